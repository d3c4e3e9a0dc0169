// How good the search is, on the judged queries, in a browser: `npm run quality` prints each measure for both
// languages and both halves; `npm run quality -- zh dev` one of them, by kind; with `--misses` also each query of that half
// whose nDCG@10 is below 0.8. `--write` keeps the figures of the test halves, below which the suite fails.

import { writeFileSync } from 'node:fs';

import { openSite } from './support/site.mjs';
import { ask, judged, means, named, worth } from './support/judged.mjs';

const KEYS = ['ndcg', 'mrr', 'recall', 'success', 'nothing'];
const HEADS = ['nDCG@10', 'MRR', 'recall@10', 'success@3', 'hopeless'];

const args = process.argv.slice(2);
const [lang, half] = args.filter((arg) => !arg.startsWith('--'));
const site = await openSite();
const figures = {};
console.log(`${''.padEnd(26)}${HEADS.map((head) => head.padStart(10)).join('')}`);
for (const one of lang ? [lang] : ['zh', 'en']) {
  const page = await site.visit(`${one}/search/`);
  for (const part of half ? [half] : ['dev', 'test']) {
    const queries = judged(one, part);
    const found = (await ask(page, queries.map(({ query }) => query))).map((addresses) => addresses.map(named));
    const values = queries.map((query, n) => worth(query, found[n]));
    if (half) byKind(queries, values);
    if (args.includes('--misses')) misses(queries, values, found);
    if (part === 'test') figures[one] = means(values);
    line(`${one} ${part} (${queries.length})`, means(values));
  }
}
await site.close();
if (args.includes('--write')) writeFileSync(new URL('../search/queries/figures.json', import.meta.url), `${JSON.stringify(figures, rounded, 2)}\n`);

function byKind(queries, values) {
  for (const kind of new Set(queries.map((query) => query.kind))) {
    const some = values.filter((_, n) => queries[n].kind === kind);
    line(`  ${kind} (${some.length})`, means(some));
  }
}

function misses(queries, values, found) {
  queries.forEach(({ kind, query, grades }, n) => {
    if (!(values[n].ndcg < 0.8) && values[n].nothing !== 0) return;
    const wanted = [...grades].map(([name, grade]) => `${name}=${grade}`).join(' ');
    console.log(`  ${kind}: ${query}\n    judged ${wanted || 'hopeless'}\n    found  ${found[n].slice(0, 10).join(' ')}`);
  });
}

function line(name, all) {
  console.log(name.padEnd(26) + KEYS.map((key) => (all[key] === null ? '' : all[key].toFixed(3)).padStart(10)).join(''));
}

/** Down to three places, so that the same search never falls below its own figure. */
function rounded(_, value) {
  return typeof value === 'number' ? Math.floor(value * 1000) / 1000 : value;
}
