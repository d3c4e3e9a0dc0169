// Filters of results: department with its role, section, kind of support, audience. Each is a `<select>` of the search
// page whose name is also that of its value in the address.

import { split } from './search-index.js';

/** The values of a document for each filter, as they stand in an address. */
const VALUES = {
  department: (index, document, { role }) => {
    const lead = role === 'cooperating' ? [] : split(document.lead);
    const others = role === 'lead' ? [] : split(document.with);
    return lead.concat(others).map((ref) => slug(index.documents[ref]));
  },
  role: (index, document, { department }) => {
    const is = (refs) => split(refs).some((ref) => !department || slug(index.documents[ref]) === department);
    return [is(document.lead) && 'lead', is(document.with) && 'cooperating'].filter(Boolean);
  },
  section: (index, document) => (document.section ? [place(index.documents[document.section])] : []),
  kind: (index, document) => split(document.kind),
  for: (index, document) => split(document.for),
};

export const FILTERS = Object.keys(VALUES);

/** The documents among `hits` that all chosen values allow, but for those of the filter `except`. */
export function filtered(index, hits, chosen, except) {
  const asked = FILTERS.filter((filter) => filter !== except && chosen[filter]);
  return hits.filter(({ document }) => asked.every((filter) => VALUES[filter](index, document, chosen).includes(chosen[filter])));
}

/** Puts into each select what could be chosen next, with how many results it would leave. */
export function offer(index, hits, chosen, selects, words) {
  for (const filter of FILTERS) {
    const counts = new Map();
    for (const { document } of filtered(index, hits, chosen, filter)) {
      for (const value of new Set(VALUES[filter](index, document, { ...chosen, [filter]: '' }))) counts.set(value, (counts.get(value) || 0) + 1);
    }
    if (chosen[filter] && !counts.has(chosen[filter])) counts.set(chosen[filter], 0);
    const options = names(index, filter, words).filter(([value]) => counts.has(value));
    const all = new Option(words[`any${filter[0].toUpperCase()}${filter.slice(1)}`], '');
    selects[filter].replaceChildren(all, ...options.map(([value, name]) => new Option(`${name} (${counts.get(value)})`, value)));
    selects[filter].value = chosen[filter];
    selects[filter].disabled = options.length === 0;
  }
}

/** The values of a filter that the index knows, with their names, in the order of the site. */
function names(index, filter, words) {
  const all = (type) => index.refs.map((ref) => index.documents[ref]).filter((document) => document.type === type);
  if (filter === 'department') return all('department').map((document) => [slug(document), document.title]);
  if (filter === 'role') return ['lead', 'cooperating'].map((role) => [role, words[role]]);
  if (filter === 'section') return all('section').map((document) => [place(document), `${document.number} ${document.title}`]);
  return Object.entries(index.extra[filter]);
}

/** Whether a value can be chosen at all; an address may say anything. */
export function isKnown(index, filter, value) {
  return names(index, filter, {}).some(([known]) => known === value);
}

function slug(document) {
  return place(document).split('/').pop();
}

/** Where a document is, in every language: `opening-up/sections/2`. */
function place({ address }) {
  return address.split('/').filter(Boolean).slice(1).join('/');
}
