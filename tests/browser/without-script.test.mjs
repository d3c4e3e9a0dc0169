// A browser without JavaScript, or one in which it fails: all of the site but the search.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';

import { LANGS, PAGES, policy } from './support/pages.mjs';
import { openSite } from './support/site.mjs';

let site;
before(async () => (site = await openSite()));
after(() => site.close());

/** The first part of an address in the other language; side by side stays side by side. */
const mirrored = (langs, lang, other) => (langs.includes('-') ? `${other}-${lang}` : other);

const links = (page) => page.$$eval('a', (nodes) => nodes.map((node) => node.getAttribute('href')));

test('beside the one that all pages have, the search page alone has a script; every other page is whole without', async () => {
  const page = await site.visit('', { javaScriptEnabled: false });
  for (const [name, path] of PAGES) {
    await page.goto(site.url + path);
    const scripts = await page.$$eval('script', (nodes) => nodes.filter((node) => node.type !== 'application/ld+json' && !/page\.\w+\.js$/.test(node.src)).length);
    assert.equal(scripts, path.includes('search/') ? 1 : 0, name);
    assert.ok((await page.innerText('body')).length > 20, name);
  }
  await page.context().close();
});

test('the language can be changed on every kind of page, and leads to the same page', async () => {
  const page = await site.visit('', { javaScriptEnabled: false });
  for (const [name, path] of PAGES) {
    const lang = LANGS.find((known) => path.startsWith(`${known}/`) || path.startsWith(`${known}-`));
    if (!lang) continue;
    await page.goto(site.url + path);
    const other = LANGS.find((known) => known !== lang);
    assert.equal(await page.getAttribute('html', 'lang'), lang, name);
    await page.click(`nav.languages a[hreflang=${other}]`);
    await page.waitForURL((url) => new RegExp(`/${other}[-/]`).test(url.pathname));
    assert.equal(page.url().slice(site.url.length), path.replace(/^[-a-z]+/, (langs) => mirrored(langs, lang, other)).replace(/\?.*/, ''), name);
    assert.equal(await page.getAttribute('html', 'lang'), other, name);
  }
  await page.context().close();
});

test('the search page says what it needs and leads to the full text', async () => {
  for (const lang of LANGS) {
    const page = await site.visit(`${lang}/`, { javaScriptEnabled: false });
    await page.fill('input[type=search]', '科技局');
    await page.press('input[type=search]', 'Enter');
    await page.waitForURL(/search\//);
    assert.match(await page.innerText('main'), /JavaScript/);
    await page.click('main .notice a');
    await page.waitForURL((url) => url.href === `${site.url}${policy(lang)}full/`);
    assert.match(await page.innerText('main'), /科技局/);
    await page.context().close();
  }
});

test('a search page whose script does not come is no dead end', async () => {
  site.instead.answer = (path) => (path.endsWith('.js') ? { status: 404, body: '' } : undefined);
  const page = await site.visit(`zh/search/?q=${encodeURIComponent('科技局')}`);
  const ways = await links(page);
  site.instead.answer = () => undefined;
  assert.ok(ways.some((href) => href && href.endsWith('/full/')));
  await page.context().close();
});
