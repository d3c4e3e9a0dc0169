// The search page in a browser: what is typed, shared, gone back to; and an index that does not come.

import assert from 'node:assert/strict';
import { after, before, beforeEach, test } from 'node:test';

import { GOOD, results, start } from './page.mjs';

let site;
before(async () => (site = await start()));
after(() => site.close());
beforeEach(() => {
  site.served.index = GOOD;
  site.served.asked = 0;
  site.served.others = 0;
});

const status = (page) => page.textContent('#search-status');

test('a shared address shows its results, with what was asked for marked and its sentence named', async () => {
  const page = await site.open(encodeURIComponent('研发中心'));
  // The measure, and the department to ask about it.
  assert.deepEqual(await results(page), ['../../en/small/measures/2/#s1', '../../en/departments/science/']);
  assert.equal(await status(page), '2 results for “研发中心”');
  assert.equal(await page.textContent('.result-text mark'), '研发中心');
  assert.equal(await page.getAttribute('.result-text span', 'lang'), 'zh');
  assert.equal(await page.textContent('.result-link'), 'Measure 2 Talent from all over the world');
  assert.equal(await page.textContent('.result-lead'), 'Lead: Science and Technology Bureau 科技局');
  assert.equal(await page.getAttribute('.result-lead [lang]', 'lang'), 'zh');
  await page.click('.result-link');
  assert.match(page.url(), /\/en\/small\/measures\/2\/#s1$/);
  assert.deepEqual(page.faults, []);
  await page.close();
});

test('the index of another language is loaded only for a query that needs it', async () => {
  const page = await site.open('talent');
  await results(page);
  assert.equal(site.served.others, 0);
  await page.fill('#search-input', '一网通办');
  assert.equal((await results(page))[0], '../../en/small/measures/3/#s1');
  assert.equal(site.served.others, 1);
  assert.deepEqual(page.faults, []);
  await page.close();
});

test('filters narrow the results, stand in the address and come back with it', async () => {
  const page = await site.open('bureau');
  const all = await results(page);
  await page.click('#search-filters summary');
  const offered = await page.$$eval('select[name=department] option', (options) => options.map(({ textContent }) => textContent));
  assert.equal(offered[0], 'Any');
  assert.match(offered[1], /^.+ \(\d+\)$/);
  await page.selectOption('select[name=department]', 'science');
  const some = await results(page);
  assert.ok(some.length > 0 && some.length < all.length);
  assert.equal(new URL(page.url()).search, '?q=bureau&department=science');
  await page.selectOption('select[name=role]', 'cooperating');
  const fewer = await results(page);
  assert.ok(fewer.length < some.length);
  await page.goBack();
  assert.deepEqual(await results(page), some);
  assert.equal(await page.inputValue('select[name=department]'), 'science');
  await page.reload();
  assert.deepEqual(await results(page), some);
  assert.equal(await page.$eval('#search-filters', (filters) => filters.open), true);
  await page.goto(`${site.url}?department=science`);
  assert.ok((await results(page)).length > 0);
  await page.goto(`${site.url}?q=bureau&department=<b>&role=constructor`);
  assert.deepEqual(await results(page), all);
  assert.deepEqual(page.faults, []);
  await page.close();
});

test('where nothing is found the page shows other ways', async () => {
  const page = await site.open('zyzzyva');
  assert.deepEqual(await results(page), []);
  assert.equal(await page.isVisible('#search-ways a'), true);
  await page.fill('#search-input', 'talent');
  await results(page);
  assert.equal(await page.isVisible('#search-ways'), false);
  await page.close();
});

test('the index is loaded only when it is needed, and once', async () => {
  const page = await site.open();
  assert.deepEqual(await results(page, 'empty'), []);
  assert.equal(site.served.asked, 0);
  await page.focus('#search-input');
  await page.keyboard.type('talent');
  assert.match((await results(page))[0], /small\/measures\/1\//);
  await page.keyboard.type(' abroad');
  assert.match((await results(page))[0], /small\/measures\/1\//);
  assert.equal(new URL(page.url()).searchParams.get('q'), 'talent abroad');
  assert.equal(site.served.asked, 1);
  await page.close();
});

test('back and forward bring back query, results and place', async () => {
  const page = await site.open();
  await page.fill('#search-input', 'bureau');
  await page.press('#search-input', 'Enter');
  const many = await results(page);
  assert.ok(many.length >= 7);
  await page.fill('#search-input', 'qdie');
  await results(page);
  await page.press('#search-input', 'Enter');
  await page.fill('#search-input', 'bureau');
  await page.press('#search-input', 'Enter');
  await results(page);
  await page.evaluate(() => document.querySelector('#results > li:nth-child(6) a').click());
  await page.waitForURL(/(measures|departments)/);
  await page.goBack();
  assert.deepEqual(await results(page), many);
  assert.equal(await page.inputValue('#search-input'), 'bureau');
  await page.goBack();
  assert.match((await results(page))[0], /small\/measures\/3\//);
  await page.goForward();
  assert.deepEqual(await results(page), many);
  await page.evaluate(() => scrollTo(0, 200));
  await page.waitForFunction(() => history.state && history.state.scroll === 200);
  await page.reload();
  assert.deepEqual(await results(page), many);
  await page.waitForFunction(() => scrollY === 200);
  assert.deepEqual(page.faults, []);
  await page.close();
});

test('half-typed pinyin is not searched for', async () => {
  const page = await site.open();
  await page.focus('#search-input');
  const compose = await page.context().newCDPSession(page);
  await compose.send('Input.imeSetComposition', { text: 'ke ji', selectionStart: 5, selectionEnd: 5 });
  await page.waitForTimeout(300);
  assert.equal(await page.getAttribute('#results', 'data-state'), 'empty');
  await compose.send('Input.insertText', { text: '科技局' });
  assert.equal((await results(page))[0], '../../en/departments/science/');
  await page.close();
});

test('hostile queries are shown as text', async () => {
  for (const query of ['<img src=x onerror=alert(1)>', 'javascript:alert(1)', '\0', '__proto__', 'constructor', '{query}{n}$&', '"><script>alert(1)</script>', 'x'.repeat(10000)]) {
    const page = await site.open(encodeURIComponent(query));
    await results(page);
    assert.equal(await page.inputValue('#search-input'), query.slice(0, 200));
    assert.equal((await status(page)).startsWith('Too long.'), query.length > 200);
    assert.equal(await page.$$eval('img, #results script, #search-status *', (nodes) => nodes.length), 0);
    assert.deepEqual(page.faults, [], query.slice(0, 30));
    await page.close();
  }
  for (const raw of ['%FF', '%', '%E7%A7', '+', '%00%', '科技局&q=x&lang=//evil', '%E3%80%82#<img src=x onerror=alert(1)>']) {
    const page = await site.open(raw);
    await results(page);
    assert.deepEqual(page.faults, [], raw);
    await page.close();
  }
});

test('a pasted book does not stop the page', async () => {
  const page = await site.open();
  await page.focus('#search-input');
  const took = await page.evaluate(() => {
    const began = performance.now();
    document.execCommand('insertText', false, '科技局 data '.repeat(100000));
    document.getElementById('search-form').requestSubmit();
    return performance.now() - began;
  });
  await results(page);
  assert.ok(took < 200, String(took));
  assert.equal((await page.inputValue('#search-input')).length, 200);
  assert.deepEqual(page.faults, []);
  await page.close();
});

test('blanks and signs alone give advice', async () => {
  const page = await site.open(encodeURIComponent(' 。（）'));
  assert.deepEqual(await results(page), []);
  assert.equal(await status(page), 'Type a word or a figure.');
  assert.equal(site.served.asked, 0);
  await page.close();
});

test('an index that does not come leaves a way: the whole text, and another try', async () => {
  for (const index of [
    { status: 404, body: '', wait: 0 },
    { status: 500, body: 'error', wait: 0 },
    { status: 200, body: GOOD.body.subarray(0, 9000), wait: 0 },
    { status: 200, body: '<!doctype html><title>Log in</title>', wait: 0 },
    { status: 200, body: String(GOOD.body).replace('duizhao-2', 'duizhao-9'), wait: 0 },
  ]) {
    site.served.index = index;
    const page = await site.open(encodeURIComponent('科技局'));
    assert.deepEqual(await results(page, 'failed'), []);
    assert.equal(await status(page), 'The index is missing. The whole text Try again');
    assert.equal(await page.getAttribute('#search-status a', 'href'), '../small/full/');
    site.served.index = GOOD;
    await page.click('#search-status button');
    assert.equal((await results(page))[0], '../../en/departments/science/');
    assert.deepEqual(page.faults, []);
    await page.close();
  }
});

test('a slow index shows the results of the last query alone', async () => {
  site.served.index = { ...GOOD, wait: 700 };
  const page = await site.open('talent');
  assert.equal(await status(page), 'Loading…');
  await page.fill('#search-input', 'qdie');
  assert.match((await results(page))[0], /small\/measures\/3\//);
  assert.equal(await status(page), '2 results for “qdie”');
  await page.close();
});
