// The switch of appearance: it follows the system until the reader chooses, keeps what is chosen and nothing else.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, before, test } from 'node:test';

import { LANGS, PAGES, policy, settled } from './support/pages.mjs';
import { openSite } from './support/site.mjs';

const AXE = readFileSync(new URL('node_modules/axe-core/axe.min.js', import.meta.url), 'utf8');
const MEASURE = `${policy('en')}measures/70/`;

let site;
before(async () => (site = await openSite()));
after(() => site.close());

const stored = (page) => page.evaluate(() => ({ ...localStorage }));
const ground = (page) => page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor);
const letters = (page) => page.evaluate(() => parseFloat(getComputedStyle(document.querySelector('.text p, main p')).fontSize));
const isDark = async (page) => Math.max(...(await ground(page)).match(/\d+/g).slice(0, 3).map(Number)) < 128;

async function choose(page, name, value) {
  if (!(await page.$eval('#appearance', (panel) => panel.open))) await page.click('#appearance summary');
  await page.check(`#appearance input[name=${name}][value="${value}"]`);
}

test('light and dark follow the system until one is chosen, and the choice holds on every page', async () => {
  const page = await site.visit(MEASURE, { colorScheme: 'dark' });
  assert.ok(await isDark(page));
  await page.emulateMedia({ colorScheme: 'light' });
  assert.ok(!(await isDark(page)));
  assert.deepEqual(await stored(page), {});
  await choose(page, 'colours', 'dark');
  assert.ok(await isDark(page));
  assert.deepEqual(await stored(page), { appearance: 'dark' });
  for (const lang of LANGS) {
    await page.goto(`${site.url}${lang}/glossary/`);
    assert.ok(await isDark(page), lang);
  }
  await page.emulateMedia({ colorScheme: 'dark' });
  await choose(page, 'colours', 'light');
  assert.ok(!(await isDark(page)));
  await choose(page, 'colours', '');
  assert.ok(await isDark(page));
  assert.deepEqual(await stored(page), {}, 'what is as it would be anyway is not kept');
  assert.deepEqual(page.faults, []);
  await page.context().close();
});

test('large letters and high contrast are chosen beside each other, and by the keyboard alone', async () => {
  const page = await site.visit(MEASURE);
  const usual = await letters(page);
  await page.focus('#appearance summary');
  await page.keyboard.press('Enter');
  for (const name of ['letters', 'contrast']) {
    await page.focus(`#appearance input[name=${name}]:checked`);
    await page.keyboard.press('ArrowDown');
  }
  assert.deepEqual(await stored(page), { appearance: 'large high' });
  assert.ok((await letters(page)) >= usual * 1.3);
  assert.equal(await ground(page), 'rgb(255, 255, 255)');
  await page.keyboard.press('Escape');
  assert.equal(await page.evaluate(() => document.activeElement.tagName), 'SUMMARY');
  await page.reload();
  assert.ok((await letters(page)) >= usual * 1.3);
  await page.context().close();
});

for (const [name, path] of PAGES) {
  test(`${name}: large and in high contrast it has no barrier, and fits on a phone of 320 px`, async () => {
    const page = await site.visit(path);
    await page.evaluate(() => localStorage.setItem('appearance', 'large high'));
    for (const colorScheme of ['light', 'dark']) {
      await page.emulateMedia({ colorScheme });
      await page.setViewportSize({ width: 320, height: 640 });
      await page.reload();
      await settled(page);
      if (await page.$('#appearance:not([hidden])')) await page.click('#appearance summary');
      const { scroll, width } = await page.evaluate(() => ({ scroll: document.documentElement.scrollWidth, width: document.documentElement.clientWidth }));
      assert.ok(scroll <= width, `${scroll} > ${width}`);
      await page.evaluate(AXE);
      const { violations } = await page.evaluate(() => axe.run(document, { resultTypes: ['violations'] }));
      assert.deepEqual(violations.map(({ id, nodes }) => `${id}: ${nodes[0].html}`), []);
    }
    await page.context().close();
  });
}

test('without the script there is no switch, and a browser that keeps nothing shows the page all the same', async () => {
  const without = await site.visit(MEASURE, { javaScriptEnabled: false });
  assert.equal(await without.isVisible('#appearance'), false);
  await without.context().close();
  const page = await site.visit('');
  await page.addInitScript(() => Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('no', 'SecurityError'); } }));
  await page.goto(site.url + MEASURE);
  await choose(page, 'colours', 'dark');
  assert.ok(await isDark(page));
  assert.deepEqual(page.faults, []);
  await page.context().close();
});

test('paper is white and forced colours stay, whatever is chosen; nothing moves', async () => {
  const page = await site.visit(MEASURE, { colorScheme: 'dark', forcedColors: 'active' });
  await choose(page, 'colours', 'dark');
  const canvas = await page.evaluate(() => {
    document.body.style.backgroundColor = 'Canvas';
    return getComputedStyle(document.body).backgroundColor;
  });
  assert.equal(await ground(page), canvas);
  await page.emulateMedia({ media: 'print', forcedColors: 'none' });
  assert.ok(!(await isDark(page)));
  const moving = () => [...document.querySelectorAll('*')].filter((node) => {
    const style = getComputedStyle(node);
    return style.animationName !== 'none' || style.transitionDuration.split(', ').some((time) => parseFloat(time) > 0);
  }).length;
  assert.equal(await page.evaluate(moving), 0);
  await page.context().close();
});
