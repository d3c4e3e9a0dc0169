// Every kind of page for readers who enlarge, space out, recolour or undress it: what axe does not look at.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';

import { boxes, disordered, lost, small, spaced, unstyled } from './support/access.mjs';
import { cut, wide } from './support/fits.mjs';
import { PAGES, files, settled } from './support/pages.mjs';
import { nodes, structure } from './support/reading.mjs';
import { FOLDER, openSite } from './support/site.mjs';

let site;
before(async () => (site = await openSite()));
after(() => site.close());

/** Notes what a look at the page finds, under the words for how it was looked at. */
async function noted(faults, how, look) {
  faults.push(...(await look).map((fault) => `${how}: ${fault}`));
}

/** What is wrong with the page's room: in a narrow window, with more space between letters, with letters of twice the size. */
async function room(page, faults) {
  for (const width of [320, 1280]) {
    await page.setViewportSize({ width, height: 640 });
    await noted(faults, `${width} px`, page.evaluate(boxes));
    await noted(faults, `${width} px`, page.evaluate(small));
    await page.evaluate(spaced, true);
    await noted(faults, `spaced out, ${width} px`, wide(page));
    await noted(faults, `spaced out, ${width} px, cut off`, cut(page));
    await page.evaluate(spaced, false);
  }
  await page.setViewportSize({ width: 320, height: 640 });
  await noted(faults, 'order at 320 px', page.evaluate(disordered));
  await page.evaluate(() => (document.documentElement.style.fontSize = `${parseFloat(getComputedStyle(document.documentElement).fontSize) * 2}px`));
  await noted(faults, 'twice the size at 320 px', wide(page));
  await noted(faults, 'twice the size at 320 px, cut off', cut(page));
  await noted(faults, 'twice the size at 320 px', page.evaluate(boxes));
  await page.evaluate(() => document.documentElement.removeAttribute('style'));
}

for (const [name, path] of PAGES) {
  test(`${name}: is open to readers who listen, enlarge, space out, recolour or undress it`, async () => {
    const page = await site.visit(path);
    await settled(page);
    const faults = structure(await nodes(page), !['chooser', 'not found'].includes(name));
    await room(page, faults);
    for (const colorScheme of ['light', 'dark']) {
      await page.emulateMedia({ forcedColors: 'active', colorScheme });
      await noted(faults, `forced colours, ${colorScheme}`, page.evaluate(lost));
    }
    await page.emulateMedia({ forcedColors: 'none', colorScheme: 'light' });
    await noted(faults, 'no style sheet', page.evaluate(unstyled));
    assert.deepEqual(faults, []);
    await page.context().close();
  });
}

test('in the systems colours one sees where the focus is, where a link has led, and on which page one is', async () => {
  for (const path of ['en/opening-up/measures/70/', 'en-zh/opening-up/measures/70/']) {
    const page = await site.visit(path, { forcedColors: 'active' });
    const anchor = await page.$eval('.sentence[id], .sentence [id]', (node) => node.id);
    await page.goto(`${site.url}${path}#${anchor}`);
    const drawn = (node) => getComputedStyle(node).outlineStyle !== 'none' || getComputedStyle(node.querySelector('*') || node).outlineStyle !== 'none';
    assert.ok(await page.$eval(':target', drawn), `${path}: the sentence is not marked`);
    await page.focus('.skip');
    await page.keyboard.press('Tab');
    assert.equal(await page.evaluate(() => getComputedStyle(document.activeElement).outlineStyle), 'solid');
    assert.match(await page.$eval('nav.languages [aria-current]', (node) => getComputedStyle(node).textDecorationLine), /underline/);
    await page.context().close();
  }
});

test('nothing moves on any page: the style sheet knows no motion', () => {
  const sheets = files('.css').map((file) => readFileSync(join(FOLDER, file), 'utf8'));
  assert.ok(sheets.length > 0);
  for (const sheet of sheets) assert.doesNotMatch(sheet, /(transition|animation)[a-z-]*:|scroll-behavior:\s*smooth|@keyframes/);
});
