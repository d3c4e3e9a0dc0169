// Reads a search index: the JSON that src/search.rs writes through elasticlunr-rs. Gives documents, their
// texts as they are compared, the words that stand in them, and which documents have them.
//
// A text is compared by its units: a word of letters and digits by its stem, a character of a script without
// blanks by itself. Texts are spelled so that a search for a string finds whole words only:
// ` land use 用地 pc 端 `.

import { fold, isWord, joinsWords, runs, spell } from './tokens.js';
import { stem } from './search-stem.js';

const VERSION = '0.9.5';
const FORM = 'duizhao-2';
const MOST_KEPT = 5000;

/** The fields of a document that are compared; names of departments, sections and topics are put in by `textsOf`. */
export const FIELDS = ['title', 'names', 'number', 'item', 'heading', 'leads', 'others', 'topics', 'body'];

/** Reads the index file's text; throws on anything but an index of the form that is known here. */
export function openIndex(text) {
  const file = JSON.parse(text);
  if (file.version !== VERSION || file.lang !== FORM) throw new Error('not an index of this form');
  const index = {
    documents: file.documentStore.docs,
    refs: Object.keys(file.documentStore.docs),
    root: file.index.text.root,
    extra: file.duizhao,
    simple: new Map(),
    pinyin: {},
    texts: new Map(),
    stems: new Map(),
    vocabulary: [],
    having: new Map(),
    below: new Map(),
    topics: [],
    policies: 0,
    // What other scripts make of the index when they first need it.
    spoken: null,
    lexicon: null,
    chars: null,
    ignored: null,
  };
  let unspaced = 0;
  for (const [token, node] of walk(index.root, '')) {
    if (!isWord(token[0])) {
      unspaced += 1;
      continue;
    }
    index.vocabulary.push([token, node.df]);
    const known = index.stems.get(stem(token));
    if (known) known.push(token);
    else index.stems.set(stem(token), [token]);
  }
  index.unspaced = unspaced > index.vocabulary.length;
  relate(index);
  return index;
}

/**
 * Adds to an index the other ways to write its texts, from the text of a file of their own: simplified characters for traditional
 * ones, characters by their pinyin.
 */
export function addLetters(index, text) {
  const { simplified, pinyin } = JSON.parse(text);
  index.simple = twins(simplified);
  index.pinyin = pinyin;
  // What is known so far was compared without them.
  index.spoken = null;
  for (const known of [index.texts, index.having]) known.clear();
}

/** Notes what belongs to departments, sections and topics: their names are not in the index again with each measure. */
function relate(index) {
  const topics = new Map();
  for (const ref of index.refs) {
    const document = index.documents[ref];
    if (document.type === 'policy') index.policies += 1;
    if (document.type !== 'measure') continue;
    for (const above of split(`${document.lead} ${document.with} ${document.section}`)) put(index.below, above, ref);
    for (const field of ['for', 'kind']) for (const slug of split(document[field])) put(topics, `${field} ${slug}`, ref);
  }
  for (const [key, refs] of topics) {
    const [field, slug] = key.split(' ');
    const name = unitsOf(index, index.extra[field][slug] || '');
    index.topics.push({ name: joined(name), refs });
    for (const { text, token, word } of name) if (word && !index.stems.has(text)) index.stems.set(text, [token]);
  }
}

function put(map, key, value) {
  if (map.has(key)) map.get(key).push(value);
  else map.set(key, [value]);
}

/** The values of a field that holds several. */
export function split(values) {
  return (values || '').split(' ').filter(Boolean);
}

/** The units of a text: `{ text, start, end, word }`, with places in its folded characters. */
export function units(chars, simple) {
  const found = [];
  for (const run of runs(chars)) {
    if (run.unspaced) {
      for (let at = run.start; at < run.end; at++) {
        found.push({ text: simple.get(chars[at]) || chars[at], start: at, end: at + 1, word: false });
      }
    } else {
      for (const token of run.tokens) found.push({ text: stem(token), token, start: run.start, end: run.end, word: true });
    }
  }
  return found;
}

/** The units of a text as an index compares them. */
export function unitsOf(index, text) {
  return units(Array.from(fold(text)), index.simple);
}

/** Units as one string to be searched, with blanks around words and where the text has a gap. */
function joined(all) {
  let text = '';
  all.forEach((unit, n) => {
    const before = all[n - 1];
    if (unit.word || !before || before.word || before.end < unit.start) text += text.endsWith(' ') ? '' : ' ';
    text += unit.text + (unit.word ? ' ' : '');
  });
  return text.endsWith(' ') ? text : `${text} `;
}

