// What `check --format sarif` writes is SARIF 2.1.0, by the schema of its makers (OASIS).

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { test } from 'node:test';

import Ajv from 'ajv';

const read = (path) => JSON.parse(readFileSync(path, 'utf8'));
const SCHEMA = createRequire(import.meta.url).resolve('schemastore/schemas/json/sarif-2.1.0.json');

test('what is written is SARIF 2.1.0', () => {
  const validate = new Ajv({ strict: false, allErrors: true, validateFormats: false, unicodeRegExp: false }).compile(read(SCHEMA));
  for (const name of ['sarif.json', 'sarif.zh.json']) {
    const log = read(new URL(`../../formats/${name}`, import.meta.url));
    validate(log);
    assert.deepEqual(validate.errors, null, name);
    assert.ok(log.runs[0].results.length > 10);
  }
  assert.equal(validate({ version: '2.1.0', runs: [{}] }), false, 'a run without a tool is none');
});
