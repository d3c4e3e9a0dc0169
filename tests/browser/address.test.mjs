// A site that knows its address: what stands at absolute addresses, which a portal and a search engine follow.

import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { fileURLToPath } from 'node:url';

import { LANGS, PAGES, files } from './support/pages.mjs';
import { serve } from './support/server.mjs';
import { launch } from './support/site.mjs';

const ADDRESS = 'https://portal.example/column/policy/';
const ROOT = fileURLToPath(new URL('../..', import.meta.url));

let folder;
let browser;
let server;
before(async () => {
  folder = join(mkdtempSync(join(tmpdir(), 'duizhao-address-')), 'public');
  execFileSync('cargo', ['run', '--locked', '--quiet', '--', 'build', '--out', folder, '--base-url', ADDRESS], { cwd: ROOT, stdio: 'ignore' });
  server = await serve(folder);
  browser = await launch();
});
after(async () => {
  await browser.close();
  await server.close();
  rmSync(join(folder, '..'), { recursive: true });
});

const file = (address) => {
  assert.ok(address.startsWith(ADDRESS), address);
  return join(folder, address.slice(ADDRESS.length).replace(/(^|\/)$/, '$1index.html'));
};

test('every page has one address, and names that of each other language, which exists and answers in kind', () => {
  // Side by side is another view of the pages in one language, which are the ones to find.
  for (const path of files('.html', folder).filter((path) => /^(zh-en|en-zh)\//.test(path))) {
    const html = readFileSync(join(folder, path), 'utf8');
    const [, canonical] = html.match(/<link rel="canonical" href="([^"]+)">/) || assert.fail(path);
    assert.equal(canonical, ADDRESS + path.replace(/^(..)-../, '$1').replace('index.html', ''));
    assert.doesNotMatch(html, /hreflang="[^"]+" href="https:/, path);
  }
  const pages = files('.html', folder).filter((path) => /^(zh|en)\/(?!search)/.test(path));
  assert.ok(pages.length > 250);
  for (const path of pages) {
    const html = readFileSync(join(folder, path), 'utf8');
    const [, canonical] = html.match(/<link rel="canonical" href="([^"]+)">/) || assert.fail(path);
    assert.ok(existsSync(file(canonical)), `${path}: ${canonical}`);
    const alternates = new Map([...html.matchAll(/<link rel="alternate" hreflang="([^"]+)" href="([^"]+)">/g)].map(([, lang, href]) => [lang, href]));
    for (const lang of LANGS) {
      const other = readFileSync(file(alternates.get(lang)), 'utf8');
      assert.ok(other.includes(`<html lang="${lang}"`), `${path}: ${lang}`);
      assert.ok(other.includes(`href="${canonical}"`), `${path}: the ${lang} page does not answer`);
    }
  }
});

test('the sitemap lists pages that exist, each with its languages', () => {
  const sitemap = readFileSync(join(folder, 'sitemap.xml'), 'utf8');
  const listed = [...sitemap.matchAll(/<loc>([^<]+)<\/loc>/g)].map(([, address]) => address);
  assert.ok(listed.length > 200);
  assert.equal(new Set(listed).size, listed.length);
  for (const address of listed) assert.ok(existsSync(file(address)), address);
  assert.deepEqual(listed.filter((address) => /\/(zh-en|en-zh)\//.test(address)), []);
  for (const [, address] of sitemap.matchAll(/href="([^"]+)"/g)) assert.ok(existsSync(file(address)), address);
});

test('a page that does not exist, however deep, is dressed and leads home', async () => {
  const page = await browser.newPage();
  // What stands at the site's address is answered from the folder.
  await page.route(`${ADDRESS}**`, (route) => {
    const path = file(route.request().url());
    return existsSync(path) ? route.fulfill({ path }) : route.fulfill({ status: 404, contentType: 'text/html', path: join(folder, '404.html') });
  });
  await page.goto(`${ADDRESS}zh/no/such/page/`);
  const ground = await page.evaluate(() => document.styleSheets.length);
  assert.ok(ground > 0, 'no style sheet');
  for (const lang of LANGS) {
    assert.equal(await page.getAttribute(`[lang=${lang}] a, a[lang=${lang}]`, 'href'), `${ADDRESS}${lang}/`);
  }
  await page.close();
});

test('the same site works elsewhere: its links stay where it is read', async () => {
  const context = await browser.newContext();
  const left = [];
  context.on('request', (request) => request.url().startsWith(server.url) || left.push(request.url()));
  const page = await context.newPage();
  for (const [name, path] of PAGES) {
    if (name === 'not found') continue;
    await page.goto(server.url + path);
    const outside = await page.$$eval('a[href]', (links, url) => links.map((link) => link.href).filter((href) => href.startsWith('http') && !href.startsWith(url)), server.url);
    assert.deepEqual(outside.filter((href) => href.startsWith(ADDRESS)), [], name);
  }
  assert.deepEqual(left, []);
  await context.close();
});
