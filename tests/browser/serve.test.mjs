// The live server in a browser: a saved file is seen, the reader's place is kept, mistakes come and go.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';

import { barriers } from './support/barriers.mjs';
import { live } from './support/live.mjs';
import { launch } from './support/site.mjs';

const ABOUT = 'content/pages/about/en.md';
const EN = 'content/policies/opening-up/measures/070/en.md';
const MEASURE = 'en/opening-up/measures/70/';
const ONE = ['en', 'zh'].map((lang) => `content/policies/opening-up/measures/001/${lang}.md`);

let site;
let browser;
before(async () => {
  [site, browser] = await Promise.all([live(), launch()]);
});
after(async () => {
  await browser.close();
  await site.close();
});

/** A page of the site on which nothing goes wrong. */
async function visit(path, options = {}) {
  const context = await browser.newContext({ viewport: { width: 1000, height: 500 }, ...options });
  const page = await context.newPage();
  page.faults = [];
  page.on('pageerror', (error) => page.faults.push(error.message));
  page.on('console', (message) => ['error', 'warning'].includes(message.type()) && page.faults.push(message.text()));
  await page.goto(site.url + path);
  await page.waitForSelector('.count:text("no mistake")');
  return page;
}

async function close(page) {
  assert.deepEqual(page.faults, []);
  await page.context().close();
}

const marks = (page) => page.evaluate(() => (window.before = true));
const isSamePage = (page) => page.evaluate(() => window.before === true);

test('a change is shown, and the reader stays where they are', async () => {
  const page = await visit(`${MEASURE}#s2`);
  await page.locator('details.cites').evaluate((details) => (details.open = true));
  await page.locator('#s2').evaluate((sentence) => window.scrollTo(0, sentence.getBoundingClientRect().top + scrollY - 40));
  const at = () => page.locator('#s2').evaluate((sentence) => Math.round(sentence.getBoundingClientRect().top));
  const top = await at();
  const title = site.read(EN);
  // A longer title above moves everything; the sentence stays where it was in the window.
  site.write(EN, title.replace(/^title: .*$/m, `title: ${'A much longer title of this measure '.repeat(6).trim()}`));
  await page.waitForSelector('h1:has-text("much longer title")');
  await page.waitForLoadState();
  await page.waitForFunction(() => history.scrollRestoration === 'auto');
  assert.ok(Math.abs((await at()) - top) <= 1, `${top} became ${await at()}`);
  assert.equal(await page.locator('details.cites').evaluate((details) => details.open), true);
  assert.ok(page.url().endsWith('#s2'));

  // Another page is none of this page's business.
  await page.waitForSelector('.count:text("no mistake")');
  await marks(page);
  const about = site.read(ABOUT);
  const seen = visit('en/about/');
  site.write(ABOUT, about.replace('---\n\n', '---\n\nNew words of today.\n\n').replace(/^(title: .*)$/m, '$1'));
  site.write(EN, title);
  await page.waitForSelector('h1:not(:has-text("much longer title"))');
  await close(page);
  await close(await seen);
  site.write(ABOUT, about);
});

test('mistakes stand in the page, both languages side by side, and go by themselves', async () => {
  const page = await visit(MEASURE);
  await marks(page);
  const good = site.read(ONE[0]);
  site.write(ONE[0], good.replace('RMB 400,000 each', 'RMB 987,000 each'));
  await page.waitForSelector('#mistakes:not([hidden])');
  assert.match(await page.textContent('.count'), /^1 mistake/);
  const told = page.locator('#mistakes article.error');
  assert.deepEqual(await told.locator('.where code').allTextContents().then((all) => all.map((where) => where.replace(/:\d+$/, ''))), ONE);
  assert.match(await told.locator('.line').first().textContent(), /987/);
  const [left, right] = await told.locator('.spot').evaluateAll((spots) => spots.map((spot) => spot.getBoundingClientRect().top));
  assert.equal(left, right, 'side by side');
  assert.ok(await isSamePage(page), 'the last good page stays');
  assert.match(await page.textContent('.status'), /last state without mistakes/);
  assert.deepEqual(await barriers(page), []);
  // What axe does is not the page's doing.
  page.faults = page.faults.filter((fault) => !fault.startsWith('Applying inline style'));
  site.write(ONE[0], good);
  await page.waitForSelector('#mistakes', { state: 'hidden' });
  await page.waitForSelector('.count:text("no mistake")');
  assert.ok(await isSamePage(page));
  assert.equal(await page.textContent('.status'), '');
  await close(page);
});

test('each sentence says in which file and line it stands, with the keyboard alone', async () => {
  const page = await visit(`${MEASURE}#s2`);
  await page.locator('button:has-text("This page")').focus();
  await page.keyboard.press('Enter');
  const line = site.read(EN).split('\n').indexOf('---', 1) + 3;
  await page.waitForSelector(`.chosen code:text-is("${EN}:${line}")`);
  await page.click('#s1', { position: { x: 4, y: 4 } });
  await page.waitForSelector(`.chosen code:text-is("${EN}:${line - 1}")`);
  await page.locator('button:has-text("This page")').focus();
  await page.keyboard.press('Escape');
  await page.waitForSelector('#page', { state: 'hidden' });
  await close(page);
});

test('a file is tidied after it was shown how, and a translation confirmed', async () => {
  const good = site.read(ONE[0]);
  const page = await visit('en/opening-up/measures/1/');
  site.write(ONE[0], good.replace('RMB 400,000 each', 'RMB 400,000\neach'));
  await page.waitForSelector('.count:has-text("mistake"):not(:has-text("no mistake"))');
  await page.click('button:has-text("This page")');
  const source = page.locator('#page li', { hasText: ONE[0] }).first();
  await source.locator('button:has-text("Tidy this file")').click();
  await source.locator('pre:has-text("each")').waitFor();
  assert.notEqual(site.read(ONE[0]), good);
  await source.locator('button:has-text("Write this")').click();
  await page.waitForSelector('.count:text("no mistake")');
  assert.equal(site.read(ONE[0]), good);
  await source.locator('button:has-text("Confirm this translation")').click();
  await source.locator('.said:has-text("accepted already")').waitFor();
  await close(page);
});

test('the bar is small on a phone, not printed, and in no public file', async () => {
  const page = await visit(MEASURE, { viewport: { width: 360, height: 640 } });
  const box = await page.locator('#-duizhao-bar, [id="-duizhao-bar"]').first().boundingBox();
  assert.ok(box.height <= 60 && box.x >= 0 && box.x + box.width <= 360, JSON.stringify(box));
  await page.click('button:has-text("This page")');
  assert.equal(await page.evaluate(() => document.documentElement.scrollWidth), 360);
  await page.emulateMedia({ media: 'print' });
  assert.equal(await page.locator('.count').isVisible(), false);
  await close(page);
});

test('a server that has gone is waited for', async () => {
  const page = await visit(MEASURE);
  await site.end();
  await page.waitForSelector('.status:text("does not answer")');
  await site.start();
  await page.waitForFunction(() => !document.querySelector('[id="-duizhao-bar"]')?.shadowRoot.querySelector('.status').textContent, null, { timeout: 20000 });
  await page.waitForSelector('.count:text("no mistake")');
  page.faults = page.faults.filter((fault) => !/ERR_CONNECTION_REFUSED|ERR_INCOMPLETE_CHUNKED|Failed to load resource/.test(fault));
  await close(page);
});
