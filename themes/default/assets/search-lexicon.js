// The words that an index brings with it: names of departments, terms of the glossary, words that mean the same,
// words that ask and say nothing. Each by its pattern: `{ index, departments, measures, also: [[units, weight]] }`.

import { pattern, split, unitsOf } from './search-index.js';

// A word of the same meaning counts a little less than the one that was typed; one that is only near counts less.
const SAME = 0.95;
const FINDS = 0.9;

/** The words that ask and say nothing, by their pattern. */
export function ignoredOf(index) {
  if (!index.ignored) {
    const all = index.extra.words.ignored.map((word) => unitsOf(index, word));
    index.ignored = new Set(all.filter((sought) => sought.length > 0).map(pattern));
  }
  return index.ignored;
}

/** Units without the words that say nothing: `close down a company` is `close company`. All, if no two are left. */
export function short(all, ignored) {
  const kept = all.filter((unit) => !unit.word || !ignored.has(pattern([unit])));
  return kept.length > 1 ? kept : all;
}

/** The words that lead to others or to departments, by their pattern. */
export function lexiconOf(index) {
  if (!index.lexicon) index.lexicon = build(index);
  return index.lexicon;
}

function build(index) {
  const lexicon = new Map();
  const ignored = ignoredOf(index);
  const entry = (sought) => {
    const key = pattern(short(sought, ignored));
    if (!lexicon.has(key)) lexicon.set(key, { index, departments: new Set(), measures: [], also: [] });
    return lexicon.get(key);
  };
  const { words } = index.extra;
  for (const group of words.same.concat(words.terms)) {
    const all = group.map((word) => unitsOf(index, word)).filter((sought) => sought.length > 0);
    for (const sought of all) entry(sought).also.push(...all.filter((other) => other !== sought).map((other) => [other, SAME]));
  }
  for (const [word, found] of Object.entries(words.finds)) {
    entry(unitsOf(index, word)).also.push(...found.map((other) => [unitsOf(index, other), FINDS]));
  }
  for (const [word, refs] of Object.entries(words.keywords)) entry(unitsOf(index, word)).measures.push(...split(refs));
  for (const ref of index.refs) {
    const { type, names } = index.documents[ref];
    if (type !== 'department') continue;
    for (const name of names.split('\n')) entry(unitsOf(index, name)).departments.add(ref);
  }
  return lexicon;
}
