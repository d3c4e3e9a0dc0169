// The outline beside a text shows where one is: on a wide screen always, on a phone when it is opened; without a script.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';

import { LANGS, beside, policy } from './support/pages.mjs';
import { openSite } from './support/site.mjs';

let site;
before(async () => (site = await openSite()));
after(() => site.close());

const MEASURE = [['true', '五'], ['true', '27'], ['page', '70']];
const SECTION = [['page', '三']];

/** What the outline marks: how, and its numeral or number. */
const marked = (page) => page.$$eval('.outline [aria-current]', (links) => links.map((link) => [link.getAttribute('aria-current'), link.textContent.match(/[一二三四五]|\d+/)[0]]));

for (const lang of LANGS) {
  for (const folder of [policy(lang), beside(lang)]) {
    for (const [where, current, items] of [['measures/70/', MEASURE, 5], ['sections/3/', SECTION, 7], ['full/', [], 30]]) {
      test(`${folder}${where}: the outline shows where one is, open on a wide screen and to be opened on a phone`, async () => {
        const page = await site.visit(folder + where, { javaScriptEnabled: false });
        assert.deepEqual(await marked(page), current);
        const links = page.locator('.outline a');
        assert.equal(await page.locator('.outline ol ol > li').count(), items);
        assert.ok(await links.first().isVisible());
        for (const link of await page.locator('.outline [aria-current]').all()) {
          assert.ok(await link.isVisible());
          assert.equal(await link.evaluate((node) => getComputedStyle(node).fontWeight), '700');
        }
        await page.setViewportSize({ width: 360, height: 640 });
        assert.equal(await links.first().isVisible(), false);
        await page.click('.outline summary');
        assert.ok(await links.last().isVisible());
        await page.locator('.outline ol ol a').nth(2).click();
        await page.waitForURL(/#item-\d+$/);
        assert.ok(await page.locator(':target').isVisible());
        await page.context().close();
      });
    }
  }
}