/** What has to stand in a joined text for these units to stand in it. */
export function pattern(all) {
  const text = joined(all);
  return text.slice(all[0].word ? 0 : 1, all[all.length - 1].word ? text.length : -1);
}

/** A text as it is compared. */
function compared(index, text) {
  return joined(unitsOf(index, text));
}

/** The compared texts of a document: a map of field to text, `lines` of the body's sentences, `length` in characters. */
export function textsOf(index, ref) {
  let texts = index.texts.get(ref);
  if (texts) return texts;
  const document = index.documents[ref];
  const titles = (refs) => split(refs).map((other) => index.documents[other].title).join('\n');
  const names = (slugs, all) => split(slugs).map((slug) => all[slug] || '').join('\n');
  const values = {
    ...document,
    heading: document.type === 'measure' ? titles(document.section) : '',
    leads: titles(document.lead),
    others: titles(document.with),
    topics: `${names(document.for, index.extra.for)}\n${names(document.kind, index.extra.kind)}`,
  };
  texts = { fields: new Map(FIELDS.map((field) => [field, compared(index, values[field] || '')])) };
  texts.lines = (document.body || '').split('\n').map((line) => compared(index, line));
  texts.length = texts.fields.get('body').length;
  texts.whole = Array.from(texts.fields.values()).join('|');
  index.texts.set(ref, texts);
  return texts;
}

/**
 * The documents (refs) in which the units of `sought` stand together, or in the name of something that they belong to: a
 * department, a section, a topic. Kept, since a query asks again and again.
 */
export function documentsWith(index, sought) {
  const wanted = pattern(sought);
  let found = index.having.get(wanted);
  if (found) return found;
  const standing = candidates(index, sought).filter((ref) => textsOf(index, ref).whole.includes(wanted));
  const named = index.topics.filter(({ name }) => name.includes(wanted)).map(({ refs }) => refs);
  found = union([standing, ...standing.map((ref) => index.below.get(ref) || []), ...named]);
  if (index.having.size > MOST_KEPT) index.having.clear();
  index.having.set(wanted, found);
  return found;
}

/** Documents that have all tokens of the units, wherever they stand. */
function candidates(index, sought) {
  const lists = [];
  for (let n = 0; n < sought.length; n++) {
    const { text, word } = sought[n];
    const next = sought[n + 1];
    if (word) lists.push(union((index.stems.get(text) || []).map((token) => posting(index, token))));
    else if (next && !next.word && ![text, next.text].some(joinsWords)) lists.push(posting(index, spell([text, next.text])));
  }
  // No pair of the index: one character has to do.
  if (lists.length === 0) lists.push(beside(index, sought.find(({ text }) => !joinsWords(text))));
  lists.sort((a, b) => a.length - b.length);
  return lists.reduce((kept, list) => {
    const all = new Set(list);
    return kept.filter((ref) => all.has(ref));
  });
}

/** Documents in which a character stands: first or last of a pair, or alone. None for no unit. */
function beside(index, unit) {
  if (!unit) return [];
  if (!index.chars) {
    index.chars = new Map();
    for (const [token, node] of walk(index.root, '')) {
      // As they are spelled in tokens: those beyond U+FFFF in ASCII.
      const chars = token.match(/u[\da-f]{5}|[^\0-\x7f]/g) || [];
      for (const char of new Set(chars)) put(index.chars, char, Object.keys(node.docs));
    }
  }
  return union(index.chars.get(spell([unit.text])) || []);
}

function union(lists) {
  return lists.length === 1 ? lists[0] : Array.from(new Set(lists.flat()));
}

function posting(index, token) {
  const node = descend(index, token);
  return node ? Object.keys(node.docs) : [];
}

/** The node of the index at which a token ends, if there is one. */
export function descend(index, token) {
  let node = index.root;
  for (let n = 0; node && n < token.length; n++) {
    node = Object.prototype.hasOwnProperty.call(node, token[n]) ? node[token[n]] : undefined;
  }
  return node;
}

/** All `[token, node]` below a node. */
function* walk(node, token) {
  if (token && node.df > 0) yield [token, node];
  for (const key of Object.keys(node)) {
    if (key !== 'docs' && key !== 'df') yield* walk(node[key], token + key);
  }
}

function twins(text) {
  const chars = Array.from(text);
  const map = new Map();
  for (let n = 0; n + 1 < chars.length; n += 2) map.set(chars[n], chars[n + 1]);
  return map;
}
