// The open data against their published schemas, and the translation memory against the JSON.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';

import Ajv from 'ajv/dist/2020.js';

import { files } from './support/pages.mjs';
import { FOLDER } from './support/site.mjs';

// The data of the sample site of the Rust tests, which have every key.
const SAMPLE = fileURLToPath(new URL('../data/', import.meta.url));
const read = (folder, path) => JSON.parse(readFileSync(join(folder, path), 'utf8'));
const validators = new Map(files('.json', join(FOLDER, 'data/schema')).map((name) => {
  const ajv = new Ajv({ strict: true, allErrors: true });
  return [`schema/${name}`, ajv.compile(read(FOLDER, `data/schema/${name}`))];
}));

/** What a schema says against a file, a line each. */
function faults(data, name = data.$schema) {
  const validate = validators.get(name);
  assert.ok(validate, `no schema ${name}`);
  return validate(data) ? [] : validate.errors.map(({ instancePath, message, params }) => `${instancePath} ${message} ${JSON.stringify(params)}`);
}

test('every file of data is what its schema says', () => {
  const published = files('.json', join(FOLDER, 'data')).filter((path) => !path.startsWith('schema/'));
  assert.ok(published.length >= 3);
  for (const path of published) assert.deepEqual(faults(read(FOLDER, `data/${path}`)), [], path);
  for (const path of files('.json', SAMPLE)) assert.deepEqual(faults(read(SAMPLE, path)), [], `sample: ${path}`);
});

test('a schema takes nothing that is missing, unknown or of another kind', () => {
  const good = read(SAMPLE, 'opening-up.json');
  const spoil = (change) => {
    const data = structuredClone(good);
    change(data);
    return faults(data, 'schema/policy.json').length;
  };
  assert.ok(spoil((data) => delete data.validity));
  assert.ok(spoil((data) => (data.validity = 'valid')));
  assert.ok(spoil((data) => (data.measures[0].number = 1)));
  assert.ok(spoil((data) => (data.measures[0].measure = '1')));
  assert.ok(spoil((data) => (data.measures[0].text.zh.segments[0].digest = 'ilou00')));
  assert.equal(spoil(() => {}), 0);
});

test('the translation memory has every sentence that is translated, as the JSON has it', () => {
  for (const { policy, json, tmx } of read(FOLDER, 'data/index.json').policies) {
    const data = read(FOLDER, `data/${json}`);
    const text = readFileSync(join(FOLDER, 'data', tmx), 'utf8');
    const seg = (unit) => [...unit.matchAll(/<tuv xml:lang="([^"]+)">\s*<seg>([^<]*)<\/seg>/g)].map(([, lang, words]) => [lang, plain(words)]);
    const found = new Map([...text.matchAll(/<tu tuid="([^"]+)">(.*?)<\/tu>/gs)].map(([, id, unit]) => [id, Object.fromEntries(seg(unit))]));
    const expected = new Map();
    for (const measure of data.measures) {
      measure.text[data.source].segments.forEach(({ segment, text: source }, n) => {
        const others = Object.entries(measure.text).filter(([lang, { segments }]) => lang !== data.source && !segments[n].stale);
        const translated = others.map(([lang, { segments }]) => [lang, segments[n].text]);
        if (translated.length) expected.set(`${policy}-${measure.measure}-${segment}`, Object.fromEntries([[data.source, source], ...translated]));
      });
    }
    assert.ok(expected.size > 0);
    assert.deepEqual(found, expected);
  }
});

const NAMED = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };
const plain = (words) => words.replace(/&(\w+);/g, (_, name) => NAMED[name]);

test('every page that shows content links to its data', () => {
  for (const path of files('.html').filter((path) => /\/(measures|sections|full|departments)\//.test(path))) {
    const html = readFileSync(join(FOLDER, path), 'utf8');
    if (html.includes('http-equiv="refresh"')) continue;
    const links = [...html.matchAll(/<link rel="alternate" type="([^"]+)" href="([^"]+)"/g)];
    assert.ok(links.length > 0, path);
    for (const [, , href] of links) assert.ok(readFileSync(join(FOLDER, path, '..', href)).length > 0, `${path}: ${href}`);
  }
});
