// What a result shows of a text: where the query's words stand in it, and a piece around the most of them.

import { fold, runs, spell } from './tokens.js';

// About as much as fits on two lines, in characters; Han is twice as wide.
const WIDE = 90;
const NARROW = 180;
const ENDS = /[。！？；\n]|[.!?;]\s/g;

/**
 * Where a query's terms stand in a text, as `[start, end]` in order, neighbours joined. A word is marked
 * whole, also if it only begins with a term; of text without blanks exactly what was asked for.
 */
export function marks(text, terms) {
  const { chars, starts, ends } = folded(text);
  const wanted = terms.filter((term) => !term.weak);
  const tokens = new Set(wanted.map((term) => term.token));
  const begins = wanted.filter((term) => term.begins).map((term) => term.token);
  const marked = [];
  const mark = (first, last) => {
    const before = marked[marked.length - 1];
    if (before && before[1] >= starts[first]) before[1] = Math.max(before[1], ends[last]);
    else marked.push([starts[first], ends[last]]);
  };
  for (const run of runs(chars)) {
    if (run.unspaced) {
      for (let at = run.start; at < run.end; at++) {
        if (begins.includes(spell([chars[at]]))) mark(at, at);
        if (at + 1 < run.end && tokens.has(run.tokens[at - run.start])) mark(at, at + 1);
      }
    } else if (run.tokens.some((token) => tokens.has(token) || begins.some((begin) => token.startsWith(begin)))) {
      mark(run.start, run.end - 1);
    }
  }
  return marked;
}

/** A text's folded characters, each with where its original begins and ends in the text. */
function folded(text) {
  const chars = [];
  const starts = [];
  const ends = [];
  let at = 0;
  for (const char of text) {
    for (const piece of fold(char)) {
      chars.push(piece);
      starts.push(at);
      ends.push(at + char.length);
    }
    at += char.length;
  }
  return { chars, starts, ends };
}

/** The whole text as pieces `{ text, marked }`. */
export function pieces(text, marked, start = 0, end = text.length) {
  const found = [];
  const add = (from, to, isMarked) => {
    if (from < to) found.push({ text: text.slice(from, to), marked: isMarked });
  };
  let at = start;
  for (const [from, to] of marked) {
    if (to <= start || from >= end) continue;
    add(at, Math.max(from, start), false);
    add(Math.max(from, start), Math.min(to, end), true);
    at = Math.min(to, end);
  }
  add(at, end, false);
  return found;
}

/** The part of a text around the most of the marks, as pieces; `…` stands where the text goes on. */
export function snippet(text, marked) {
  const length = /[\u2e80-\uffef]/.test(text.slice(0, 40)) ? WIDE : NARROW;
  const start = text.length > length ? beginning(text, marked, length) : 0;
  const end = text.length > start + length ? ending(text, start + length, marked) : text.length;
  const found = pieces(text, marked, start, end);
  if (start > 0) found.unshift({ text: '…', marked: false });
  if (end < text.length) found.push({ text: '…', marked: false });
  return found;
}

/** Where the piece begins: at the sentence's beginning if the marks still fit, else a little before them. */
function beginning(text, marked, length) {
  let best = 0;
  let most = -1;
  for (const [from] of marked) {
    const within = marked.filter(([start, end]) => start >= from && end <= from + length);
    const different = new Set(within.map(([start, end]) => fold(text.slice(start, end)))).size;
    if (different > most) [best, most] = [from, different];
  }
  let sentence = 0;
  for (const { index, 0: found } of text.slice(0, best).matchAll(ENDS)) sentence = index + found.length;
  const last = marked.filter(([, end]) => end <= best + length).pop();
  if (!last || last[1] - sentence <= length) return sentence;
  return boundary(text, Math.max(best - Math.floor(length / 6), 0));
}

function ending(text, at, marked) {
  const cut = marked.find(([from, to]) => from < at && to > at);
  return cut ? cut[1] : boundary(text, at);
}

/** The nearest place at or before `at` that cuts neither a word nor a character. */
function boundary(text, at) {
  const blank = text.lastIndexOf(' ', at);
  if (at - blank < 20 && /[\w’'-]/.test(text[at] || '')) return blank + 1;
  const half = text.charCodeAt(at);
  return half >= 0xdc00 && half <= 0xdfff ? at - 1 : at;
}
