// Every kind of page as it comes to the reader: quiet, of one origin, as wide as the window, open to everyone.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, before, test } from 'node:test';

import { cut, wide } from './support/fits.mjs';
import { PAGES, settled } from './support/pages.mjs';
import { closeQuietly, openSite } from './support/site.mjs';

const AXE = readFileSync(new URL('node_modules/axe-core/axe.min.js', import.meta.url), 'utf8');
const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
const WIDTHS = [360, 1280];

let site;
before(async () => (site = await openSite()));
after(() => site.close());

for (const [name, path] of PAGES) {
  test(`${name}: loads from here alone, without a word on the console`, async () => {
    const page = await site.visit(path, { viewport: { width: 360, height: 800 } });
    await settled(page);
    await page.setViewportSize({ width: 1280, height: 800 });
    const answer = await page.reload();
    assert.equal(answer.status(), name === 'not found' ? 404 : 200);
    await settled(page);
    await closeQuietly(page);
  });

  test(`${name}: is no wider than the window, at 320 px and with letters of twice the size`, async () => {
    const page = await site.visit(path, { viewport: { width: 320, height: 640 } });
    await settled(page);
    assert.deepEqual(await wide(page), [], 'at 320 px');
    const before = await sizes(page);
    await page.evaluate(() => {
      const root = document.documentElement;
      root.style.fontSize = `${parseFloat(getComputedStyle(root).fontSize) * 2}px`;
    });
    const grown = (await sizes(page)).filter(({ size }, n) => size < before[n].size * 1.9);
    assert.deepEqual(grown, [], 'letters that do not grow');
    for (const width of WIDTHS) {
      await page.setViewportSize({ width, height: 640 });
      assert.deepEqual(await wide(page), [], `200 % at ${width} px`);
      assert.deepEqual(await cut(page), [], `cut off at 200 % and ${width} px`);
    }
    await page.context().close();
  });

  test(`${name}: has no barrier that axe finds, light or dark`, async () => {
    const page = await site.visit(path);
    await settled(page);
    await page.evaluate(AXE);
    const found = [];
    for (const width of WIDTHS) {
      await page.setViewportSize({ width, height: 800 });
      for (const colorScheme of ['light', 'dark']) {
        await page.emulateMedia({ colorScheme });
        const barred = await barriers(page, colorScheme === 'light' ? RULES : null);
        found.push(...barred.map((barrier) => `${colorScheme}, ${width} px: ${barrier}`));
        if ((await isLight(page)) !== (colorScheme === 'light')) found.push(`the page is not ${colorScheme}`);
      }
    }
    assert.deepEqual(found, []);
    await page.context().close();
  });
}

/** What axe finds, a line each; without `tags` the contrast alone is looked at. */
async function barriers(page, tags) {
  const only = tags ? { type: 'tag', values: tags } : { type: 'rule', values: ['color-contrast', 'link-in-text-block'] };
  const { violations } = await page.evaluate((runOnly) => axe.run(document, { runOnly, resultTypes: ['violations'] }), only);
  return violations.map(({ id, nodes }) => `${id} (${nodes.length}×): ${nodes[0].target.join(' ')}: ${nodes[0].failureSummary.replace(/\s+/g, ' ')}`);
}

/** Whether the ground is light: that of the body, of the root behind it, or else the browser's, which its ink tells. */
function isLight(page) {
  return page.evaluate(() => {
    const grounds = [document.body, document.documentElement].map((node) => getComputedStyle(node).backgroundColor);
    const light = (color) => Math.max(...color.match(/[\d.]+/g).slice(0, 3).map(Number)) > 128;
    const shown = grounds.find((color) => color !== 'rgba(0, 0, 0, 0)');
    return shown ? light(shown) : !light(getComputedStyle(document.body).color);
  });
}

/** The sizes of the letters of every element that has some, but in pictures: what they show stands in a table. */
function sizes(page) {
  return page.evaluate(() => {
    const texts = [...document.querySelectorAll('body *')].filter((node) => [...node.childNodes].some((child) => child.nodeType === 3 && child.data.trim()) && !node.closest('svg'));
    return texts.map((node) => ({ node: `${node.tagName} .${node.className}`, size: parseFloat(getComputedStyle(node).fontSize) }));
  });
}
