// Answers queries from a search index: a reader of the JSON that src/search.rs writes through
// elasticlunr-rs, scoring as elasticlunr 0.9.5 does, and then, since a reader of policies wants the right
// one first: all words are required before some of them are, words that stand together count for
// more, and whoever types a name finds its page on top.

import { fold, isWord, runs } from './tokens.js';

const VERSION = '0.9.5';
const FORM = 'duizhao-1';

/** How much a word counts by where it stands. elasticlunr divides by the root of the field's length. */
export const BOOSTS = new Map([
  ['title', 4], ['names', 4], ['number', 4], ['item', 2], ['section', 0.5], ['lead', 2], ['with', 1], ['body', 4],
]);

// A query is cut: nobody types more, and a pasted book must not stop the page.
export const LONGEST_QUERY = 200;
const MOST_TERMS = 40;

// English words that need not be there, if the query has others.
const WEAK = new Set('a an and are at by for from how in is it of on or the to what who with'.split(' '));

/** Reads the index file's text; throws on anything but an index of the form that is known here. */
export function openIndex(text) {
  const file = JSON.parse(text);
  if (file.version !== VERSION || file.lang !== FORM) throw new Error('not an index of this form');
  const documents = new Map(Object.entries(file.documentStore.docs));
  const roots = Array.from(BOOSTS.keys(), (field) => [field, file.index[field].root]);
  const index = {
    documents,
    lengths: new Map(Object.entries(file.documentStore.docInfo)),
    roots: new Map(roots),
    names: new Map(),
    folded: new Map(),
  };
  for (const [ref, { title, names }] of documents) {
    for (const name of `${title}\n${names}`.split('\n')) {
      const known = index.names.get(squeeze(fold(name)));
      if (known) known.add(ref);
      else index.names.set(squeeze(fold(name)), new Set([ref]));
    }
  }
  return index;
}

/**
 * What a query asks for: `terms` as `{ token, begins, weak }` (`begins`: longer tokens that begin so count
 * too), and `phrases`, folded texts that should stand as they are.
 */
export function parseQuery(query) {
  const chars = Array.from(squeeze(fold(query.slice(0, LONGEST_QUERY))));
  const terms = new Map();
  const chunks = [];
  for (const run of runs(chars)) {
    const pairs = run.unspaced && run.tokens.length > 1;
    for (const token of pairs ? run.tokens.slice(0, -1) : run.tokens) {
      const begins = run.unspaced ? !pairs : /^[^0-9]{3,}$/.test(token);
      if (terms.size < MOST_TERMS) terms.set(token, { token, begins, unspaced: run.unspaced, weak: WEAK.has(token) });
    }
    const last = chunks[chunks.length - 1];
    if (last && last.end === run.start) last.end = run.end;
    else chunks.push({ start: run.start, end: run.end });
  }
  const phrases = chunks.filter(({ start, end }) => end - start > 2).map(({ start, end }) => chars.slice(start, end).join(''));
  if (chunks.length > 1) phrases.push(chars.slice(chunks[0].start, chunks[chunks.length - 1].end).join(''));
  const asked = { terms: Array.from(terms.values()), phrases, folded: chars.join('') };
  if (asked.terms.every((term) => term.weak)) asked.terms.forEach((term) => (term.weak = false));
  return asked;
}

/**
 * The documents that answer a query, best first: `{ asked, near, results: [{ ref, document, score }] }`.
 * `near` says that none has all the words and these have most of them.
 */
export function search(index, query) {
  const asked = parseQuery(query);
  const found = Array.from(scores(index, asked.terms), ([ref, hit]) => ({ ref, ...hit, document: index.documents.get(ref) }));
  const needed = asked.terms.filter((term) => !term.weak);
  const whole = found.filter(({ terms }) => needed.every((term) => terms.has(term)));
  const near = whole.length === 0 && found.length > 0;
  const results = near ? nearest(found, index, needed) : whole;
  const exact = index.names.get(asked.folded.trim()) || new Set();
  for (const result of results) {
    result.score *= together(index, result.ref, asked.phrases);
    result.exact = exact.has(result.ref) ? 1 : 0;
  }
  results.sort((a, b) => b.exact - a.exact || b.score - a.score || Number(a.ref) - Number(b.ref));
  return { asked, near, results };
}

