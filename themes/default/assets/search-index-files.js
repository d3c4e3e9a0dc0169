// Where indexes come from: one file for the page's language and one for each other, each loaded when a query needs it. Nothing
// else in the search knows how many files there are.

import { openIndex } from './search-index.js';

const PATIENCE = 30000;

const loading = new Map();

/** The index at an address; loaded once, and again after a failure. */
export function load(address) {
  if (!loading.has(address)) {
    const coming = fetchIndex(address);
    coming.catch(() => loading.delete(address));
    loading.set(address, coming);
  }
  return loading.get(address);
}

/** Whether an index is on its way or here. */
export function isAskedFor(address) {
  return loading.has(address);
}

async function fetchIndex(address) {
  const control = new AbortController();
  const patience = setTimeout(() => control.abort(), PATIENCE);
  try {
    const response = await fetch(address, { signal: control.signal });
    if (!response.ok) throw new Error(`status ${response.status}`);
    return openIndex(await response.text());
  } finally {
    clearTimeout(patience);
  }
}
