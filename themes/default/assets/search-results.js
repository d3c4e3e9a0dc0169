// One result of a search as an element of the list. Everything is text: nothing here is read as HTML.

import { marks, pieces, snippet } from './search-snippet.js';

/** Words with the values of their `{names}`; `n` chooses between the forms for one and for more, `… | …`. */
export function text(words, values) {
  const known = new Map(Object.entries(values));
  const [one, more = one] = words.split(' | ');
  return (values.n === 1 ? one : more).replace(/\{(\w+)\}/g, (all, name) => (known.has(name) ? String(known.get(name)) : all));
}

/** The `<li>` of a document: heading with the link, where it stands, a piece of its text, the departments. */
export function result(document, terms, strings, root) {
  const part = partsOf(document, terms);
  const heading = document.title ? 'title' : 'item';
  const link = element('a', 'result-link', []);
  link.href = root + document.address;
  const label = text(strings[document.kind], { number: document.number });
  link.append(element('span', 'result-label', [{ text: label }]), ' ', part(heading, document[heading]));
  const title = element('h2', 'result-title', []);
  title.append(link);
  const item = element('li', 'result', []);
  item.dataset.kind = document.kind;
  item.append(title);
  const where = ['policy', 'section', 'item'].filter((field) => document[field] && field !== heading);
  addLine(item, 'result-where', where.map((field) => part(field, document[field])));
  const names = document.names.split('\n').filter((name) => name && name !== document.title);
  addLine(item, 'result-names', names.map((name) => part('names', name)));
  if (document.body) addLine(item, 'result-text', [part('body', document.body, snippet)]);
  for (const field of ['lead', 'with']) addLine(item, `result-${field}`, departments(document, field, strings, part));
  return item;
}

/** Makes a `<span>` of a value in a field's language, with the terms marked. */
function partsOf(document, terms) {
  const langs = new Map(document.lang.split(' ').map((note) => note.split(':')));
  return (field, value, cut = pieces) => {
    const node = element('span', '', cut(value, marks(value, terms)));
    if (langs.has(field)) node.lang = langs.get(field);
    return node;
  };
}

/** The lead department; of the cooperating ones those that the query names. */
function departments(document, field, strings, part) {
  const names = [];
  for (const name of document[field].split('\n')) {
    const [shown, source] = name.split('\t');
    const parts = [part(field, shown)].concat(source ? part('source', source) : []);
    const named = parts.some((node) => node.querySelector('mark'));
    if (shown && (field === 'lead' || named)) names.push(...parts);
  }
  return names.length > 0 ? [element('span', 'result-label', [{ text: strings[field] }]), ...names] : [];
}

/** Adds a paragraph of parts, if there are any. */
function addLine(item, name, parts) {
  if (parts.length === 0) return;
  const node = element('p', name, []);
  parts.forEach((part, n) => node.append(n > 0 ? ' ' : '', part));
  item.append(node);
}

function element(tag, name, shown) {
  const node = document.createElement(tag);
  if (name) node.className = name;
  for (const { text: value, marked } of shown) {
    if (marked) node.append(element('mark', '', [{ text: value }]));
    else node.append(value);
  }
  return node;
}
