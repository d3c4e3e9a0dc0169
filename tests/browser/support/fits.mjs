// What does not fit in: the page in the window, the text in its box.

/** What reaches beyond the window, if the page can be pushed to the side. */
export function wide(page) {
  return page.evaluate(() => {
    const width = document.documentElement.clientWidth;
    if (document.documentElement.scrollWidth <= width) return [];
    const beyond = [...document.querySelectorAll('body *')].filter((node) => node.getBoundingClientRect().right > width + 0.5);
    return beyond.slice(0, 5).map((node) => `${node.tagName} .${node.className}: ${Math.round(node.getBoundingClientRect().right)} > ${width}`);
  });
}

/** Text that is cut off: elements that hide what does not fit in, and hold more than fits in. */
export function cut(page) {
  return page.evaluate(() => {
    const hides = (style) => [style.overflowX, style.overflowY].some((value) => value === 'hidden' || value === 'clip');
    const seen = (node) => node.clientWidth > 2 && node.clientHeight > 2 && node.innerText && node.innerText.trim();
    const found = [...document.querySelectorAll('body *')].filter((node) => {
      return hides(getComputedStyle(node)) && seen(node) && (node.scrollWidth > node.clientWidth + 1 || node.scrollHeight > node.clientHeight + 1);
    });
    return found.slice(0, 5).map((node) => `${node.tagName} .${node.className}: ${node.innerText.slice(0, 30)}`);
  });
}
