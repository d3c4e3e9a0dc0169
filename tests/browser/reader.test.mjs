// What a reader does: asks, clicks, changes the language, goes back, shares an address.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';

import { policy } from './support/pages.mjs';
import { closeQuietly, openSite } from './support/site.mjs';

let site;
before(async () => (site = await openSite()));
after(() => site.close());

// A result may lead to a sentence of its page.
const path = (page) => page.url().slice(site.url.length).replace(/#s\d+$/, '');
const main = (page) => page.innerText('main');

/** Types into the search box of the page and sends it off. */
async function ask(page, query) {
  await page.click('input[type=search]');
  await page.keyboard.type(query);
  await page.keyboard.press('Enter');
  return results(page);
}

/** Waits for the results of the present query: the links' texts. */
async function results(page) {
  await page.waitForURL(/search\//);
  await page.waitForSelector('#results[data-state=ready]', { state: 'attached' });
  return page.$$eval('#results > li', (items) => items.map((item) => item.querySelector('a').innerText));
}

/** Clicks the first link of the n-th result. */
async function follow(page, n) {
  await page.locator('#results > li').nth(n).locator('a').first().click();
  await page.waitForURL((url) => !url.pathname.endsWith('/search/'));
}

/** What 一网通办 is called in each language. */
const ONLINE = { zh: '一网通办', en: 'one-stop online services' };

for (const lang of ['zh', 'en']) {
  test(`${lang}: who asks for 科技局 on the home page comes to the department and to what it leads`, async () => {
    const page = await site.visit(`${lang}/`);
    const found = await ask(page, '科技局');
    assert.equal(path(page), `${lang}/search/?q=${encodeURIComponent('科技局')}`);
    assert.ok(found.length > 5, String(found));
    await follow(page, 0);
    assert.equal(path(page), `${lang}/departments/science-and-technology-bureau/`);
    await page.goBack();
    assert.deepEqual(await results(page), found);
    await page.locator('#results a[href*="/measures/"]').first().click();
    await page.waitForURL(/measures\/\d+\/(#s\d+)?$/);
    assert.match(await page.innerText('aside'), /科技局/);
    await closeQuietly(page);
  });

  test(`${lang}: who asks for ${ONLINE[lang]} comes to a measure that speaks of it, in the other language too`, async () => {
    const page = await site.visit(`${lang}/`);
    assert.ok((await ask(page, ONLINE[lang])).length > 0);
    await follow(page, 0);
    const here = path(page);
    assert.match(here, new RegExp(`^${policy(lang)}measures/\\d+/$`));
    assert.ok((await main(page)).includes(ONLINE[lang]));
    const other = lang === 'zh' ? 'en' : 'zh';
    const heading = await page.innerText('h1 .number');
    await page.click(`nav.languages a[lang=${other}]`);
    await page.waitForURL((url) => url.pathname.includes(`/${other}/`));
    assert.equal(path(page), here.replace(policy(lang), policy(other)));
    assert.equal(await page.getAttribute('html', 'lang'), other);
    assert.ok((await main(page)).includes(ONLINE[other]));
    assert.equal(heading.match(/\d+/)[0], (await page.innerText('h1 .number')).match(/\d+/)[0]);
    await closeQuietly(page);
  });
}

test('English words find what a department leads', async () => {
  const page = await site.visit('en/');
  await ask(page, 'science and technology bureau');
  await follow(page, 0);
  assert.equal(path(page), 'en/departments/science-and-technology-bureau/');
  await closeQuietly(page);
});

test('a measure is found by its number and by a figure in it', async () => {
  const page = await site.visit('zh/');
  await ask(page, '5000名');
  await follow(page, 0);
  assert.equal(path(page), `${policy('zh')}measures/1/`);
  await page.goto(`${site.url}zh/search/?q=33`);
  const found = await results(page);
  assert.match(found[0], /33/);
  await closeQuietly(page);
});

test('back and forward bring back what was asked and found', async () => {
  const page = await site.visit('zh/');
  const first = await ask(page, '科技局');
  await page.fill('input[type=search]', '');
  // As slow as a reader types, so that there are results on the way.
  for (const character of '一网通办') {
    await page.keyboard.insertText(character);
    await page.waitForTimeout(200);
  }
  await page.keyboard.press('Enter');
  const second = await results(page);
  assert.notDeepEqual(first, second);
  await page.evaluate(() => history.back());
  await page.waitForFunction(() => document.querySelector('input[type=search]').value === '科技局');
  assert.deepEqual(await results(page), first);
  await page.evaluate(() => history.forward());
  await page.waitForFunction(() => document.querySelector('input[type=search]').value === '一网通办');
  assert.deepEqual(await results(page), second);
  await page.reload();
  assert.deepEqual(await results(page), second);
  await closeQuietly(page);
});

test('a shared address shows the same results to another reader', async () => {
  const one = await site.visit('en/');
  const found = await ask(one, 'talent');
  const shared = path(one);
  await closeQuietly(one);
  const other = await site.visit(shared);
  assert.deepEqual(await results(other), found);
  assert.equal(await other.inputValue('input[type=search]'), 'talent');
  await closeQuietly(other);
});

test('the language can be changed on the way, and the question is kept', async () => {
  const page = await site.visit(`zh/search/?q=${encodeURIComponent('科技局')}`);
  await results(page);
  await page.click('nav.languages a[lang=en]');
  await page.waitForURL(/en\/search\//);
  assert.equal(path(page), `en/search/?q=${encodeURIComponent('科技局')}`);
  assert.ok((await results(page)).length > 5);
  await closeQuietly(page);
});

test('nothing is loaded for the search before a reader searches', async () => {
  for (const address of ['zh/', 'en/opening-up/measures/1/', 'en/search/']) {
    site.asked.length = 0;
    const page = await site.visit(address);
    await page.waitForLoadState('networkidle');
    assert.deepEqual(site.asked.filter((asked) => asked.endsWith('.json')), [], address);
    await closeQuietly(page);
  }
});

test('the chooser leads to both languages', async () => {
  for (const [lang, words] of [['zh', '太仓'], ['en', 'Taicang']]) {
    const page = await site.visit('');
    await page.click(`a[hreflang=${lang}]`);
    await page.waitForURL((url) => url.pathname.endsWith(`/${lang}/`));
    assert.match(await main(page), new RegExp(words));
    await closeQuietly(page);
  }
});
