// The browser's half of the tokens gives what Rust's half gives.

import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
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

test('tokens of any text are those that Rust wrote down', () => {
  const folder = process.env.CARGO_TARGET_DIR ? `file://${process.env.CARGO_TARGET_DIR}/` : new URL('../../../target/', import.meta.url);
  const path = new URL('tmp/tokens.jsonl', folder);
  assert.ok(existsSync(path), 'run `cargo test` first: it writes target/tmp/tokens.jsonl');
  const lines = readFileSync(path, 'utf8').trimEnd().split('\n');
  assert.ok(lines.length > 10000);
  const differing = lines.map((line) => JSON.parse(line)).filter(([text, expected]) => {
    // This Node's Unicode may be older than Rust's: it cannot know what a character is that is new to it.
    return !/\p{Cn}/u.test(text) && JSON.stringify(tokens(text)) !== JSON.stringify(expected);
  });
  assert.deepEqual(differing.slice(0, 20).map(([text, expected]) => ({ text, expected, found: tokens(text) })), []);
});
