// How long a keystroke takes to be answered, in Chromium: `node search-speed.mjs`. Asks every prefix of every judged query of the
// dev half, as it would be typed, at 80 measures and at 2,000 (the same ones 25 times over), and tells the median, the
// 95th of 100 and the slowest in milliseconds, with a processor as it is and one four times slower (a phone).

import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';

import { judged } from './support/judged.mjs';
import { files } from './support/pages.mjs';
import { FOLDER, launch } from './support/site.mjs';

const TIMES = [1, 25];
const SLOWER = [1, 4];
const MOST_QUERIES = 60;

const indexOf = (lang) => readFileSync(join(FOLDER, files('.json').find((path) => path.startsWith(`assets/search-${lang}.`))), 'utf8');

const server = createServer((request, response) => {
  const asset = request.url.startsWith('/assets/');
  response.setHeader('Content-Type', asset ? 'text/javascript' : 'text/html');
  response.end(asset ? readFileSync(new URL(`../../themes/default${request.url}`, import.meta.url)) : '<!doctype html><title>Speed</title>');
});
await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
const browser = await launch();
console.log('language  measures  slower      first    median      95 %   slowest  (ms)');
for (const lang of ['zh', 'en']) {
  const text = indexOf(lang);
  const queries = judged(lang, 'dev').map(({ query }) => query).slice(0, MOST_QUERIES);
  for (const times of TIMES) {
    for (const slower of SLOWER) {
      const page = await browser.newPage();
      await page.goto(`http://127.0.0.1:${server.address().port}/`);
      const session = await page.context().newCDPSession(page);
      await session.send('Emulation.setCPUThrottlingRate', { rate: slower });
      const { first, took } = await page.evaluate(measure, { text: multiplied(text, times), queries });
      took.sort((a, b) => a - b);
      const at = (part) => took[Math.min(took.length - 1, Math.floor(took.length * part))];
      const columns = [first, at(0.5), at(0.95), at(1)].map((value) => value.toFixed(1).padStart(10)).join('');
      console.log(`${lang.padEnd(8)}${String(80 * times).padStart(10)}${String(slower).padStart(8)}${columns}`);
      await page.close();
    }
  }
}
await browser.close();
server.close();

/** In the page: reads the index, and answers each query letter by letter. `first` is reading and the first answer. */
async function measure({ text, queries }) {
  const { openIndex } = await import('/assets/search-index.js');
  const { answer } = await import('/assets/search-answer.js');
  const began = performance.now();
  const index = openIndex(text);
  await answer(queries[0], index, () => []);
  const first = performance.now() - began;
  const took = [];
  for (const query of queries) {
    for (let length = 1; length <= query.length; length++) {
      const start = performance.now();
      await answer(query.slice(0, length), index, () => []);
      took.push(performance.now() - start);
    }
  }
  return { first, took };
}

/** An index with its documents several times over. */
function multiplied(text, times) {
  const index = JSON.parse(text);
  const { docs, docInfo } = index.documentStore;
  const refs = Object.keys(docs);
  const moved = (list, by) => list.split(' ').filter(Boolean).map((ref) => String(Number(ref) + by)).join(' ');
  for (let n = 1; n < times; n++) {
    for (const ref of refs) {
      const copy = { ...docs[ref] };
      for (const field of ['lead', 'with', 'section', 'policy']) if (copy[field]) copy[field] = moved(copy[field], n * refs.length);
      docs[Number(ref) + n * refs.length] = copy;
      docInfo[Number(ref) + n * refs.length] = docInfo[ref];
    }
  }
  const visit = (node) => {
    const known = Object.keys(node.docs);
    for (let n = 1; n < times; n++) for (const ref of known) node.docs[Number(ref) + n * refs.length] = node.docs[ref];
    node.df *= times;
    for (const key of Object.keys(node)) if (key !== 'docs' && key !== 'df') visit(node[key]);
  };
  visit(index.index.text.root);
  return JSON.stringify(index);
}
