// A reader with a keyboard alone, beyond keyboard.test.mjs: into what opens, out of the page's end, and back again.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';

import { LANGS, PAGES, beside, policy, settled } from './support/pages.mjs';
import { openSite } from './support/site.mjs';

let site;
before(async () => (site = await openSite()));
after(() => site.close());

/** Where the focus is: the n-th of all elements, or -1 outside of the page. */
const place = (page) => page.evaluate(() => (document.activeElement === document.body ? -1 : [...document.querySelectorAll('*')].indexOf(document.activeElement)));

/** Presses a key until the focus leaves the page or begins anew: where it was on the way. */
async function walk(page, key) {
  const places = [];
  for (let at = await step(page, key); at >= 0 && at !== places[0]; at = await step(page, key)) {
    assert.ok(places.length < 400, 'the keyboard does not come out of the page');
    places.push(at);
  }
  return places;
}

async function step(page, key) {
  await page.keyboard.press(key);
  return place(page);
}

for (const lang of LANGS) {
  const walked = [`${policy(lang)}measures/70/`, `${beside(lang)}measures/1/`, `${lang}/search/?q=12345`];
  test(`${lang}: everything that opens is opened with the keyboard; forward and back lead the same way, out of the page`, async () => {
    for (const path of walked) {
      const page = await site.visit(path);
      await settled(page);
      await page.evaluate(() => {
        for (const details of document.querySelectorAll('main details')) details.open = true;
        document.activeElement.blur();
      });
      const forward = await walk(page, 'Tab');
      assert.ok(forward.length > 10, path);
      assert.deepEqual(forward, [...forward].sort((a, b) => a - b), `${path}: the order is not that of the page`);
      const back = await walk(page, 'Shift+Tab');
      assert.deepEqual(back.reverse(), forward, path);
      await page.reload();
      await settled(page);
      await open(page);
      await page.context().close();
    }
  });

  test(`${lang}: the first stop of every kind of page leads over its head to its text`, async () => {
    const page = await site.visit(`${lang}/`);
    for (const [name, path] of PAGES) {
      if (!name.startsWith(`${lang} `)) continue;
      await page.goto(site.url + path);
      await settled(page);
      await page.evaluate(() => document.activeElement.blur());
      await page.keyboard.press('Tab');
      assert.equal(await page.evaluate(() => document.activeElement.className), 'skip', name);
      await page.keyboard.press('Enter');
      await page.keyboard.press('Tab');
      assert.ok(await page.evaluate(() => Boolean(document.activeElement.closest('main, footer'))), name);
    }
    await page.context().close();
  });
}

/** Opens and closes with Enter and the space bar whatever opens, and stands on it afterwards. */
async function open(page) {
  const count = await page.locator('summary:visible').count();
  for (let n = 0; n < count; n++) {
    const summary = page.locator('summary:visible').nth(n);
    await summary.focus();
    for (const [key, expected] of [['Enter', true], ['Space', false]]) {
      await page.keyboard.press(key);
      assert.equal(await summary.evaluate((node) => node.parentElement.open), expected, key);
      assert.ok(await summary.evaluate((node) => node === document.activeElement), key);
    }
  }
}
