// Two languages side by side: aligned, adjacent, linkable, printed, without a script.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';

import { LANGS, beside, policy } from './support/pages.mjs';
import { openSite } from './support/site.mjs';

let site;
before(async () => (site = await openSite()));
after(() => site.close());

const path = (page) => page.url().slice(site.url.length);
const texts = (page, selector) => page.$$eval(selector, (nodes) => nodes.map((node) => node.textContent));
const without = (options) => ({ javaScriptEnabled: false, ...options });

for (const lang of LANGS) {
  const other = LANGS.find((known) => known !== lang);

  test(`${lang}: a measure, a section and the whole text lead to both languages and back to one`, async () => {
    for (const where of ['measures/70/', 'sections/2/', 'full/']) {
      const page = await site.visit(policy(lang) + where, without());
      await page.click('.views a');
      await page.waitForURL((url) => url.href === site.url + beside(lang) + where);
      assert.equal(await page.getAttribute('html', 'lang'), lang);
      assert.deepEqual(await page.$$eval('.views a', (links) => links.map((link) => link.href.slice(-40))), [lang, other].map((one) => (site.url + policy(one) + where).slice(-40)));
      await page.click(`nav.languages a[hreflang=${other}]`);
      await page.waitForURL((url) => url.href === site.url + beside(other) + where);
      await page.click('.views a');
      await page.waitForURL((url) => url.href === site.url + policy(other) + where);
      await page.context().close();
    }
  });

  test(`${lang}: every sentence of both languages is there, each beside its own, ${lang} first`, async () => {
    const page = await site.visit(`${policy(lang)}full/`, without());
    const first = await texts(page, '.sentence');
    await page.goto(`${site.url}${policy(other)}full/`);
    const second = await texts(page, '.sentence');
    assert.equal(first.length, 170);
    await page.goto(`${site.url}${beside(lang)}full/`);
    assert.deepEqual(await texts(page, '.side:nth-of-type(1) > p:first-child'), first);
    assert.deepEqual(await texts(page, '.side:nth-of-type(2) > p:first-child'), second);
    assert.ok((await page.$$eval('.side:nth-of-type(2) > p', (nodes) => nodes.map((node) => node.lang))).every((tag) => tag === other));
    await page.context().close();
  });

  test(`${lang}: two columns begin at one height where there is room; on a phone one sentence follows the other`, async () => {
    for (const [width, columns] of [[1280, 2], [768, 2], [360, 1], [320, 1]]) {
      const page = await site.visit(`${beside(lang)}measures/70/`, without({ viewport: { width, height: 800 } }));
      const pairs = await page.$$eval('.pair', (nodes) => nodes.map((node) => [...node.querySelectorAll('.side')].map((side) => side.getBoundingClientRect().toJSON())));
      assert.equal(pairs.length, 5);
      for (const [one, two] of pairs) {
        if (columns === 2) assert.ok(Math.abs(one.top - two.top) < 12 && two.left > one.right && Math.abs(one.width - two.width) < 2, `${width} px`);
        else assert.ok(two.top >= one.bottom && Math.abs(one.left - two.left) < 1, `${width} px`);
      }
      await page.context().close();
    }
  });

  test(`${lang}: a link to a sentence marks it in both languages; the way on stays in both`, async () => {
    const page = await site.visit(`${beside(lang)}measures/70/`, without({ viewport: { width: 360, height: 640 } }));
    await page.locator('.pair > .number').nth(3).click();
    assert.match(page.url(), /#s-[0-9a-z]{6}$/);
    const marked = await page.$eval(':target', (node) => [node.querySelectorAll('.side').length, getComputedStyle(node).backgroundColor]);
    assert.equal(marked[0], 2);
    assert.notEqual(marked[1], 'rgba(0, 0, 0, 0)');
    await page.click('a[rel=next]');
    await page.waitForURL((url) => url.href === `${site.url}${beside(lang)}measures/71/`);
    await page.click('.crumbs li:nth-child(2) a');
    await page.waitForURL((url) => url.pathname.includes('/sections/'));
    assert.ok(path(page).startsWith(beside(lang)));
    await page.context().close();
  });

  test(`${lang}: on paper the columns stay, and no pair is torn`, async () => {
    const page = await site.visit(`${beside(lang)}measures/1/`, without({ viewport: { width: 630, height: 900 } }));
    await page.emulateMedia({ media: 'print' });
    const pairs = await page.$$eval('.pair', (nodes) => nodes.map((node) => [getComputedStyle(node).breakInside, ...[...node.querySelectorAll('.side')].map((side) => side.getBoundingClientRect().left)]));
    for (const [within, one, two] of pairs) assert.ok(within === 'avoid' && two > one + 100);
    await page.context().close();
  });
}
