// What a query asks for. In go the words as typed and the indexes that are loaded (first that of the page's
// language); out come concepts, each with the texts that answer it. Nothing here knows documents or their order.
//
// A concept: `{ units, answers: [{ index, units, pattern, weight }], departments, measures, share, known }`. `share` is how much
// of the query it is; a concept that is not `known` stands in no index, which may be because the index of its
// language is not loaded.

import { amountAt, numberAt } from './search-amount.js';
import { documentsWith, pattern, units, unitsOf } from './search-index.js';
import { ignoredOf, lexiconOf, short } from './search-lexicon.js';
import { meantBy, mistyped } from './search-near.js';
import { fold } from './tokens.js';

// A query is cut: nobody types more, and a pasted book must not stop the page.
export const LONGEST_QUERY = 200;
const MOST_UNITS = 60;

// The longest word of a lexicon and the longest piece of a text without blanks, in units.
const LONGEST_TERM = 16;
const PIECES = [0, 0, 1, 1.35, 2.05];

// What an answer counts that is not the word itself.
const PREFIX = 0.6;
const PREFIX_BESIDE = 0.3;
const MOST_PREFIXES = 16;

// What a word that stands nowhere counts of the query, and a single character of a text without blanks.
const UNKNOWN = 0.5;
const SINGLE = 0.3;

// Where to look for a wrong character: how far before it, and how long.
const WINDOWS = [[1, 4], [2, 4], [0, 4], [3, 4], [1, 3], [0, 3], [2, 3], [0, 2], [1, 2]];

// What it costs a piece of a text without blanks to hold a word that says nothing by itself.
const SPLIT = 0.5;

// What a part of a word counts beside the whole.
const PART = 0.5;

/** What a query asks for: `{ concepts, number, phrase, wanting }`; `wanting` says that an index not loaded may know more. */
export function parseQuery(indexes, query) {
  const text = fold(query.slice(0, LONGEST_QUERY)).replace(/\s+/g, ' ');
  const all = units(Array.from(text), simpleOf(indexes)).slice(0, MOST_UNITS);
  all.forEach((unit, n) => (unit.at = n));
  const words = wordsOf(indexes);
  const ignored = new Set(indexes.flatMap((index) => Array.from(ignoredOf(index))));
  const pieces = gathered(mended(indexes, segments(indexes, all, words, ignored)));
  const saying = pieces.filter((piece) => !piece.ignored);
  const unfinished = !/\s$/.test(query) && all[all.length - 1];
  const concepts = (saying.length > 0 ? saying : pieces).map((piece) => conceptOf(indexes, piece, all, unfinished));
  return {
    concepts,
    number: numberOf(indexes, all, words),
    phrase: all.length > 0 ? pattern(all) : '',
    wanting: concepts.some((concept) => !concept.known || isForeign(indexes[0], concept)),
  };
}

function simpleOf(indexes) {
  return (indexes.find(({ simple }) => simple.size > 0) || indexes[0]).simple;
}

/** The words for numbers of all languages. */
function wordsOf(indexes) {
  const words = { digits: {}, scales: {}, percents: [] };
  for (const index of indexes) {
    const { extra } = index;
    Object.assign(words.digits, extra.words.digits);
    Object.assign(words.scales, extra.words.scales);
    const percents = extra.words.percents.map((word) => unitsOf(index, word).map((unit) => unit.text));
    words.percents.push(...percents.filter((word) => word.length > 0));
  }
  return words;
}

/** Whether a concept is in the script of another language than the page's. */
function isForeign(own, { units: [first], departments }) {
  return departments.size === 0 && first.word === own.unspaced;
}

/** The number of the measure that is asked for, if the query is nothing else: `36`, `第36条`, `measure 36`. */
function numberOf(indexes, all, words) {
  const texts = all.map((unit) => unit.text);
  for (const index of indexes) {
    for (const form of ['{}'].concat(index.extra.words.numbered)) {
      const [before, after] = form.split('{}').map((part) => unitsOf(index, part).map((unit) => unit.text));
      const inner = all.slice(before.length, all.length - after.length);
      if (inner.length === 0 || before.concat(inner.map((unit) => unit.text), after).join(' ') !== texts.join(' ')) continue;
      const number = numberAt(inner, 0, words);
      if (!number || number.end < inner.length || !Number.isInteger(number.value)) continue;
      const alone = before.length + after.length === 0;
      if (!alone || !number.spelled) return { value: number.value, alone };
    }
  }
  return null;
}

