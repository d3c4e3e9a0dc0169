// The search page. The query stands in the address (`?q=`), so that it can be shared and comes back
// with back and forward; the index is loaded when there is a query or the box is about to be used.
//
// `#results` says in `data-state` what stands in it: `empty` (no query), `loading`, `ready` (the results of
// the present query, or none), `failed` (no index). Texts come from the data of `#search-strings`.

import { LONGEST_QUERY, openIndex, parseQuery, search } from './search-index.js';
import { result, text } from './search-results.js';

const PAUSE = 120;
const PATIENCE = 30000;
const SHOWN = 50;
const SAID = 60;

const input = document.getElementById('search-input');
const status = document.getElementById('search-status');
const list = document.getElementById('results');
const strings = document.getElementById('search-strings').dataset;

let loading = null;
let failed = false;
let turn = 0;
let timer = 0;
// Whether the present entry of the history holds a query that is still being typed.
let typing = false;
let scrolled = 0;
let scroll = (history.state && history.state.scroll) || 0;

// A pasted book is cut as it comes: laying it out in the box would stop the page.
input.maxLength = LONGEST_QUERY;
document.getElementById('search-form').addEventListener('submit', (event) => {
  event.preventDefault();
  failed = false;
  run(typing ? 'replaceState' : 'pushState');
  typing = false;
});
input.addEventListener('focus', () => load().catch(() => {}));
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
  input.value = asked();
  run('');
}

function asked() {
  return (new URLSearchParams(location.search).get('q') || '').slice(0, LONGEST_QUERY);
}

/** Searches when nothing is typed for a moment. What was asked before keeps its entry in the history. */
function wait() {
  turn += 1;
  list.dataset.state = 'loading';
  clearTimeout(timer);
  timer = setTimeout(() => {
    run(typing ? 'replaceState' : 'pushState');
    typing = true;
  }, PAUSE);
}

/** Searches for what stands in the box; `how` the address is changed: `pushState`, `replaceState` or not at all. */
async function run(how) {
  const query = input.value;
  const mine = (turn += 1);
  clearTimeout(timer);
  list.dataset.state = 'loading';
  if (how) keep(query, how);
  carry(query);
  if (query === '') return show('empty', '', []);
  if (parseQuery(query).terms.length === 0) return show('ready', strings.advice, []);
  if (failed) return tellFailure();
  if (!loading) status.textContent = strings.loading;
  try {
    const index = await load();
    if (mine === turn) answer(query, search(index, query));
  } catch (error) {
    failed = true;
    if (mine === turn) tellFailure();
  }
  return undefined;
}

/** Puts the query into the address. */
function keep(query, how) {
  if (query === asked()) return;
  const url = new URL(location.href);
  if (query) url.searchParams.set('q', query);
  else url.searchParams.delete('q');
  try {
    history[how](null, '', url.href);
  } catch (error) {
    // Browsers refuse changes that are too many or too long; the search goes on without.
  }
}

/** Lets the links to the other languages ask the same. */
function carry(query) {
  for (const link of document.querySelectorAll('.languages a')) {
    const url = new URL(link.href);
    if (query) url.searchParams.set('q', query);
    else url.searchParams.delete('q');
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

/** The index; loaded once, and again after a failure. */
function load() {
  if (!loading) {
    loading = fetchIndex();
    loading.catch(() => (loading = null));
  }
  return loading;
}

async function fetchIndex() {
  const control = new AbortController();
  const patience = setTimeout(() => control.abort(), PATIENCE);
  try {
    const response = await fetch(list.dataset.index, { signal: control.signal });
    if (!response.ok) throw new Error(`status ${response.status}`);
    return openIndex(await response.text());
  } finally {
    clearTimeout(patience);
  }
}

function answer(query, { asked: { terms }, near, results }) {
  const shown = results.slice(0, SHOWN);
  let words = strings.found;
  if (results.length === 0) words = strings.none;
  else if (near) words = strings.near;
  else if (results.length > SHOWN) words = strings.more;
  const said = query.length > SAID ? `${query.slice(0, SAID)}…` : query.trim();
  const told = text(words, { n: results.length, shown: shown.length, query: said });
  show('ready', told, shown.map(({ document }) => result(document, terms, strings, list.dataset.root)));
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
    run('');
  });
  show('failed', strings.failed, []);
  if (list.dataset.full) status.append(' ', link);
  status.append(' ', button);
}

function show(state, told, items) {
  status.textContent = told;
  list.replaceChildren(...items);
  list.dataset.state = state;
}
