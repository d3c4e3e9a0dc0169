// A reader with a keyboard alone, and one who follows a link to a sentence.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';

import { LANGS, PAGES, policy, settled } from './support/pages.mjs';
import { openSite } from './support/site.mjs';

let site;
before(async () => (site = await openSite()));
after(() => site.close());

for (const [name, path] of PAGES) {
  // The full text has the same parts as the other pages, many times over.
  if (name.includes('full text')) continue;
  test(`${name}: everything is reached with the Tab key, in order, and the focus is seen`, async () => {
    const page = await site.visit(path, { viewport: { width: 1280, height: 500 } });
    await settled(page);
    const expected = await page.evaluate(mark);
    const reached = [];
    const unseen = [];
    // A page may take the focus itself; the reader begins at the top.
    await page.evaluate(() => document.activeElement.blur());
    for (let n = 0; n < expected; n++) {
      await page.keyboard.press('Tab');
      const { order, faults } = await page.evaluate(look);
      reached.push(order);
      unseen.push(...faults);
    }
    assert.deepEqual(reached, [...Array(expected).keys()]);
    assert.deepEqual(unseen, []);
    await page.context().close();
  });
}

test('the first Tab shows a link that leads to the text', async () => {
  for (const lang of LANGS) {
    const page = await site.visit(`${policy(lang)}measures/1/`);
    await page.keyboard.press('Tab');
    const skip = page.locator('a.skip');
    assert.ok(await skip.evaluate((node) => node === document.activeElement));
    const box = await skip.boundingBox();
    assert.ok(box.x >= 0 && box.y >= 0 && box.width > 30 && box.height > 20, JSON.stringify(box));
    await page.keyboard.press('Enter');
    await page.keyboard.press('Tab');
    assert.ok(await page.evaluate(() => document.querySelector('main').contains(document.activeElement)));
    await page.context().close();
  }
});

test('a link to a sentence shows that sentence, under nothing', async () => {
  for (const width of [360, 1280]) {
    for (const path of [`${policy('zh')}measures/70/`, `${policy('en')}measures/70/`]) {
      const page = await site.visit(path, { viewport: { width, height: 360 } });
      const anchors = await page.$$eval('.sentence [id], .sentence[id]', (nodes) => nodes.map((node) => node.id));
      assert.ok(anchors.length >= 4, String(anchors));
      for (const anchor of anchors) {
        await page.goto(`${site.url}${path}#${anchor}`);
        assert.equal(await page.evaluate(hidden, anchor), '', `${path}#${anchor} at ${width} px`);
      }
      await page.context().close();
    }
  }
});

test('a link to a measure in the full text shows it, under nothing', async () => {
  for (const lang of LANGS) {
    for (const anchor of ['m1', 'm40', 'section-3', 'item-30']) {
      const page = await site.visit(`${policy(lang)}full/#${anchor}`, { viewport: { width: 360, height: 500 } });
      assert.equal(await page.evaluate(hidden, anchor), '', `${lang} #${anchor}`);
      await page.context().close();
    }
  }
});

/** In the page: numbers what takes the focus, in the order of the page, and remembers how it looks without. */
function mark() {
  const selector = 'a[href], button, input, select, textarea, summary, [tabindex="0"]';
  const found = [...document.querySelectorAll(selector)].filter((node) => {
    return !node.disabled && node.getClientRects().length > 0 && node.checkVisibility() && getComputedStyle(node).visibility === 'visible';
  });
  window.looks = (node) => {
    const style = getComputedStyle(node);
    const outline = style.outlineStyle === 'none' ? '' : `${style.outlineStyle} ${style.outlineWidth} ${style.outlineColor}`;
    return [outline, style.boxShadow, style.borderColor, style.backgroundColor].join('; ');
  };
  document.activeElement.blur();
  window.marked = new Map(found.map((node, order) => [node, { order, looks: window.looks(node) }]));
  return found.length;
}

/** In the page: where the focus is, and whether a reader sees it there. */
function look() {
  const node = document.activeElement;
  const was = window.marked.get(node);
  if (!was) return { order: node.outerHTML.slice(0, 100), faults: [] };
  const name = `${node.tagName} ${(node.innerText || node.name || '').slice(0, 30)}`;
  const faults = [];
  if (window.looks(node) === was.looks) faults.push(`${name}: looks the same with the focus`);
  const rects = [...node.getClientRects()].filter((rect) => rect.width > 0 && rect.height > 0);
  const seen = rects.some((rect) => {
    const top = document.elementFromPoint(rect.left + rect.width / 2, rect.top + Math.min(rect.height / 2, 20));
    return top && (node.contains(top) || top.contains(node));
  });
  if (!seen) faults.push(`${name}: is covered or out of sight`);
  return { order: was.order, faults };
}

/** In the page: why the beginning of an element cannot be seen, or nothing. */
function hidden(id) {
  const node = document.getElementById(id);
  if (!node) return 'no such anchor';
  const rect = node.getClientRects()[0];
  if (rect.top < 0 || rect.top > innerHeight - 20) return `out of the window: ${rect.top}`;
  const top = document.elementFromPoint(rect.left + Math.min(rect.width / 2, 40), rect.top + Math.min(rect.height / 2, 12));
  return top && (node.contains(top) || top.contains(node)) ? '' : `covered by ${top && top.tagName} .${top && top.className}`;
}