/** Cuts units into pieces, so that as few and as well known ones as possible remain. */
function segments(indexes, all, words, ignored) {
  const amounts = all.map((_, at) => amountAt(all, at, words));
  const best = [{ cost: 0, pieces: [] }];
  for (let end = 1; end <= all.length; end++) {
    best[end] = { cost: Infinity, pieces: [] };
    for (let start = Math.max(0, end - LONGEST_TERM); start < end; start++) {
      const piece = pieceOf(indexes, all.slice(start, end), amounts[start], ignored);
      if (piece && best[start].cost + piece.cost < best[end].cost) {
        best[end] = { cost: best[start].cost + piece.cost, pieces: best[start].pieces.concat(piece) };
      }
    }
  }
  return best[all.length].pieces;
}

/** These units as one piece: `{ units, entries, cost }` and what it is besides; null if they are none. */
function pieceOf(indexes, inner, amount, ignored) {
  if (amount && amount.end === inner[inner.length - 1].at + 1) return { units: inner, entries: [], amount, cost: 0.5 };
  const wanted = pattern(inner);
  if (ignored.has(wanted)) return { units: inner, entries: [], ignored: true, cost: 0.4 };
  const key = pattern(short(inner, ignored));
  const ends = [inner[0], inner[inner.length - 1]].every((unit) => !ignored.has(pattern([unit])));
  const entries = indexes.flatMap((index) => [lexiconOf(index).get(wanted) || (ends && lexiconOf(index).get(key))]).filter(Boolean);
  if (entries.length > 0) return { units: inner, entries, cost: 0.9 - 0.01 * inner.length };
  const one = written(indexes, inner);
  if (one) return { units: [one], entries, cost: 0.95 };
  if (inner.length === 1) return { units: inner, entries, cost: inner[0].word ? 1 : 1.2 };
  const run = inner.every((unit, n) => !unit.word && (n === 0 || inner[n - 1].end === unit.start));
  if (!run || inner.length >= PIECES.length) return null;
  const having = Math.max(...indexes.map((index) => documentsWith(index, inner).length));
  const split = inner.some((unit) => ignored.has(unit.text)) ? SPLIT : 0;
  return having > 0 ? { units: inner, entries, cost: PIECES[inner.length] + split - 0.03 * Math.log(having) } : null;
}

/** The pieces, with what looks like a character written for another put right: around single ones that say nothing. */
function mended(indexes, pieces) {
  const all = pieces.flatMap((piece) => piece.units.map((unit) => ({ unit, piece })));
  for (let at = 0; at < all.length; at++) {
    if (!isLoose(all[at].piece)) continue;
    for (const [before, length] of WINDOWS) {
      const window = all.slice(Math.max(0, at - before), at - before + length);
      const sought = window.map(({ unit }) => unit);
      const runs = sought.every((unit, n) => !unit.word && (n === 0 || sought[n - 1].end === unit.start));
      if (at < before || window.length < length || !runs || (length === 2 && all.length > 2) || window.some(({ piece }) => piece.entries.length > 0)) continue;
      const meant = indexes.flatMap((index) => mistyped(index, sought));
      if (meant.length === 0) continue;
      const inside = window.map(({ piece }) => piece);
      const [first, last] = [pieces.indexOf(inside[0]), pieces.indexOf(inside[length - 1])];
      return pieces.slice(0, first).concat({ units: sought, entries: [], meant }, mended(indexes, pieces.slice(last + 1)));
    }
  }
  return pieces;
}

/** The pieces, with single characters that stand side by side as one: together they are a word that is not known. */
function gathered(pieces) {
  const found = [];
  for (const piece of pieces) {
    const before = found[found.length - 1];
    const end = before && before.units[before.units.length - 1].end;
    if (isLoose(piece) && before && (before.loose || isLoose(before)) && end === piece.units[0].start) {
      found[found.length - 1] = { units: before.units.concat(piece.units), entries: [], loose: true };
    } else {
      found.push(piece);
    }
  }
  return found;
}

function isLoose({ units: [first, second], ignored, entries, amount }) {
  return !second && !first.word && !ignored && !amount && entries.length === 0;
}

