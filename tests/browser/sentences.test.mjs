// From a sentence to the same one in the other language, and to a link that names it.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';

import { LANGS, beside, policy } from './support/pages.mjs';
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
      await page.locator('.sentence:has(:target) + .marks .twin').click();
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

  test(`${lang}: a link to one sentence is one tap away`, async () => {
    const page = await site.visit(`${policy(lang)}measures/70/`, { javaScriptEnabled: false, viewport: { width: 360, height: 640 } });
    await page.click('.marks a[data-mark="4"]');
    assert.match(page.url(), /#s-[0-9a-z]{6}$/);
    assert.equal(await marked(page), await page.$eval('#s4', (node) => node.textContent));
    await page.context().close();
  });

  test(`${lang}: citations are ready to copy, in both languages, with today's day and the address of the sentence`, async () => {
    const page = await site.visit(`${policy(lang)}measures/1/`);
    const today = await page.evaluate(() => new Date().toLocaleDateString('sv'));
    await page.click('.cites summary');
    const citations = await page.$$eval('.cites dd', (nodes) => nodes.map((node) => ({ lang: node.closest('[lang]').lang, text: node.textContent })));
    assert.deepEqual(citations.map((citation) => citation.lang), [lang, other, lang, other]);
    for (const [n, { lang: cited, text }] of citations.entries()) {
      assert.ok(text.includes(today), text);
      const [address] = text.match(/http:\S+#s-[0-9a-z]{6}/);
      assert.ok(address.startsWith(`${site.url}${policy(cited)}measures/1/`), text);
      const reader = await site.visit(address.slice(site.url.length));
      assert.ok(text.includes(await marked(reader)), text);
      assert.match(text, cited === 'zh' ? /\[发文机关未载明\].*\[文号未载明\], 第1条第.句\[EB\/OL\]/ : /measure 1, sentence . \(.*issuer not given; document number not given; date not given\)/);
      assert.ok(text.includes(n < 2 ? '5000' : '5%') || text.includes('5,000'), text);
      await closeQuietly(reader);
    }
    const selected = await page.locator('.cites dd').nth(1).click().then(() => page.evaluate(() => getSelection().toString()));
    assert.equal(selected.trim(), citations[1].text.trim());
    await closeQuietly(page);
  });

  test(`${lang}: a link to a sentence that has changed since says so, and only that one`, async () => {
    for (const where of [`${policy(lang)}measures/1/#s-`, `${policy(lang)}full/#m1-s-`, `${beside(lang)}measures/1/#s-`, `${beside(lang)}sections/1/#m1-s-`]) {
      const page = await site.visit(`${where}zzzzzz`);
      await page.waitForSelector('#gone:not([hidden])');
      assert.ok(await page.evaluate(() => document.activeElement.id === 'gone'));
      const there = await page.$eval('.sentence [id]', (node) => node.id);
      await page.evaluate((id) => { location.hash = id; }, there);
      await page.waitForSelector('#gone', { state: 'hidden' });
      await page.evaluate(() => { location.hash = 'main'; });
      assert.ok(await page.isHidden('#gone'));
      await closeQuietly(page);
    }
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
