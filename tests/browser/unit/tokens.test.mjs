// The browser's half of the tokens gives what Rust's half gives.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';

import { tokens } from '../../../themes/default/assets/tokens.js';

const read = (path) => readFileSync(new URL(path, import.meta.url), 'utf8');

test('tokens are those of the examples', () => {
  const cases = JSON.parse(read('../../tokens/cases.json'));
  assert.ok(cases.length > 40);
  for (const { text, tokens: expected } of cases) {
    assert.deepEqual(tokens(text), expected, text);
  }
});
