// What a screen reader is told, in its order, from the browser's accessibility tree: landmarks, headings, names, texts.
// The expected readings stand in expected/; `SNAPSHOTS=overwrite node --test access-reading.test.mjs` writes them anew.

import assert from 'node:assert/strict';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { after, before, test } from 'node:test';

import { LANGS, beside, policy } from './support/pages.mjs';
import { nodes, reading } from './support/reading.mjs';
import { openSite } from './support/site.mjs';

const READ = LANGS.flatMap((lang) => [
  [`${lang}.measure`, `${policy(lang)}measures/70/`],
  [`${lang}.measure-side-by-side`, `${beside(lang)}measures/1/`],
  [`${lang}.section`, `${policy(lang)}sections/1/`],
  [`${lang}.department`, `${lang}/departments/science-and-technology-bureau/`],
  [`${lang}.figures`, `${policy(lang)}figures/`],
]);

let site;
before(async () => (site = await openSite()));
after(() => site.close());

for (const [name, path] of READ) {
  test(`${name}: is read aloud as expected`, async () => {
    const page = await site.visit(path);
    const found = reading(await nodes(page));
    const file = new URL(`expected/${name}.txt`, import.meta.url);
    if (process.env.SNAPSHOTS === 'overwrite') writeFileSync(file, found);
    assert.ok(existsSync(file), `no ${file.pathname}: SNAPSHOTS=overwrite writes it`);
    assert.equal(found, readFileSync(file, 'utf8'));
    await page.context().close();
  });
}
