// The search is as good as it has been: the test halves of the judged queries, which tuning never looks at.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, before, test } from 'node:test';

import { ask, judged, means, named, worth } from './support/judged.mjs';
import { openSite } from './support/site.mjs';

const FIGURES = JSON.parse(readFileSync(new URL('../search/queries/figures.json', import.meta.url)));

let site;
before(async () => (site = await openSite()));
after(() => site.close());

for (const [lang, figures] of Object.entries(FIGURES)) {
  test(`queries that nobody tuned for find as much as ever: ${lang}`, async () => {
    const queries = judged(lang, 'test');
    assert.ok(queries.length >= 150);
    const page = await site.visit(`${lang}/search/`);
    const found = await ask(page, queries.map(({ query }) => query));
    const now = means(queries.map((query, n) => worth(query, found[n].map(named))));
    for (const [key, least] of Object.entries(figures)) assert.ok(now[key] >= least, `${key}: ${now[key]} is below ${least}`);
    assert.deepEqual(page.faults, []);
    await page.close();
  });
}
