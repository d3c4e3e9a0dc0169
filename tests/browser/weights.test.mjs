// What a reader on a slow line waits for: bytes as they are sent (gzip), and requests.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join, posix } from 'node:path';
import { test } from 'node:test';
import { gzipSync } from 'node:zlib';

import { files } from './support/pages.mjs';
import { FOLDER } from './support/site.mjs';

const KB = 1024;
const weight = (path) => gzipSync(readFileSync(join(FOLDER, path))).length;
const html = (path) => readFileSync(join(FOLDER, path), 'utf8');
const sum = (numbers) => numbers.reduce((all, one) => all + one, 0);

/** The files that a page asks for when it is opened. */
function parts(page) {
  const links = [...html(page).matchAll(/<(?:link rel="(?:stylesheet|icon|modulepreload|preload)"[^>]* href|script[^>]* src|img[^>]* src)="([^"]+)"/g)];
  const found = new Set(links.map(([, href]) => posix.join(posix.dirname(page), href)));
  return [...found];
}

const pages = files('.html');
const over = (paths, weigh, most) => paths.map((path) => [path, weigh(path)]).filter(([, bytes]) => bytes > most);

test('the page of a measure fits into the first answer of a server: 14 KB, and all that it needs into 30 KB', () => {
  const measures = pages.filter((path) => path.includes('/measures/'));
  assert.equal(measures.length, 320);
  assert.deepEqual(over(measures, weight, 14 * KB), []);
  assert.deepEqual(over(measures, (path) => weight(path) + sum(parts(path).map(weight)), 30 * KB), []);
});

test('no page weighs more than 60 KB, the full text either', () => {
  assert.ok(pages.some((path) => path.endsWith('/full/index.html')));
  assert.deepEqual(over(pages, weight, 60 * KB), []);
});

test('a search index weighs at most 60 KB a language', () => {
  const indexes = files('.json').filter((path) => path.startsWith('assets/search-'));
  assert.deepEqual(indexes.map((path) => path.replace(/\..*/, '')), ['assets/search-en', 'assets/search-letters-zh', 'assets/search-zh']);
  assert.deepEqual(over(indexes, weight, 60 * KB), []);
});

test('the script of the search weighs at most 15 KB, all others at most 10 KB together', () => {
  const scripts = files('.js');
  const ofSearch = (path) => path.startsWith('assets/search');
  for (const [part, most] of [[scripts.filter(ofSearch), 15 * KB], [scripts.filter((path) => !ofSearch(path)), 10 * KB]]) {
    assert.ok(part.length > 0);
    assert.ok(sum(part.map(weight)) <= most, `${sum(part.map(weight))} bytes: ${part}`);
  }
});

test('a page makes at most 4 requests; that of the search has a script of its own besides', () => {
  const most = (path) => (path.endsWith('search/index.html') ? 5 : 4);
  for (const path of pages) assert.ok(parts(path).length + 1 <= most(path), `${path}: ${parts(path)}`);
});

test('there is no font, and no page with a style or a script of its own', () => {
  assert.deepEqual(['.woff', '.woff2', '.ttf', '.otf'].flatMap((ending) => files(ending)), []);
  for (const path of files('.css')) assert.doesNotMatch(html(path), /@font-face|@import|url\((?!["']?data:)/, path);
  for (const path of pages) {
    assert.doesNotMatch(html(path), /<[^>]+\s(?:style|on[a-z]+)\s*=/i, path);
    assert.doesNotMatch(html(path), /<style|<script(?! type="application\/ld\+json">)(?![^>]*\ssrc=)/i, path);
  }
});