/** Two words that the texts write as one, as one unit: `nano technology`. */
function written(indexes, [first, second, third]) {
  if (!second || third || !first.word || !second.word) return null;
  const [one, more] = unitsOf(indexes[0], first.token + second.token);
  return !more && indexes.some((index) => index.stems.has(one.text)) ? { ...one, start: first.start, end: second.end, at: first.at } : null;
}

function conceptOf(indexes, piece, all, unfinished) {
  const concept = { units: piece.units, answers: [], departments: new Map(), measures: new Map(), share: 1, known: true };
  const add = (index, sought, weight) => {
    const wanted = pattern(sought);
    if (concept.answers.some((answer) => answer.index === index && answer.pattern === wanted && answer.weight >= weight)) return;
    if (documentsWith(index, sought).length > 0) concept.answers.push({ index, units: sought, pattern: wanted, weight });
  };
  if (piece.amount) {
    for (const index of indexes) for (const form of piece.amount.forms) add(index, unitsOf(index, form), 1);
  }
  const [first] = piece.units;
  // A single character says something only if it is all that is asked.
  const single = piece.loose || (piece.units.length === 1 && !first.word && all.length > 1);
  // As it was typed, with the words between that say nothing.
  const typed = piece.units.length > 1 ? all.slice(first.at, piece.units[piece.units.length - 1].at + 1) : piece.units;
  if (!single) for (const index of indexes) add(index, typed, 1);
  for (const entry of piece.entries) fromLexicon(entry, concept, add);
  if (first.word && first === unfinished) unfinishedWords(indexes, first.token, concept, add);
  if (!isAnswered(concept)) near(indexes, piece, concept, add);
  if (piece.units.length > 1 && !piece.amount && !piece.meant && !piece.loose) partly(indexes, piece.units, add);
  if (!isAnswered(concept)) concept.share = single && !piece.loose ? SINGLE : UNKNOWN * Math.ceil(piece.loose ? piece.units.length / 3 : 1);
  return concept;
}

function isAnswered({ answers, departments, measures }) {
  return answers.length > 0 || departments.size > 0 || measures.size > 0;
}

/** Adds the parts of a word of several units: who seeks small loans is glad of small firms' credit. */
function partly(indexes, sought, add) {
  const parts = [];
  for (let at = 0; at < sought.length; at += sought[at].word ? 1 : 2) {
    parts.push(sought[at].word ? [sought[at]] : sought.slice(at, at + 2).filter(({ word }) => !word));
  }
  if (parts.length < 2 || parts[parts.length - 1].length < parts[0].length) return;
  for (const index of indexes) {
    const rarities = parts.map((part) => 1 / (1 + documentsWith(index, part).length));
    const sum = rarities.reduce((all, rarity) => all + rarity, 0);
    parts.forEach((part, n) => add(index, part, (PART * rarities[n]) / sum));
  }
}

/** Adds what the lexicon says of a word: the departments it names and the words that answer it as well. */
function fromLexicon(entry, concept, add, weight = 1) {
  entry.departments.forEach((ref) => concept.departments.set(ref, weight));
  entry.measures.forEach((ref) => concept.measures.set(ref, weight));
  entry.also.forEach(([sought, share]) => add(entry.index, sought, share * weight));
}

/** Adds the words that begin like the one that is still being typed. */
function unfinishedWords(indexes, token, concept, add) {
  const beside = concept.answers.length > 0 ? PREFIX_BESIDE : PREFIX;
  for (const index of indexes) {
    const longer = index.vocabulary.filter(([word]) => token.length > 1 && word.length > token.length && word.startsWith(token));
    longer.sort((a, b) => b[1] - a[1]);
    longer.slice(0, MOST_PREFIXES).forEach(([word]) => add(index, unitsOf(index, word), beside));
  }
}

/** Adds what may have been meant by a word that stands nowhere: pinyin, another spelling. */
function near(indexes, piece, concept, add) {
  concept.known = false;
  for (const index of indexes) {
    for (const [text, weight] of piece.meant || meantBy(index, piece.units[0])) {
      const other = unitsOf(index, text);
      add(index, other, weight);
      const entry = lexiconOf(index).get(pattern(other));
      if (entry) fromLexicon(entry, concept, add, weight);
      concept.known = true;
    }
  }
}
