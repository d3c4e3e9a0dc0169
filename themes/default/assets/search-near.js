// What may have been meant by a word that stands nowhere: one letter wrong, a character written for another,
// Chinese spelled in pinyin. Gives `[text, weight]`, the likeliest first.

import { descend, documentsWith, unitsOf } from './search-index.js';
import { lexiconOf } from './search-lexicon.js';
import { stem } from './search-stem.js';

const SPELLING = 0.65;
const SPOKEN = 0.9;
const PARTED = 0.8;
const MOST = 6;

/** What may have been meant by a word that stands nowhere: `[text, weight]`. */
export function meantBy(index, { word, token }) {
  if (!word) return [];
  const said = spoken(index, token);
  return said.concat(said.length > 0 ? [] : initials(index, token), words(index, token), parted(index, token));
}

function words(index, token) {
  if (token.length < 6 || /\d/.test(token)) return [];
  const most = token.length > 8 ? 2 : 1;
  const near = [];
  for (const [other, df] of index.vocabulary) {
    if (Math.abs(other.length - token.length) > most) continue;
    const distance = edits(token, other, most);
    if (distance <= most) near.push([other, distance, df]);
  }
  near.sort((a, b) => a[1] - b[1] || b[2] - a[2]);
  return near.filter(([, distance]) => distance === near[0][1]).slice(0, MOST).map(([other]) => [other, SPELLING]);
}

/** Two words written as one. */
function parted(index, token) {
  for (let at = 3; at <= token.length - 3; at++) {
    const both = [token.slice(0, at), token.slice(at)];
    if (both.every((part) => index.stems.has(stem(part)))) return [[both.join(' '), PARTED]];
  }
  return [];
}

/** Letters to change, add, leave out or exchange with their neighbour; more than `most` is `most + 1`. */
function edits(a, b, most) {
  let [before, row] = [[], Array.from({ length: b.length + 1 }, (_, n) => n)];
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      next[j] = Math.min(row[j] + 1, next[j - 1] + 1, row[j - 1] + (a[i - 1] === b[j - 1] ? 0 : 1));
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) next[j] = Math.min(next[j], before[j - 2] + 1);
    }
    if (Math.min(...next) > most) return most + 1;
    [before, row] = [row, next];
  }
  return row[b.length];
}

/** The Chinese texts of the index that are spoken so. */
function spoken(index, token) {
  const found = new Map();
  for (const syllables of syllablesOf(index, token)) {
    if (syllables.length < 2) continue;
    for (const text of texts(index, syllables)) found.set(text, having(index, text));
  }
  const lexicon = lexiconOf(index);
  const rank = ([text, df]) => (lexicon.has(text) ? 1000 : 0) + df;
  return Array.from(found).sort((a, b) => rank(b) - rank(a)).slice(0, MOST).map(([text]) => [text, SPOKEN]);
}

/** Names and terms whose syllables begin with these letters: `zsj`. */
function initials(index, token) {
  const begins = (char, letter) => syllablesOfChar(index, char).some((syllable) => syllable[0] === letter);
  const known = Array.from(lexiconOf(index)).filter(([name, { departments }]) => departments.size > 0 && name.length === token.length);
  return known.filter(([name]) => Array.from(token).every((letter, n) => begins(name[n], letter))).map(([name]) => [name, SPOKEN]);
}

/**
 * The texts of the index that differ from these characters by one, written for another: any in a word of four of the lexicon; one
 * that is spoken alike in every word of the lexicon, among four in any text, and where there are no more than two.
 */
export function mistyped(index, sought) {
  if (sought.some(({ word }) => word)) return [];
  let begun = [['', 0, index.root]];
  for (const { text } of sought) {
    const longer = [];
    for (const [before, wrong] of begun) {
      const node = before ? descend(index, before[before.length - 1]) : index.root;
      for (const char of Object.keys(node || {})) {
        if (char === 'docs' || char === 'df' || (wrong && char !== text)) continue;
        const alike = char === text || isAlike(index, char, text);
        if (alike || sought.length > 2) longer.push([before + char, wrong + (char === text ? 0 : alike ? 1 : 2)]);
      }
    }
    begun = longer;
  }
  const least = begun.reduce((most, [, wrong]) => Math.min(most, wrong), 3);
  const lexicon = lexiconOf(index);
  const fits = (text) => (lexicon.has(text) ? least === 1 || sought.length > 3 : least === 1 && sought.length !== 3);
  const found = begun.filter(([text, wrong]) => wrong === least && fits(text) && having(index, text) > 0);
  return found.slice(0, MOST).map(([text]) => [text, SPELLING]);
}

/** In how many documents a text stands. */
function having(index, text) {
  return documentsWith(index, unitsOf(index, text)).length;
}

function isAlike(index, one, other) {
  const known = syllablesOfChar(index, one);
  return syllablesOfChar(index, other).some((syllable) => known.includes(syllable));
}

function syllablesOfChar(index, char) {
  if (!index.spoken) {
    index.spoken = new Map();
    for (const [syllable, chars] of Object.entries(index.pinyin)) {
      for (const spoken of chars) index.spoken.set(spoken, (index.spoken.get(spoken) || []).concat(syllable));
    }
  }
  return index.spoken.get(char) || [];
}

/** All ways to read letters as syllables. */
function syllablesOf(index, letters) {
  const ways = Array.from({ length: letters.length + 1 }, () => []);
  ways[0].push([]);
  for (let at = 0; at < letters.length; at++) {
    for (let end = at + 1; end <= Math.min(letters.length, at + 6) && ways[at].length > 0; end++) {
      const syllable = letters.slice(at, end);
      if (!Object.prototype.hasOwnProperty.call(index.pinyin, syllable)) continue;
      if (ways[end].length < 8) ways[end].push(...ways[at].map((way) => way.concat(syllable)));
    }
  }
  return ways[letters.length];
}

/** The texts that stand in the index and are spoken with these syllables. */
function texts(index, syllables) {
  let begun = Array.from(index.pinyin[syllables[0]]);
  for (const syllable of syllables.slice(1)) {
    const longer = [];
    for (const text of begun) {
      const node = descend(index, text[text.length - 1]);
      for (const char of node ? index.pinyin[syllable] : []) if (node[char]) longer.push(text + char);
    }
    begun = longer.slice(0, 200);
  }
  return begun.filter((text) => having(index, text) > 0);
}
