// What a result shows of a text, with `[…]` around what is marked.

import assert from 'node:assert/strict';
import { test } from 'node:test';

import { units } from '../../../themes/default/assets/search-index.js';
import { marks, pieces, snippet } from '../../../themes/default/assets/search-snippet.js';
import { fold } from '../../../themes/default/assets/tokens.js';

const none = new Map();
const sought = (query) => query.split(' ').map((word) => units(Array.from(fold(word)), none)).filter((word) => word.length > 0);

const shown = (found) => found.map(({ text, marked }) => (marked ? `[${text}]` : text)).join('');
const marked = (text, query) => shown(pieces(text, marks(text, sought(query), none)));
const cut = (text, query) => shown(snippet(text, marks(text, sought(query), none)));

test('what was asked for is marked, in the text as it is written', () => {
  for (const [text, query, expected] of [
    ['由科技局牵头', '科技局', '由[科技局]牵头'],
    ['科技和技局', '科技局', '科技和技局'],
    ['科技局', '科技 技局', '[科技局]'],
    ['免税，税收。', '税', '免[税]，[税]收。'],
    ['给予５０００万元。', '5000万', '给予[５０００万]元。'],
    ['给予1,500万元或5000元', '1500', '给予[1,500]万元或5000元'],
    ['超过10％。', '10%', '超过[10％]。'],
    ['15%与5%', '5', '15%与[5%]'],
    ['The Company’s investments', 'company investment', 'The [Company’s] [investments]'],
    ['to innovate in innovation', 'innovation', 'to [innovate] in [innovation]'],
    ['𠮷野家与𠮷', '𠮷野', '[𠮷野]家与𠮷'],
    ['𠮷野家与𠮷', '𠮷', '[𠮷]野家与[𠮷]'],
    ['100㎡以上', 'm2', '100㎡以上'],
    ['<b>科技</b>&amp;', '科技 b', '<[b]>[科技]</[b]>&amp;'],
    ['没有', '科技', '没有'],
    ['', '科技', ''],
  ]) {
    assert.equal(marked(text, query), expected, query);
  }
});

test('a long text is cut around the marks, at a sentence if it can be', () => {
  const before = '这一句话说的是别的事情。'.repeat(20);
  const after = '那一句话也不说这件事情。'.repeat(20);
  const chinese = cut(`${before}推进一网通办。${after}`, '一网通办');
  assert.match(chinese, /^…推进\[一网通办\]。[^[]+…$/);
  const long = cut(`${'无'.repeat(300)}一网通办${'无'.repeat(300)}`, '一网通办');
  assert.match(long, /^…无{21}\[一网通办\]无{105}…$/);
  const english = cut(`${'Other things are said here. '.repeat(30)}Talent is rewarded. ${'More words follow. '.repeat(30)}`, 'talent');
  assert.match(english, /^…\[Talent\] is rewarded\. .*(words|follow\.|More) …$/);
  assert.equal(cut(before, '无').length, 131);
});

test('a piece of any text has the text', () => {
  const alphabet = ['科', '技', '局', ' ', 'a', 'talent', '。', '. ', '㎡', '𠮷', 'é', '5000', '\n', '😀'];
  let state = 1;
  const random = (n) => (state = (state * 48271) % 2147483647) % n;
  for (let round = 0; round < 500; round++) {
    const text = Array.from({ length: random(400) }, () => alphabet[random(alphabet.length)]).join('');
    const ranges = marks(text, sought('科技 a m2 𠮷 talent'), none);
    assert.equal(pieces(text, ranges).map((piece) => piece.text).join(''), text);
    const found = snippet(text, ranges).map((piece) => piece.text).join('').replace(/^…|…$/g, '');
    assert.ok(text.includes(found));
    assert.ok(!/^[\udc00-\udfff]|[\ud800-\udbff]$/.test(found));
    assert.equal(ranges.length > 0, snippet(text, ranges).some((piece) => piece.marked));
  }
});
