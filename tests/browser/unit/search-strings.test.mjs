// The theme's search page has everything that its scripts ask for.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';

const theme = (path) => readFileSync(new URL(`../../../themes/default/${path}`, import.meta.url), 'utf8');

test('every text that the scripts show stands in the page', () => {
  const page = theme('templates/search.html');
  const scripts = ['search.js', 'search-results.js', 'search-filters.js'].map((name) => theme(`assets/${name}`)).join('\n');
  const used = Array.from(scripts.matchAll(/\bstrings\.(\w+)/g), ([, name]) => name);
  const looked = ['measure', 'section', 'department', 'policy', 'page', 'lead', 'with'];
  assert.ok(used.length >= 8);
  for (const name of [...used, ...looked]) assert.ok(page.includes(`data-${name}="`), name);
  for (const name of ['data-found', 'data-all', 'data-filtered', 'data-more', 'data-none']) {
    assert.ok(page.includes(`${name}="{{ raw(key="search-`), `${name} keeps its places`);
  }
  const ids = Array.from(scripts.matchAll(/'((?:search-|results)[a-z-]*)'/g), ([, id]) => id);
  assert.ok(ids.length >= 5);
  for (const id of ids) assert.ok(page.includes(`id="${id}"`), id);
  for (const filter of ['department', 'role', 'section', 'kind', 'for']) {
    assert.ok(page.includes(`<select name="${filter}"`) && page.includes(`data-any-${filter}="`), filter);
  }
});
