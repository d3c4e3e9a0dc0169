// What is looked at in a page for readers who see, point or read otherwise. Every function runs in the page and gives
// what is wrong, a line each.

/** Lets the page be read with the spacing of WCAG 1.4.12, whatever its own style sheet says. */
export function spaced(on) {
  if (!on) return void (document.adoptedStyleSheets = []);
  const sheet = new CSSStyleSheet();
  sheet.replaceSync('* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important } p { margin-bottom: 2em !important }');
  document.adoptedStyleSheets = [sheet];
  return undefined;
}

/** Boxes that are pushed to the side by themselves: a keyboard reaches them, they have a name, and hold a table or a picture. */
export function boxes() {
  const found = [...document.querySelectorAll('body *')].filter((node) => /auto|scroll/.test(getComputedStyle(node).overflowX) && node.scrollWidth > node.clientWidth + 1);
  return found.flatMap((node) => {
    const named = node.getAttribute('aria-label') || node.getAttribute('aria-labelledby');
    const faults = [node.tabIndex < 0 && 'no keyboard reaches it', !named && 'it has no name', !node.querySelector('table, svg') && 'it holds no table'];
    return faults.filter(Boolean).map((fault) => `${node.tagName} .${node.className}: ${fault}`);
  });
}

/** Targets smaller than 24 px whose neighbours are too near; a link in the line of a text may be as high as the line. */
export function small() {
  const shown = (node) => node.checkVisibility() && !node.closest('.hidden, .skip');
  const area = (node) => (node.matches('input[type=radio], input[type=checkbox]') && node.closest('label')) || node;
  const targets = [...new Set([...document.querySelectorAll('a[href], button, input, select, textarea, summary')].filter(shown).map(area))];
  const boxes = targets.map((node) => [...node.getClientRects()].reduce((a, b) => (b.width * b.height > a.width * a.height ? b : a)));
  const near = (box, other) => Math.hypot(Math.max(other.left - box.x - box.width / 2, 0, box.x + box.width / 2 - other.right), Math.max(other.top - box.y - box.height / 2, 0, box.y + box.height / 2 - other.bottom)) < 12;
  return targets.flatMap((node, n) => {
    const box = boxes[n];
    if (box.width >= 23.5 && box.height >= 23.5) return [];
    const inText = getComputedStyle(node).display === 'inline' && node.parentElement.innerText.trim().length > node.innerText.trim().length + 4;
    const crowded = boxes.some((other, m) => m !== n && near(box, other));
    return inText || !crowded ? [] : [`${node.tagName} “${(node.innerText || node.ariaLabel || '').slice(0, 30)}” is ${Math.round(box.width)} × ${Math.round(box.height)} px`];
  });
}

/** What one no longer sees where the reader's system gives the colours: pictures, borders of what is typed into and pressed. */
export function lost() {
  const numbers = (color) => (color.match(/[\d.]+/g) || []).map(Number);
  const light = (color) => {
    const [r, g, b] = numbers(color).map((part) => (part / 255 <= 0.04045 ? part / 255 / 12.92 : ((part / 255 + 0.055) / 1.055) ** 2.4));
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const contrast = (one, two) => (Math.max(light(one), light(two)) + 0.05) / (Math.min(light(one), light(two)) + 0.05);
  const probe = document.body.appendChild(document.createElement('p'));
  probe.style.backgroundColor = 'Canvas';
  const canvas = getComputedStyle(probe).backgroundColor;
  probe.remove();
  const seen = (color) => /rgb/.test(color) && numbers(color)[3] !== 0 && contrast(color, canvas) >= 3;
  const name = (node) => `${node.tagName} .${node.getAttribute('class') || ''} “${(node.textContent || '').trim().slice(0, 20)}”`;
  const faults = [];
  for (const shape of document.querySelectorAll('svg :is(rect, circle, path, line, polyline, polygon, text)')) {
    const { fill, stroke } = getComputedStyle(shape);
    if (!seen(fill) && !seen(stroke)) faults.push(`${name(shape)}: ${fill}, ${stroke} on ${canvas}`);
  }
  for (const control of document.querySelectorAll('button, input[type=search]')) {
    const { borderTopStyle, borderTopColor } = getComputedStyle(control);
    if (control.checkVisibility() && (borderTopStyle === 'none' || !seen(borderTopColor))) faults.push(`${name(control)}: no border`);
  }
  for (const text of document.querySelectorAll('main a, main p, main h1, main summary, main mark, header a, footer p')) {
    const { color, backgroundColor } = getComputedStyle(text);
    const ground = numbers(backgroundColor)[3] === 0 ? canvas : backgroundColor;
    if (contrast(color, ground) < 4.5) faults.push(`${name(text)}: ${color} on ${ground}`);
  }
  return faults;
}

/** Texts that are shown out of the order in which they are read: what comes later stands higher, in the same column. */
export function disordered() {
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const faults = [];
  let last = null;
  for (let text = walker.nextNode(); text; text = walker.nextNode()) {
    const parent = text.parentElement;
    if (!text.data.trim() || !parent.checkVisibility() || parent.closest('.hidden, .skip, svg, thead, [hidden]')) continue;
    const range = document.createRange();
    range.selectNodeContents(text);
    const box = range.getBoundingClientRect();
    const above = last && box.bottom <= last.box.top + 2;
    const sameColumn = last && box.left < last.box.right && box.right > last.box.left;
    if (above && sameColumn) faults.push(`“${text.data.trim().slice(0, 20)}” stands above “${last.text.slice(0, 20)}”`);
    last = { box, text: text.data.trim() };
  }
  return faults;
}

/** A page whose style sheet is gone: what shows that should not, what is said twice, what is wider than the window. */
export function unstyled() {
  for (const sheet of document.styleSheets) sheet.disabled = true;
  const faults = [];
  for (const node of document.querySelectorAll('[hidden]')) if (node.checkVisibility()) faults.push(`hidden, and shown: ${node.outerHTML.slice(0, 60)}`);
  const blocks = [...document.querySelectorAll('h1, h2, h3, h4, li, p, dt, dd, summary, caption')].filter((node) => node.checkVisibility() && !node.role);
  const texts = (block) => {
    const walker = document.createTreeWalker(block, NodeFilter.SHOW_TEXT, (text) => (text.data.trim() ? NodeFilter.FILTER_ACCEPT : NodeFilter.FILTER_REJECT));
    const found = [];
    while (walker.nextNode()) found.push([walker.currentNode.data.trim(), walker.currentNode.parentElement.closest('[lang]').lang].join(' '));
    return found;
  };
  for (const block of blocks) {
    const said = texts(block);
    if (said.length === 0 && !block.querySelector('svg, input')) faults.push(`empty: ${block.outerHTML.slice(0, 80)}`);
    const twice = said.find((text, n) => text.length > 4 && text === said[n + 1]);
    if (twice) faults.push(`said twice: ${twice.slice(0, 60)}`);
  }
  const width = document.documentElement.clientWidth;
  const wide = [...document.querySelectorAll('body svg, body img')].filter((node) => node.getBoundingClientRect().right > width + 1);
  return [...faults, ...wide.map((node) => `wider than the window: ${node.outerHTML.slice(0, 60)}`)];
}
