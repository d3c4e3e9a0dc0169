// The theme's search page has everything that its scripts ask for.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';

const theme = (path) => readFileSync(new URL(`../../../themes/default/${path}`, import.meta.url), 'utf8');

test('every text that the scripts show stands in the page', () => {
  const page = theme('templates/search.html');
  const scripts = theme('assets/search.js') + theme('assets/search-results.js');
  const used = Array.from(scripts.matchAll(/\bstrings\.(\w+)/g), ([, name]) => name);
  const looked = ['measure', 'section', 'department', 'policy', 'page', 'lead', 'with'];
  assert.ok(used.length >= 8);
  for (const name of [...used, ...looked]) assert.ok(page.includes(`data-${name}="`), name);
  for (const name of ['data-found', 'data-near', 'data-more']) {
    assert.ok(page.includes(`${name}="{{ raw(key="search-`), `${name} keeps its places`);
  }
  for (const id of scripts.matchAll(/getElementById\('([\w-]+)'\)/g)) assert.ok(page.includes(`id="${id[1]}"`), id[1]);
});