/** elasticlunr's scores for any of the terms: a map of ref to `{ score, terms }`. */
export function scores(index, terms) {
  const found = new Map();
  for (const [field, boost] of BOOSTS) {
    const inField = new Map();
    for (const term of terms) {
      for (const [ref, score] of hits(index, field, term)) {
        const hit = inField.get(ref) || { score: 0, terms: new Set() };
        hit.score += score;
        hit.terms.add(term);
        inField.set(ref, hit);
      }
    }
    for (const [ref, hit] of inField) {
      const all = found.get(ref) || { score: 0, terms: new Set() };
      all.score += (hit.score * boost * hit.terms.size) / terms.length;
      hit.terms.forEach((term) => all.terms.add(term));
      found.set(ref, all);
    }
  }
  return found;
}

/** The documents with a term in a field, each with the term's score. */
function hits(index, field, term) {
  const found = new Map();
  let node = index.roots.get(field);
  for (let n = 0; node && n < term.token.length; n++) node = child(node, term.token[n]);
  const waiting = node ? [[node, term.token.length]] : [];
  while (waiting.length > 0) {
    const [at, length] = waiting.pop();
    const idf = 1 + Math.log(index.documents.size / (at.df + 1));
    const shorter = term.unspaced || length === term.token.length ? 1 : (0.15 * term.token.length) / length;
    for (const [ref, { tf }] of Object.entries(at.docs)) {
      const norm = 1 / Math.sqrt(index.lengths.get(ref)[field] || 1);
      found.set(ref, (found.get(ref) || 0) + tf * idf * norm * shorter);
    }
    if (!term.begins) break;
    for (const [key, next] of Object.entries(at)) {
      if (key !== 'docs' && key !== 'df') waiting.push([next, length + 1]);
    }
  }
  return found;
}

function child(node, char) {
  return Object.prototype.hasOwnProperty.call(node, char) ? node[char] : undefined;
}

/** Of documents with some of the terms those with the most and the rarest ones. */
function nearest(found, index, needed) {
  const rarity = new Map();
  for (const term of needed) {
    const having = found.filter(({ terms }) => terms.has(term)).length;
    rarity.set(term, 1 + Math.log(index.documents.size / (having + 1)));
  }
  const weigh = (terms) => needed.reduce((sum, term) => sum + (terms.has(term) ? rarity.get(term) : 0), 0);
  for (const hit of found) hit.weight = weigh(hit.terms);
  const most = found.reduce((best, { weight }) => Math.max(best, weight), 0);
  const near = found.filter(({ weight }) => weight > 0 && weight >= most / 2);
  near.forEach((hit) => (hit.score *= (hit.weight / most) ** 2));
  return near;
}

/** How much more a document counts for having the phrases as they are, or less for having none. */
function together(index, ref, phrases) {
  if (phrases.length === 0) return 1;
  let text = index.folded.get(ref);
  if (text === undefined) {
    const document = index.documents.get(ref);
    text = Array.from(BOOSTS.keys(), (field) => squeeze(fold(document[field]))).join('\n');
    index.folded.set(ref, text);
  }
  const kept = phrases.filter((phrase) => stands(text, phrase)).length;
  return kept === 0 ? 0.3 : 1 + kept / phrases.length;
}

/** Whether the phrase stands in the text, and not within a longer word or number. */
function stands(text, phrase) {
  for (let at = text.indexOf(phrase); at >= 0; at = text.indexOf(phrase, at + 1)) {
    const end = at + phrase.length;
    const before = at > 0 && isWord(phrase[0]) && isWord(text[at - 1]);
    const after = end < text.length && isWord(phrase[phrase.length - 1]) && isWord(text[end]);
    if (!before && !after) return true;
  }
  return false;
}

function squeeze(text) {
  return text.replace(/\s+/g, ' ').trim();
}
