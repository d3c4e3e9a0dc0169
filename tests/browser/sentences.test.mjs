// From a sentence to the same one in the other language, and to a link that names it.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';

import { LANGS, policy } from './support/pages.mjs';
import { closeQuietly, openSite } from './support/site.mjs';

let site;
before(async () => (site = await openSite()));
after(() => site.close());

const path = (page) => page.url().slice(site.url.length);

/** The text of the sentence that is marked as the one a link leads to. */
const marked = (page) => page.$eval('.sentence:target, .sentence :target', (node) => node.textContent);

for (const lang of LANGS) {
  const other = LANGS.find((known) => known !== lang);
  for (const where of ['measures/70/', 'full/']) {
    test(`${lang} ${where}: one tap leads from a sentence to the same one in the other language, and one back`, async () => {
      const page = await site.visit(policy(lang) + where, { javaScriptEnabled: false, viewport: { width: 360, height: 640 } });
      const twins = page.locator(where === 'full/' ? '#m70 .twin' : '.twin');
      assert.equal(await twins.count(), 5);
      const here = await page.$$eval(where === 'full/' ? '#m70 .sentence' : '.sentence', (nodes) => nodes.map((node) => node.textContent));
      await twins.nth(2).click();
      await page.waitForURL((url) => url.pathname.includes(`/${other}/`) && url.hash.includes('s-'));
      assert.match(path(page), new RegExp(`^${policy(other)}${where}#`));
      assert.ok((await marked(page)).length > 10);
      await page.locator('.sentence:has(:target) + .twin').click();
      await page.waitForURL((url) => url.pathname.includes(`/${lang}/`));
      assert.equal(await marked(page), here[2]);
      await page.context().close();
    });
  }

  test(`${lang}: sentences take no tab stop until their links are wanted, and then each has its own, by name`, async () => {
    const page = await site.visit(`${policy(lang)}measures/70/`, { javaScriptEnabled: false });
    const stops = () => page.$$eval('main .body a[href]:not([tabindex="-1"])', (links) => links.filter((link) => link.checkVisibility()).length);
    const before = await stops();
    await page.focus('.cites summary');
    await page.keyboard.press('Enter');
    assert.equal(await stops(), before + 10);
    const names = await page.$$eval('.cites a', (links) => links.map((link) => link.textContent));
    assert.equal(new Set(names).size, 10);
    assert.ok(names.every((name) => /\d/.test(name)), String(names));
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await page.waitForURL((url) => url.hash.startsWith('#s-'));
    assert.ok((await marked(page)).length > 10);
    await page.context().close();
  });

  test(`${lang}: what is copied is the text, without the ways to the other language`, async () => {
    const page = await site.visit(`${policy(lang)}measures/1/`);
    const { copied, text } = await page.evaluate(() => {
      getSelection().selectAllChildren(document.querySelector('.text'));
      const sentences = [...document.querySelectorAll('.sentence')].map((node) => node.textContent);
      return { copied: getSelection().toString(), text: sentences.join('') };
    });
    const bare = (words) => words.replace(/\s/g, '');
    assert.equal(bare(copied), bare(text));
    await closeQuietly(page);
  });
}
