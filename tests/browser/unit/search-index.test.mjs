// The reader of the index, on an index that Rust wrote (src/search/tests.rs holds the small site).

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';

import elasticlunr from 'elasticlunr';

import { BOOSTS, openIndex, parseQuery, scores, search } from '../../../themes/default/assets/search-index.js';

const read = (lang) => readFileSync(new URL(`../../search/small.${lang}.json`, import.meta.url), 'utf8');
const zh = openIndex(read('zh'));
const en = openIndex(read('en'));
const found = (index, query) => search(index, query).results.map(({ document }) => document.address.slice(3));

const QUERIES = [
  '科技局', '一网通办', '知识产权', '人才 奖励', '研发中心', 'QDIE', '5000万元', '12345', 'N+1', '50%', '1.5%', '政务服务',
  '外资研发中心补贴', 'science and technology', 'talents rewards', 'R&D centre', 'bureau', '人社局 科技局',
];

test('what is asked is found, the right one first', () => {
  for (const [index, query, ...expected] of [
    [zh, '科技局', 'departments/science/', 'small/measures/2/'],
    [zh, '科学技术局', 'departments/science/'],
    [zh, '人力社保局', 'departments/personnel/'],
    [zh, 'HR Bureau', 'departments/personnel/'],
    [zh, 'Science and Technology Bureau', 'departments/science/'],
    [en, '科技局', 'departments/science/'],
    [en, 'science and technology bureau', 'departments/science/'],
    [zh, '一网通办', 'small/measures/3/'],
    [zh, 'ＱＤＩＥ', 'small/measures/3/'],
    [en, 'qdie', 'small/measures/3/'],
    [en, 'r&d CENTERS centre', 'small/measures/3/'],
    [en, 'talents', 'small/measures/1/'],
    [en, '400000', 'small/measures/1/'],
    [en, '400,000', 'small/measures/1/'],
    [zh, '5000万', 'small/measures/2/'],
    [zh, '500万', 'small/measures/5/'],
    [zh, '50%', 'small/measures/1/'],
    [zh, '税', 'small/measures/4/'],
    [zh, '𠮷野', 'small/measures/4/'],
    [zh, '𠮷', 'small/measures/4/'],
    [zh, '知识产权', 'small/measures/4/'],
    [zh, '太政发〔2020〕1号', 'small/'],
    [zh, '引进高端人才', 'small/measures/1/'],
    [zh, '5', 'small/measures/5/'],
  ]) {
    assert.deepEqual(found(index, query).slice(0, expected.length), expected, query);
  }
});

test('a figure is not found within another', () => {
  assert.deepEqual(found(zh, '500'), ['small/measures/5/']);
  assert.deepEqual(found(zh, '40'), ['small/measures/1/']);
  assert.deepEqual(found(zh, '234'), []);
  assert.deepEqual(found(zh, '10%'), []);
});

test('where nothing has all the words, what has most of them is told to be near', () => {
  const { near, results } = search(zh, '外资研发中心补贴');
  assert.equal(near, true);
  assert.equal(results[0].document.number, '2');
  assert.equal(search(zh, '研发中心').near, false);
  assert.deepEqual(search(zh, '完全没有').results, []);
});

test('nothing that is typed is an exception, or takes long', () => {
  const queries = ['', ' ', '　', '。。。', '.*+?^${}()|[]\\', '__proto__', 'constructor', 'toString', 'docs', 'df', '<b>', '😀', '👩‍🔬',
    '\u0301', '\0', '\ufffd', '\ud800', 'ˈnǐ h', 'x'.repeat(10000), '科技'.repeat(500000), 'a b '.repeat(250000), '"', '%00', '對照'];
  for (const index of [zh, en]) {
    for (const query of queries) {
      const start = performance.now();
      const { results } = search(index, query);
      assert.ok(Array.isArray(results), query.slice(0, 20));
      assert.ok(performance.now() - start < 200, query.slice(0, 20));
    }
  }
  assert.deepEqual(parseQuery(' ，。！ ').terms, []);
});

test('anything but such an index is refused', () => {
  const good = read('zh');
  for (const text of ['', '<!DOCTYPE html>', 'null', '{}', '[]', good.slice(0, -100), good.replace('"0.9.5"', '"0.9.4"'),
    good.replace('duizhao-1', 'duizhao-0'), good.replace('"documentStore"', '"other"'), good.replace('"lead":{"root"', '"lost":{"root"')]) {
    assert.throws(() => openIndex(text), undefined, text.slice(0, 20));
  }
});

test('elasticlunr itself reads the file and scores the same', () => {
  const fields = Object.fromEntries(Array.from(BOOSTS, ([field, boost]) => [field, { boost, bool: 'OR', expand: false }]));
  for (const [index, lang] of [[zh, 'zh'], [en, 'en']]) {
    const original = elasticlunr.Index.load(JSON.parse(read(lang)));
    for (const query of QUERIES) {
      const terms = parseQuery(query).terms.map((term) => ({ ...term, begins: false }));
      const theirs = original.search(terms.map((term) => term.token), { fields });
      const ours = scores(index, terms);
      assert.equal(ours.size, theirs.length, query);
      for (const { ref, score } of theirs) {
        assert.ok(Math.abs(ours.get(ref).score - score) < 1e-9, `${lang} ${query} ${ref}`);
      }
    }
  }
});
