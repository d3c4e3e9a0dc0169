// Reporting a mistake: from a sentence, already saying where it stands; and the document to compare the text with.

import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { appendFileSync, cpSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';

import { LANGS, beside, files, policy } from './support/pages.mjs';
import { serve } from './support/server.mjs';
import { closeQuietly, openSite } from './support/site.mjs';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const ADDRESS = 'https://portal.example/policy/';

let site;
let folder;
before(async () => {
  site = await openSite();
  folder = mkdtempSync(join(tmpdir(), 'duizhao-report-'));
  for (const part of ['content', 'seeds', 'site.yaml']) cpSync(join(ROOT, part), join(folder, part), { recursive: true });
});
after(async () => {
  rmSync(folder, { recursive: true });
  await site.close();
});

/** The site built with one more line in `site.yaml`, and served. */
async function built(name, line, ...options) {
  cpSync(join(ROOT, 'site.yaml'), join(folder, 'site.yaml'));
  appendFileSync(join(folder, 'site.yaml'), line);
  const out = join(folder, name);
  execFileSync('cargo', ['run', '--locked', '--quiet', '--', 'build', '--root', folder, '--out', out, ...options], { cwd: ROOT, stdio: 'ignore' });
  return { out, ...(await serve(out)) };
}

/** A letter that a link opens: whom to, its subject, the lines of its text. */
function letter(href) {
  const [to, query] = href.split('?');
  const { subject, body } = Object.fromEntries(query.split('&').map((pair) => pair.split('=').map(decodeURIComponent)));
  return { to, subject, lines: body.split('\r\n') };
}

const reports = (page) => page.$$eval('.cites li', (items) => items.map((item) => ({
  href: [...item.querySelectorAll('a')].at(-1).getAttribute('href'),
  name: [...item.querySelectorAll('a')].at(-1).textContent,
})));

const WORDS = {
  zh: { name: /^第3句纠错$/, place: /^《太仓市.*》第70条第3句$/ },
  en: { name: /^Report a mistake in sentence 3$/, place: /^Taicang’s 80 measures .*, measure 70, sentence 3$/ },
};

test('a letter says the policy, the measure, the sentence, its words and its address, where a site does not know its own', async () => {
  const { out, url, close } = await built('letter', 'contact: mailto:editors@example.org\n');
  try {
    for (const lang of LANGS) {
      for (const where of [policy(lang), beside(lang)]) {
        const page = await site.browser.newPage();
        await page.goto(`${url}${where}measures/70/`);
        const { href, name } = (await reports(page))[2];
        const { to, subject, lines } = letter(href);
        assert.match(name, WORDS[lang].name);
        assert.equal(to, 'mailto:editors@example.org');
        assert.match(lines[0], WORDS[lang].place);
        assert.ok(subject.includes(lines[0]));
        assert.ok(lines[2].startsWith(`${url}${policy(lang)}measures/70/#s-`) || lines[2].startsWith(`${url}${where}measures/70/#s-`), lines[2]);
        const sentence = await page.$eval(`#${lines[2].split('#')[1]}`, (node) => node.textContent);
        assert.ok(sentence.replace(/\s+/g, ' ').includes(lines[1].slice(1, -2).trim()), lines[1]);
        const foot = letter(await page.getAttribute('.report a', 'href'));
        assert.equal(foot.lines[1], `${url}${where}measures/70/`);
        await page.close();
      }
    }
    // Without the script the path stands there.
    const html = readFileSync(join(out, 'en/opening-up/measures/70/index.html'), 'utf8');
    assert.match(html, /en%2Fopening-up%2Fmeasures%2F70%2F%23s-/);
    const heavy = files('.html', out).filter((path) => path.includes('/measures/') && gzipSync(readFileSync(join(out, path))).length > 14 * 1024);
    assert.deepEqual(heavy, []);
  } finally {
    await close();
  }
});

test('a page on the web gets the address in the place that `site.yaml` names', async () => {
  const { out, close } = await built('page', 'contact: "https://example.org/report?page={address}"\n', '--base-url', ADDRESS);
  await close();
  const html = readFileSync(join(out, 'en/opening-up/measures/70/index.html'), 'utf8');
  const address = encodeURIComponent(`${ADDRESS}en/opening-up/measures/70/#s-`);
  assert.equal(html.split(`https://example.org/report?page=${address}`).length - 1, 5);
  assert.ok(!html.includes('data-address="en/'));
});

test('without a contact nothing is offered', async () => {
  for (const lang of LANGS) {
    const page = await site.visit(`${policy(lang)}measures/70/`);
    assert.equal(await page.locator('.report').count(), 0);
    assert.ok((await reports(page)).every(({ href }) => !href.startsWith('mailto:')));
    await closeQuietly(page);
  }
});

for (const lang of LANGS) {
  test(`${lang}: the document can be fetched at the head of the policy, and has the digest that is said there`, async () => {
    for (const where of ['', 'full/']) {
      const page = await site.visit(policy(lang) + where);
      const link = page.locator('.facts a[download]');
      const bytes = Buffer.from(await page.evaluate(async (href) => [...new Uint8Array(await (await fetch(href)).arrayBuffer())], await link.evaluate((node) => node.href)));
      assert.deepEqual(bytes, readFileSync(join(ROOT, 'seeds/taicang-80-measures.txt')));
      assert.equal(await link.getAttribute('download'), 'taicang-80-measures.txt');
      assert.equal(await page.locator('.facts .digest code').innerText(), createHash('sha256').update(bytes).digest('hex'));
      assert.match(await page.locator('.facts').innerText(), new RegExp(`${bytes.length} ?(bytes|字节)`));
      await closeQuietly(page);
    }
  });

  test(`${lang}: a measure that continues another says which, and that one where it goes on`, async () => {
    for (const folder of [policy(lang), beside(lang)]) {
      for (const where of ['measures/34/', 'sections/3/', 'full/']) {
        const page = await site.visit(folder + where);
        const continued = page.locator('.continues a').first();
        assert.match(await continued.innerText(), /^(Measure 33: \S|第33条：)../);
        await continued.click();
        await page.waitForURL(/measures\/33\/|#m33$/);
        const on = await page.locator('.notes a').allInnerTexts();
        for (const number of [34, 35]) assert.ok(on.some((text) => text.startsWith(`Measure ${number}: `) || text.startsWith(`第${number}条：`)), String(on));
        await closeQuietly(page);
      }
    }
  });

  test(`${lang}: no figure is torn from its unit, and the text is the same`, async () => {
    const page = await site.visit(`${policy(lang)}full/`, { viewport: { width: 360, height: 720 } });
    const torn = await page.$$eval('.unit', (units) => units.filter((unit) => unit.getClientRects().length > 1).map((unit) => unit.textContent));
    assert.deepEqual(torn, []);
    const units = await page.$$eval('.unit', (all) => all.map((unit) => unit.textContent));
    assert.ok(units.includes(lang === 'zh' ? '5000万元' : 'RMB 200,000'), String(units));
    await closeQuietly(page);
  });
}
