// The search page. The query and the filters stand in the address (`?q=…&department=…`), so that they can be shared and
// come back with back and forward; the index is loaded when there is a query or the box is about to be used.
//
// `#results` says in `data-state` what stands in it: `empty` (nothing asked), `loading`, `ready` (the results of
// the present query, or none), `failed` (no index). Texts come from the data of `#search-strings`.

import { answer, named, sought } from './search-answer.js';
import { FILTERS, filtered, isKnown, offer } from './search-filters.js';
import { isAskedFor, load, loadWhole } from './search-index-files.js';
import { LONGEST_QUERY } from './search-query.js';
import { result, text } from './search-results.js';
import { tokens } from './tokens.js';

const PAUSE = 120;
const SHOWN = 50;
const SAID = 60;

const byId = (id) => document.getElementById(id);
const [input, status, list, form, ways] = ['search-input', 'search-status', 'results', 'search-form', 'search-ways'].map(byId);
const strings = { ...byId('search-strings').dataset };
const selects = Object.fromEntries(FILTERS.map((filter) => [filter, form.elements[filter]]));
const others = (list.dataset.others || '').split(' ').filter(Boolean);

let failed = false;
let turn = 0;
let timer = 0;
// Whether the present entry of the history holds a query that is still being typed.
let typing = false;
// Whether the query was longer than what is searched for.
let cut = false;
let scrolled = 0;
let scroll = (history.state && history.state.scroll) || 0;

// A pasted book is cut as it comes: laying it out in the box would stop the page.
input.maxLength = LONGEST_QUERY;
form.addEventListener('submit', (event) => {
  event.preventDefault();
  failed = false;
  settle();
});
form.addEventListener('change', (event) => event.target !== input && settle());
input.addEventListener('focus', () => load(list.dataset.index).catch(() => {}));
input.addEventListener('paste', (event) => {
  cut = (event.clipboardData ? event.clipboardData.getData('text').length : 0) > LONGEST_QUERY;
});
input.addEventListener('input', (event) => event.isComposing || wait());
input.addEventListener('compositionend', wait);
addEventListener('popstate', restore);
list.addEventListener('click', keepScroll);
addEventListener('scroll', () => {
  clearTimeout(scrolled);
  scrolled = setTimeout(keepScroll, PAUSE);
}, { passive: true });
restore();

/** Shows what the address asks for. */
function restore() {
  typing = false;
  const asked = new URLSearchParams(location.search);
  const query = asked.get('q') || '';
  cut = query.length > LONGEST_QUERY;
  input.value = query.slice(0, LONGEST_QUERY);
  run('', Object.fromEntries(FILTERS.map((filter) => [filter, asked.get(filter) || ''])));
}

/** Searches for what stands in box and filters, as a step of its own in the history. */
function settle() {
  run(typing ? 'replaceState' : 'pushState', chosen());
  typing = false;
}

/** Searches when nothing is typed for a moment. What was asked before keeps its entry in the history. */
function wait() {
  turn += 1;
  list.dataset.state = 'loading';
  clearTimeout(timer);
  timer = setTimeout(() => {
    run(typing ? 'replaceState' : 'pushState', chosen());
    typing = true;
    cut = false;
  }, PAUSE);
}

function chosen() {
  return Object.fromEntries(FILTERS.map((filter) => [filter, selects[filter].value]));
}

/** Searches; `how` the address is changed: `pushState`, `replaceState` or not at all. */
async function run(how, values) {
  const query = input.value;
  const mine = (turn += 1);
  clearTimeout(timer);
  list.dataset.state = 'loading';
  if (how) keep(query, values, how);
  carry();
  const any = FILTERS.some((filter) => values[filter]);
  if (query === '' && !any) return show('empty', '', []);
  if (tokens(query).length === 0 && !any) return show('ready', strings.advice, []);
  if (failed) return tellFailure();
  if (!isAskedFor(list.dataset.index)) status.textContent = strings.loading;
  try {
    const own = await load(list.dataset.index);
    const found = await answer(query, own, async () => (await Promise.all([list.dataset.index, ...others].map(loadWhole))).slice(1));
    if (mine === turn) tell(query, own, found, values);
  } catch (error) {
    failed = true;
    if (mine === turn) tellFailure();
  }
  return undefined;
}

/** Puts query and filters into the address. */
function keep(query, values, how) {
  const url = new URL(location.href);
  for (const [name, value] of [['q', query], ...Object.entries(values)]) {
    if (value) url.searchParams.set(name, value);
    else url.searchParams.delete(name);
  }
  if (url.href === location.href) return;
  try {
    history[how](null, '', url.href);
  } catch (error) {
    // Browsers refuse changes that are too many or too long; the search goes on without.
  }
}

/** Lets the links to the other languages ask the same. */
function carry() {
  for (const link of document.querySelectorAll('.languages a')) {
    const url = new URL(link.href);
    url.search = location.search;
    link.href = url.href;
  }
}

/** Remembers how far the reader has scrolled, for the way back. */
function keepScroll() {
  try {
    history.replaceState({ scroll: scrollY }, '');
  } catch (error) {
    // As above.
  }
}

function tell(query, own, found, values) {
  for (const filter of FILTERS) if (values[filter] && !isKnown(own, filter, values[filter])) values[filter] = '';
  offer(own, found.hits, values, selects, strings);
  if (FILTERS.some((filter) => values[filter])) byId('search-filters').open = true;
  const hits = filtered(own, found.hits, values);
  const first = hits.slice(0, SHOWN);
  const said = query.length > SAID ? `${query.slice(0, SAID)}…` : query.trim();
  let words = said ? strings.found : strings.all;
  if (hits.length === 0) words = found.hits.length > 0 ? strings.filtered : strings.none;
  else if (hits.length > SHOWN) words = strings.more;
  const told = text(words, { n: hits.length, shown: first.length, query: said, all: found.hits.length });
  const looked = { sought: sought(found), named: named(found) };
  const items = first.map((hit) => result(own, hit, looked, strings, list.dataset.root));
  show('ready', cut ? `${strings.cut} ${told}` : told, items);
  if (scroll > 0) scrollTo(0, scroll);
  scroll = 0;
}

function tellFailure() {
  const link = document.createElement('a');
  link.href = list.dataset.full;
  link.textContent = strings.full;
  const button = document.createElement('button');
  button.type = 'button';
  button.textContent = strings.retry;
  button.addEventListener('click', () => {
    failed = false;
    input.focus();
    run('', chosen());
  });
  show('failed', strings.failed, []);
  if (list.dataset.full) status.append(' ', link);
  status.append(' ', button);
}

function show(state, told, items) {
  status.textContent = told;
  list.replaceChildren(...items);
  ways.hidden = state !== 'ready' || items.length > 0;
  list.dataset.state = state;
}
