// The search of the built site with questions that mean harm, and with an index that does not come.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';

import { closeQuietly, openSite } from './support/site.mjs';

let site;
before(async () => (site = await openSite()));
after(() => site.close());

const SEARCH = 'zh/search/';
const state = (page, name) => page.waitForSelector(`#results[data-state=${name}]`, { state: 'attached' });
const status = (page) => page.innerText('#search-status');

const HOSTILE = [
  '<img src=x onerror=alert(1)>', '"><script>alert(1)</script>', 'javascript:alert(1)', '\0', '__proto__', 'constructor', 'toString',
  'hasOwnProperty', '.*+?^${}()|[]\\', '{query}{n}$&', '👩‍👩‍👧 e\u0301', '\u202e科技局', 'ＡＢＣ１２３', '對外開放', 'R&D 研发中心 <b>', 'x'.repeat(10000), '科'.repeat(10000),
];
const RAW = ['%FF', '%', '%E7%A7', '+', '%00%', '%C0%AF', 'a&q=b', 'a&lang=//evil.example', 'a#<img src=x onerror=alert(1)>', '%E7%A7%91#//evil.example', '%E7%A7%91#s-9ab0qd"><script>'];

test('questions that mean harm are shown as text', async () => {
  const page = await site.visit(SEARCH);
  const queries = [...HOSTILE.map(encodeURIComponent), ...RAW];
  for (const query of queries) {
    await page.goto('about:blank');
    await page.goto(`${site.url}${SEARCH}?q=${query}`);
    await state(page, 'ready');
    assert.equal(await page.$$eval('main img, main script, main b, main iframe', (nodes) => nodes.length), 0, query.slice(0, 60));
    assert.ok(page.url().startsWith(site.url), query.slice(0, 60));
    assert.deepEqual(page.faults.splice(0), [], query.slice(0, 60));
  }
  await closeQuietly(page);
});

test('questions that mean harm do none when they come from the box of another page', async () => {
  for (const query of ['<img src=x onerror=alert(1)>', '__proto__', '科技局&lang=//evil.example#x']) {
    const page = await site.visit('en/');
    await page.fill('input[type=search]', query);
    await page.press('input[type=search]', 'Enter');
    await page.waitForURL(/search\//);
    await state(page, 'ready');
    assert.equal(await page.inputValue('input[type=search]'), query);
    await closeQuietly(page);
  }
});

test('what is nowhere in the text is told with advice', async () => {
  const page = await site.visit(`en/search/?q=${encodeURIComponent('zyzzyva')}`);
  await state(page, 'ready');
  assert.equal(await page.$$eval('#results > li', (items) => items.length), 0);
  assert.match(await status(page), /zyzzyva/);
  await closeQuietly(page);
});

test('a question of blanks or signs alone is answered without the index', async () => {
  const page = await site.visit(SEARCH);
  for (const query of ['', '   ', '\u3000', '。、（）', '…!?']) {
    site.asked.length = 0;
    await page.goto(`${site.url}${SEARCH}?q=${encodeURIComponent(query)}`);
    await state(page, query === '' ? 'empty' : 'ready');
    assert.equal(await page.$$eval('#results > li', (items) => items.length), 0);
    assert.deepEqual(site.asked.filter((asked) => asked.endsWith('.json')), []);
  }
  await closeQuietly(page);
});

test('half-typed pinyin is not searched for', async () => {
  const page = await site.visit(SEARCH);
  await page.focus('input[type=search]');
  const keyboard = await page.context().newCDPSession(page);
  await keyboard.send('Input.imeSetComposition', { text: 'ke ji', selectionStart: 5, selectionEnd: 5 });
  await page.waitForTimeout(400);
  assert.equal(await page.getAttribute('#results', 'data-state'), 'empty');
  assert.equal(new URL(page.url()).search, '');
  await keyboard.send('Input.insertText', { text: '科技局' });
  await state(page, 'ready');
  assert.match(await page.getAttribute('#results > li a', 'href'), /science-and-technology-bureau/);
  await closeQuietly(page);
});

const BAD = new Map([
  ['404', { status: 404, body: '' }],
  ['500', { status: 500, body: 'error' }],
  ['cut by the network', { status: 200, body: '{"version":"duizhao-1","fields":'.padEnd(9000), cut: true }],
  ['half a file', { status: 200, body: '{"version":"duizhao-1","fields":["title"' }],
  ['a page in place of data', { status: 200, body: '<!doctype html><title>Log in</title>' }],
  ['data of another kind', { status: 200, body: '{"version":"0.9.5","index":{}}' }],
  ['nothing', { status: 200, body: '' }],
]);

for (const [name, fault] of BAD) {
  test(`an index that does not come (${name}) leaves two ways: the full text, another try`, async () => {
    site.instead.answer = (path) => (path.endsWith('.json') ? fault : undefined);
    try {
      const page = await site.visit(`${SEARCH}?q=${encodeURIComponent('科技局')}`);
      await state(page, 'failed');
      assert.ok((await status(page)).length > 10);
      const whole = await page.getAttribute('#search-status a', 'href');
      assert.equal(new URL(whole, page.url()).href, `${site.url}zh/opening-up/full/`);
      site.instead.answer = () => undefined;
      await page.click('#search-status button');
      await state(page, 'ready');
      assert.match(await page.getAttribute('#results > li a', 'href'), /science-and-technology-bureau/);
      // The browser's own words on the missing file are all that may be said.
      page.faults = page.faults.filter((fault) => !/Failed to load resource|^failed: .*\.json/.test(fault));
      await closeQuietly(page);
    } finally {
      site.instead.answer = () => undefined;
    }
  });
}
