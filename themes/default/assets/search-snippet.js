// What a result shows of a text: where the query's words stand in it, and of a long sentence a piece around the most of them.

import { units } from './search-index.js';
import { fold } from './tokens.js';

// About as much as fits on three lines, in characters; Han is twice as wide.
const WIDE = 130;
const NARROW = 260;
const ENDS = /[。！？；]|[.!?;]\s/g;

/**
 * Where the texts that were sought stand in a text, as `[start, end]` in order, neighbours joined; `sought` is a list
 * of units. A word is marked whole; of a text without blanks exactly what was asked for.
 */
export function marks(text, sought, simple) {
  const { chars, starts, ends } = folded(text);
  const all = units(chars, simple);
  const marked = all.map(() => false);
  for (const wanted of sought) {
    for (let at = 0; at + wanted.length <= all.length; at++) {
      if (wanted.every((unit, n) => unit.text === all[at + n].text)) wanted.forEach((_, n) => (marked[at + n] = true));
    }
  }
  const found = [];
  all.forEach((unit, n) => {
    if (!marked[n]) return;
    const [start, end] = [starts[unit.start], ends[unit.end - 1]];
    const before = found[found.length - 1];
    if (before && before[1] >= start) before[1] = Math.max(before[1], end);
    else found.push([start, end]);
  });
  return found;
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

/** The text from `start` to `end` as pieces `{ text, marked }`. */
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

/** A sentence as pieces; of a long one the part around the most of the marks, with `…` where it goes on. */
export function snippet(text, marked) {
  const length = /[\u2e80-\uffef]/.test(text.slice(0, 40)) ? WIDE : NARROW;
  if (text.length <= length * 1.3) return pieces(text, marked);
  const start = beginning(text, marked, length);
  const end = start + length < text.length ? ending(text, start + length, marked) : text.length;
  const found = pieces(text, marked, start, end);
  if (start > 0) found.unshift({ text: '…', marked: false });
  if (end < text.length) found.push({ text: '…', marked: false });
  return found;
}

/** Where the piece begins: with the sentence or a clause of it if the marks still fit, else a little before them. */
function beginning(text, marked, length) {
  let [best, most] = [0, -1];
  for (const [from] of marked) {
    const within = marked.filter(([start, end]) => start >= from && end <= from + length);
    const different = new Set(within.map(([start, end]) => fold(text.slice(start, end)))).size;
    if (different > most) [best, most] = [from, different];
  }
  const last = marked.filter(([, end]) => end <= best + length).pop();
  if (!last || last[1] <= length) return 0;
  let clause = 0;
  for (const { index, 0: end } of text.slice(0, best).matchAll(ENDS)) clause = index + end.length;
  if (last[1] - clause <= length) return clause;
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
