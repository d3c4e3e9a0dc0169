// The words that an index brings with it: names of departments, terms of the glossary, words that mean the same,
// words that ask and say nothing. Each by its pattern: `{ index, departments, also: [[units, weight]] }`.

import { fold } from './tokens.js';
import { pattern, units } from './search-index.js';

// A word of the same meaning counts a little less than the one that was typed; one that is only near counts less.
const SAME = 0.95;
const FINDS = 0.9;

const lexicons = new WeakMap();

/** The words that ask and say nothing, by their pattern. */
export function ignoredOf(index) {
  if (!index.ignored) {
    const all = index.extra.words.ignored.map((word) => units(Array.from(fold(word)), index.simple));
    index.ignored = new Set(all.filter((sought) => sought.length > 0).map(pattern));
  }
  return index.ignored;
}

/** Units without the words that say nothing: `close down a company` is `close company`. All, if no two are left. */
export function short(all, ignored) {
  const kept = all.filter((unit) => !unit.word || !ignored.has(pattern([unit])));
  return kept.length > 1 ? kept : all;
}

export function lexiconOf(index) {
  let lexicon = lexicons.get(index);
  if (!lexicon) {
    lexicon = build(index);
    lexicons.set(index, lexicon);
  }
  return lexicon;
}

function build(index) {
  const lexicon = new Map();
  const ignored = ignoredOf(index);
  const unitsOf = (text) => units(Array.from(fold(text)), index.simple);
  const entry = (sought) => {
    const key = pattern(short(sought, ignored));
    if (!lexicon.has(key)) lexicon.set(key, { index, departments: new Set(), also: [] });
    return lexicon.get(key);
  };
  const { words } = index.extra;
  for (const group of words.same.concat(words.terms)) {
    const all = group.map(unitsOf).filter((sought) => sought.length > 0);
    for (const sought of all) entry(sought).also.push(...all.filter((other) => other !== sought).map((other) => [other, SAME]));
  }
  for (const [word, found] of Object.entries(words.finds)) {
    entry(unitsOf(word)).also.push(...found.map((other) => [unitsOf(other), FINDS]));
  }
  for (const ref of index.refs) {
    const { type, names } = index.documents[ref];
    if (type !== 'department') continue;
    for (const name of names.split('\n')) entry(unitsOf(name)).departments.add(ref);
  }
  return lexicon;
}
