// What the W3C's checker says of every page, style sheet and picture.

import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';

import { files } from './support/pages.mjs';
import { FOLDER } from './support/site.mjs';

const tool = (path) => fileURLToPath(new URL(`node_modules/${path}`, import.meta.url));
const skip = spawnSync('java', ['-version']).error ? 'java is missing: the pages are not checked for valid HTML' : false;

// What the checker calls a mistake and is none: a pattern of its words, and the reason.
const EXCEPTIONS = [
  [/^Resource violates Content Security Policy.*blocked by “(style|script)-src” directive/, "the checker reads from the disk, where nothing is 'self'"],
  [/^Inline script violates Content Security Policy/, 'the only inline scripts are JSON-LD, which is data: nothing runs, and the policy does not speak of it'],
  [/^CSS: .*(“scroll-target-group”|“:target-current”)/, 'newer than the checker; browsers that do not know them lose a mark in the outline, no more'],
];

test('every page is valid HTML, every style sheet valid CSS', { skip }, () => {
  const paths = [...files('.html'), ...files('.css'), ...files('.svg')].map((path) => join(FOLDER, path));
  assert.ok(paths.length > 400);
  const args = ['-jar', tool('vnu-jar/build/dist/vnu.jar'), '--also-check-css', '--also-check-svg', '--format', 'json', '--exit-zero-always', ...paths];
  const { stderr, error, status } = spawnSync('java', args, { encoding: 'utf8', maxBuffer: 1 << 28 });
  assert.ifError(error);
  assert.equal(status, 0, stderr);
  const told = JSON.parse(stderr).messages.filter(({ message }) => !EXCEPTIONS.some(([words]) => words.test(message)));
  const kinds = new Map();
  for (const { type, subType, url, lastLine, message, extract } of told) {
    const where = `${url.slice(url.indexOf('/public/') + 8)}:${lastLine}: ${extract || ''}`;
    const known = kinds.get(message) || { kind: subType || type, message, where, times: 0 };
    kinds.set(message, { ...known, times: known.times + 1 });
  }
  assert.deepEqual([...kinds.values()], []);
});
