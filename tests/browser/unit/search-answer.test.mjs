// From query to results, on the indexes that Rust wrote (src/search/tests.rs holds the small site).

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';

import elasticlunr from 'elasticlunr';

import { answer } from '../../../themes/default/assets/search-answer.js';
import { addLetters, openIndex } from '../../../themes/default/assets/search-index.js';
import { parseQuery } from '../../../themes/default/assets/search-query.js';
import { tokens } from '../../../themes/default/assets/tokens.js';

const read = (lang) => readFileSync(new URL(`../../search/small.${lang}.json`, import.meta.url), 'utf8');
const zh = openIndex(read('zh'));
const en = openIndex(read('en'));
const letters = readFileSync(new URL('../../search/small.letters.json', import.meta.url), 'utf8');
const others = (index) => {
  addLetters(zh, letters);
  return [index === zh ? en : zh];
};
const search = (index, query) => answer(query, index, () => others(index));
const found = async (index, query) => (await search(index, query)).hits.map(({ document }) => document.address.slice(3));

test('what is asked is found, the right one first', async () => {
  for (const [index, query, ...expected] of [
    [zh, '科技局', 'departments/science/', 'small/measures/2/'],
    [zh, '科学技术局', 'departments/science/'],
    [zh, '人力社保局', 'departments/personnel/'],
    [zh, 'HR Bureau', 'departments/personnel/'],
    [zh, 'Science and Technology Bureau', 'departments/science/'],
    [en, '科技局', 'departments/science/'],
    [en, 'science and technology bureau', 'departments/science/'],
    [zh, '一网通办', 'small/measures/3/'],
    [en, '一网通办', 'small/measures/3/'],
    [zh, 'ＱＤＩＥ', 'small/measures/3/'],
    [en, 'qdie', 'small/measures/3/'],
    [en, 'r&d CENTERS centre', 'small/measures/3/'],
    [en, 'talents', 'small/measures/1/'],
    [en, '400000', 'small/measures/1/'],
    [en, '400,000', 'small/measures/1/'],
    [zh, '5000万', 'small/measures/2/'],
    [zh, '五千万', 'small/measures/2/'],
    [en, '50 million', 'small/measures/2/'],
    [zh, '500万', 'small/measures/5/'],
    [zh, '50%', 'small/measures/1/'],
    [zh, '百分之五十', 'small/measures/1/'],
    [zh, '税', 'small/measures/4/'],
    [zh, '𠮷野', 'small/measures/4/'],
    [zh, '𠮷', 'small/measures/4/'],
    [zh, '知识产权', 'small/measures/4/'],
    [zh, '太政发〔2020〕1号', 'small/'],
    [zh, '引进高端人才', 'small/measures/1/'],
    // Words that editors gave a measure, alone, within a question, and from the other language's page.
    [zh, '挖人', 'small/measures/1/'],
    [zh, '怎么挖人', 'small/measures/1/'],
    [en, 'Work-force?', 'small/measures/1/'],
    [en, '挖人', 'small/measures/1/'],
    [zh, 'headhunting', 'small/measures/1/'],
    [zh, '的税', 'small/measures/4/'],
    [zh, '5', 'small/measures/5/'],
    [zh, '第5条', 'small/measures/5/'],
    // A character that is written for another asks how characters are spoken, before the letters have come.
    [zh, '知识产全', 'small/measures/4/'],
    [zh, 'kejiju', 'departments/science/'],
    [zh, 'kjj', 'departments/science/'],
    [zh, '科技侷', 'departments/science/'],
    [zh, '一網通辦', 'small/measures/3/'],
    [en, 'measure 5', 'small/measures/5/'],
  ]) {
    assert.deepEqual((await found(index, query)).slice(0, expected.length), expected, query);
  }
});

test('what stands nowhere finds nothing', async () => {
  for (const query of ['zyzzyva', '地铁', '完全没有', 'lottery']) {
    assert.deepEqual(await found(zh, query), [], query);
    assert.deepEqual(await found(en, query), [], query);
  }
});

test('a figure is not found within another', async () => {
  assert.deepEqual(await found(zh, '234'), []);
  assert.deepEqual(await found(zh, '10%'), []);
});

test('the other language is asked only for words that the page does not have', async () => {
  for (const [index, query, wanted] of [[zh, '科技局', false], [en, 'talents', false], [en, '科技局', true], [zh, 'talents', true]]) {
    let asked = false;
    await answer(query, index, () => (asked = true) && []);
    assert.equal(asked, wanted, query);
  }
});

test('the best sentence of a result is that with the words, in whatever language they were found', async () => {
  for (const [index, query, number] of [[zh, '一网通办', '3'], [en, '一网通办', '3'], [en, 'qdie', '3']]) {
    const all = await search(index, query);
    const hit = all.hits.find(({ document }) => document.number === number);
    const { line, found: stands } = hit;
    assert.equal(stands, true, query);
    assert.ok((hit.document.body || '').split('\n')[line] !== undefined, query);
  }
});

test('nothing that is typed is an exception, or takes long', async () => {
  const queries = ['', ' ', '　', '。。。', '.*+?^${}()|[]\\', '__proto__', 'constructor', 'toString', 'docs', 'df', '<b>', '😀', '👩‍🔬', '5constructor',
    '\u0301', '\0', '\ufffd', '\ud800', 'ˈnǐ h', 'x'.repeat(10000), '科技'.repeat(500000), 'a b '.repeat(250000), '"', '%00', '對照', '1e999 万万万万万万'];
  for (const index of [zh, en]) {
    for (const query of queries) {
      const start = performance.now();
      const { hits } = await search(index, query);
      assert.ok(Array.isArray(hits), query.slice(0, 20));
      assert.ok(performance.now() - start < 500, query.slice(0, 20));
    }
  }
  assert.deepEqual(parseQuery([zh], ' ，。！ ').concepts, []);
});

test('anything but such an index is refused', () => {
  const good = read('zh');
  for (const text of ['', '<!DOCTYPE html>', 'null', '{}', '[]', good.slice(0, -100), good.replace('"0.9.5"', '"0.9.4"'),
    good.replace('duizhao-2', 'duizhao-0'), good.replace('"documentStore"', '"other"'), good.replace('"text":{"root"', '"lost":{"root"')]) {
    assert.throws(() => openIndex(text), undefined, text.slice(0, 20));
  }
});

test('elasticlunr itself reads the file, and finds each document by its words', () => {
  for (const lang of ['zh', 'en']) {
    const original = elasticlunr.Index.load(JSON.parse(read(lang)));
    for (const query of ['科技局', 'QDIE', '人才', 'bureau', '5000']) {
      const theirs = new Set(original.search(tokens(query), { fields: { text: { bool: 'AND', expand: false } } }).map(({ ref }) => ref));
      const ours = original.documentStore.toJSON().docs;
      const having = Object.keys(ours).filter((ref) => tokens(query).every((token) => original.index.text.getDocs(token)[ref]));
      assert.deepEqual(theirs, new Set(having), `${lang} ${query}`);
    }
  }
});
