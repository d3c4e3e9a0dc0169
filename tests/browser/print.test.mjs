// What comes out of the printer: all of the text and nothing to click at.

import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';

import { LANGS, PAGES, beside, policy, settled } from './support/pages.mjs';
import { closeQuietly, openSite } from './support/site.mjs';

let site;
let folder;
before(async () => {
  site = await openSite();
  folder = mkdtempSync(join(tmpdir(), 'duizhao-print-'));
});
after(async () => {
  rmSync(folder, { recursive: true });
  await site.close();
});

const skip = spawnSync('pdftotext', ['-v']).error ? 'pdftotext is missing (poppler-utils): the printed text is not read back' : false;

for (const lang of LANGS) {
  for (const [name, path, pages] of [['a measure', 'measures/1/', 1], ['a long measure', 'measures/70/', 2], ['the full text', 'full/', 30]]) {
    for (const format of ['A4', 'Letter']) {
      test(`${lang}: ${name} is printed whole on ${format}`, { skip }, async () => {
        const page = await site.visit(policy(lang) + path);
        const printed = await print(page, format);
        const sentences = await page.$$eval('.sentence', (nodes) => nodes.map((node) => node.textContent));
        assert.ok(sentences.length >= 2);
        assert.deepEqual(sentences.filter((sentence) => !printed.text.includes(bare(sentence))), []);
        const headings = await page.$$eval('main :is(h1, h2, h3, h4) .title:not(.hidden)', (nodes) => nodes.map((node) => node.textContent));
        assert.deepEqual(headings.filter((heading) => !printed.text.includes(bare(heading))), []);
        const names = await page.$$eval('main a[href*="/departments/"]', (nodes) => nodes.map((node) => node.textContent));
        assert.deepEqual(names.filter((department) => !printed.text.includes(bare(department))), []);
        const validity = await page.$eval('.validity strong', (node) => node.textContent);
        assert.ok(printed.text.includes(bare(validity)), 'whether the policy is in force');
        assert.ok(printed.pages <= pages, `${printed.pages} pages`);
        await closeQuietly(page);
      });
    }
  }
}

const SHEET = {
  zh: { title: '太仓市贯彻落实苏州开放再出发若干政策意见的80条实施举措', standing: '效力未确认', translated: '' },
  en: { title: 'Taicang’s 80 measures to implement Suzhou’s policy opinions', standing: 'Not confirmed as in force', translated: 'the Chinese text is binding' },
};

for (const lang of LANGS) {
  for (const where of [policy(lang), beside(lang)]) {
    test(`${where}: the whole text is a booklet: contents first, and on every sheet the policy, whether it binds, the address and a number`, { skip }, async () => {
      const page = await site.visit(`${where}full/`);
      const { sheets } = await print(page, 'A4');
      const { title, standing, translated } = SHEET[lang];
      for (const [n, text] of sheets.entries()) {
        assert.ok(text.includes(bare(`${site.url}${where}full/`)), `sheet ${n + 1}: address`);
        assert.ok(text.includes(`${n + 1}/${sheets.length}`), `sheet ${n + 1}: its number`);
        for (const said of [title, standing, n > 0 ? translated : '']) assert.ok(text.includes(bare(said)), `sheet ${n + 1}: ${said}`);
      }
      const contents = await page.$$eval('.contents ol li', (items) => items.map((item) => item.textContent));
      assert.equal(contents.length, 30);
      const front = sheets.slice(0, 2).join('');
      assert.deepEqual(contents.filter((item) => !front.includes(bare(item))), []);
      await closeQuietly(page);
    });
  }
}

test('of any page nothing is printed to click at, nothing on a dark ground, nothing beyond the sheet', async () => {
  // As wide as the text of a sheet of A4 between the margins.
  const page = await site.visit('', { colorScheme: 'dark', viewport: { width: 630, height: 900 } });
  await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
  for (const [name, path] of PAGES) {
    if (name.includes('chooser') || name.includes('not found')) continue;
    await page.goto(site.url + path);
    await settled(page);
    const { shown, beyond, ground, ink } = await page.evaluate(onPaper);
    assert.deepEqual(shown, [], `${name}: to click at`);
    assert.deepEqual(beyond, [], `${name}: beyond the sheet`);
    assert.ok(ground > 240 && ink < 80, `${name}: ground ${ground}, ink ${ink}`);
  }
  await page.context().close();
});

/** In the page: what should not be on paper, what would be cut off, how light the ground is, and the ink. */
function onPaper() {
  const seen = (nodes) => [...nodes].filter((node) => node.getClientRects().length > 0);
  const named = (node) => `${node.tagName} .${node.className}`;
  const light = (color) => Math.max(...color.match(/[\d.]+/g).slice(0, 3).map(Number));
  const grounds = [document.documentElement, document.body].map((node) => getComputedStyle(node).backgroundColor);
  const width = document.documentElement.clientWidth + 1;
  return {
    shown: seen(document.querySelectorAll('.mast nav, form, button, .skip, nav.neighbours, details')).map(named),
    beyond: seen(document.querySelectorAll('body *')).filter((node) => node.getBoundingClientRect().right > width).slice(0, 5).map(named),
    ground: Math.min(255, ...grounds.filter((color) => color !== 'rgba(0, 0, 0, 0)').map(light)),
    ink: light(getComputedStyle(document.querySelector('main')).color),
  };
}

/** Prints a page: its number of sheets, and their text without blanks. */
async function print(page, format) {
  const path = join(folder, 'page.pdf');
  writeFileSync(path, await page.pdf({ format, printBackground: false }));
  const text = execFileSync('pdftotext', ['-q', '-raw', path, '-'], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'] });
  const sheets = text.split('\f').slice(0, -1).map(bare);
  return { text: sheets.join(''), sheets, pages: sheets.length };
}

/** A text by its characters alone; fonts know some Chinese characters by the number of a radical that looks the same. */
function bare(text) {
  return text.normalize('NFKC').replace(/[\s\u00ad\u200b-]/gu, '');
}
