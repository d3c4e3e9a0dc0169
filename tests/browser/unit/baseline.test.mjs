// Scripts and style sheets of the theme against the oldest browsers: Chromium 107, Safari of iOS 15.4, Firefox 115.

import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';

import { newerCss, newerNames } from '../support/baseline.mjs';

const ASSETS = new URL('../../../themes/default/assets/', import.meta.url);
const ES_CHECK = fileURLToPath(new URL('../node_modules/es-check/lib/cli/index.js', import.meta.url));

const listed = (ending, folder = ASSETS) => readdirSync(folder).filter((name) => name.endsWith(ending)).map((name) => new URL(name, folder));
const SCRIPTS = listed('.js');
const SHEETS = listed('.css', new URL('css/', ASSETS));

// What older browsers leave out, with what a reader misses there.
const EXTRAS = new Map([
  ['@page', 'size and margins of paper: the printer has its own'],
  [':first', 'the first sheet of a booklet: it has head and foot like the others'],
  ['accent-color', 'the colour of radio buttons'],
  ['box-decoration-break', 'room around a mark that goes over two lines'],
  ['break-after: avoid', 'a heading may stand at the foot of a sheet'],
  ['break-before: avoid', 'the same'],
  ['cursor: pointer', 'a phone has no pointer'],
  ['font-synthesis-style', 'Chinese that a browser would slant'],
  ['outline', 'round corners of the frame in focus'],
  ['size', 'the size of paper: the printer has its own'],
  ['text-autospace', 'thin room between Chinese and figures'],
  ['text-decoration: dotted', 'a line below a term, solid instead'],
  ['text-size-adjust', 'Safari has its own name for it, which stands beside'],
  ['text-wrap: balance', 'lines of a title that are as long as each other'],
  ['user-select', 'Safari has its own name for it, which stands beside'],
]);

test('the scripts are of the year 2020, and use nothing that older browsers lack', () => {
  assert.ok(SCRIPTS.length > 3);
  const paths = SCRIPTS.map((script) => fileURLToPath(script));
  execFileSync(process.execPath, [ES_CHECK, 'es2020', '--module', '--checkFeatures', ...paths], { encoding: 'utf8' });
  for (const script of SCRIPTS) {
    const text = readFileSync(script, 'utf8');
    assert.deepEqual(newerNames(text), [], script.pathname);
    // Older than 2020, but not in Safari: a look behind in a regular expression stops the whole script there.
    assert.doesNotMatch(text, /\(\?<[=!]/, script.pathname);
  }
});

test('the style sheets use newer CSS only inside @supports or as an extra', () => {
  assert.ok(SHEETS.length > 10);
  const extra = (name) => [name, name.split(':')[0]].some((key) => EXTRAS.has(key));
  const found = SHEETS.map((sheet) => [sheet, newerCss(readFileSync(sheet, 'utf8'))]);
  const used = new Set(found.flatMap(([, names]) => names));
  for (const [sheet, names] of found) assert.deepEqual(names.filter((name) => !extra(name) && !part(name)), [], sheet.pathname);
  assert.deepEqual([...EXTRAS.keys()].filter((key) => !used.has(key)), [], 'extras that no sheet has');
});

/** Whether it is a property of which one value alone is an extra: that value is found too. */
const part = (name) => [...EXTRAS.keys()].some((key) => key.startsWith(`${name}: `));

test('what is too new is found', () => {
  assert.deepEqual(newerNames('a.toSorted(); Object.groupBy(b); AbortSignal.timeout(3); new Set().union(c)'), ['groupBy', 'toSorted', 'union']);
  assert.deepEqual(newerNames('a.at(-1); b.replaceAll(c, d); new Intl.Segmenter(e)'), ['Segmenter']);
  const cases = [
    ['a:has(b) { color: red }', [':has']],
    ['a { &:hover { color: red } }', ['nesting']],
    ['@container (width > 3px) { a { color: red } }', ['@container', '@media with < or >']],
    ['a { color: color-mix(in srgb, red, blue); height: 10dvh }', ['color-mix()', 'dvh']],
    ['@media print { a { grid-template-columns: subgrid } }', ['grid-template-columns: subgrid']],
    ['@supports (height: 1dvh) { a { height: 1dvh } }', []],
    ['a:is(b, c):focus-visible { inset: 0; margin-inline: calc(1rem + 2vw) }', []],
  ];
  for (const [sheet, names] of cases) assert.deepEqual(newerCss(sheet), names, sheet);
});
