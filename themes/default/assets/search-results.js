// One result of a search as an element of the list. Everything is text: nothing here is read as HTML.

import { split } from './search-index.js';
import { marks, pieces, snippet } from './search-snippet.js';

/** Words with the values of their `{names}`; `n` chooses between the forms for one and for more, `… | …`. */
export function text(words, values) {
  const known = new Map(Object.entries(values));
  const [one, more = one] = words.split(' | ');
  return (values.n === 1 ? one : more).replace(/\{(\w+)\}/g, (all, name) => (known.has(name) ? String(known.get(name)) : all));
}

/**
 * The `<li>` of a document: heading with the link, where it stands, its best sentence, the departments. `hit.line` is
 * that sentence, `hit.found` whether the query is in it; then links lead to it. Of the query `sought` is marked, and of the
 * cooperating departments those that it has `named` are shown.
 */
export function result(index, hit, { sought, named }, strings, root) {
  const { document } = hit;
  const of = (field) => index.documents[document[field]];
  const part = partsOf(sought, index.simple);
  const heading = document.title ? 'title' : 'item';
  const address = root + document.address + (hit.found ? `#s${hit.line + 1}` : '');
  const label = text(strings[document.type], { number: document.number });
  const title = element('h2', 'result-title', []);
  title.append(linked(address, 'result-link', element('span', 'result-label', [{ text: label }]), ' ', part(document, heading)));
  const item = element('li', 'result', []);
  item.dataset.kind = document.type;
  item.append(title);
  const above = ['policy', 'section'].filter((field) => of(field) && (field === 'section' || index.policies > 1));
  const where = above.map((field) => part(of(field), 'title'));
  if (document.item && heading !== 'item') where.push(part(document, 'item'));
  addLine(item, 'result-where', where);
  const names = (document.names || '').split('\n').filter((name) => name && name !== document.title);
  addLine(item, 'result-names', names.map((name) => part(document, 'names', name)));
  const sentence = (document.body || '').split('\n')[hit.line];
  if (sentence) {
    const shown = part(document, 'body', sentence, snippet);
    addLine(item, 'result-text', [hit.found ? linked(address, '', shown) : shown]);
  }
  addLine(item, 'result-lead', departments(index, [document.lead], 'lead', strings, part));
  const cooperating = split(document.with).filter((ref) => named.includes(ref));
  addLine(item, 'result-with', departments(index, cooperating, 'with', strings, part));
  return item;
}

/** Makes a `<span>` of a field's value in its language, with what was sought marked. */
function partsOf(sought, simple) {
  return (document, field, value = document[field], cut = pieces) => {
    const node = element('span', '', cut(value, marks(value, sought, simple)));
    const note = split(document.lang).find((known) => known.startsWith(`${field}:`));
    if (note) node.lang = note.slice(field.length + 1);
    return node;
  };
}

/** Departments by name, and by the name in the source language. */
function departments(index, refs, role, strings, part) {
  const known = refs.map((ref) => index.documents[ref]).filter(Boolean);
  const names = known.flatMap((document) => [part(document, 'title')].concat(document.source ? part(document, 'source') : []));
  return names.length > 0 ? [element('span', 'result-label', [{ text: strings[role] }]), ...names] : [];
}

/** Adds a paragraph of parts, if there are any. */
function addLine(item, name, parts) {
  if (parts.length === 0) return;
  const node = element('p', name, []);
  parts.forEach((part, n) => node.append(n > 0 ? ' ' : '', part));
  item.append(node);
}

function linked(address, name, ...parts) {
  const link = element('a', name, []);
  link.href = address;
  link.append(...parts);
  return link;
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
