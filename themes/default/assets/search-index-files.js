// Where indexes come from: one file for the page's language and one for each other, and for Chinese one of other ways to write
// it, each loaded when a query needs it. Nothing else in the search knows how many files there are.

import { addLetters, openIndex } from './search-index.js';

const PATIENCE = 30000;

const loading = new Map();

/** The index at an address, without its letters; loaded once, and again after a failure. */
export function load(address) {
  return once(address, async () => openIndex(await fetchText(address)));
}

/** The index at an address with all that there is of it. */
export async function loadWhole(address) {
  const index = await load(address);
  const { letters } = index.extra;
  if (letters) {
    const beside = new URL(letters, new URL(address, location.href)).href;
    await once(beside, async () => addLetters(index, await fetchText(beside)));
  }
  return index;
}

function once(address, coming) {
  if (!loading.has(address)) {
    const kept = coming();
    kept.catch(() => loading.delete(address));
    loading.set(address, kept);
  }
  return loading.get(address);
}

/** Whether an index is on its way or here. */
export function isAskedFor(address) {
  return loading.has(address);
}

async function fetchText(address) {
  const control = new AbortController();
  const patience = setTimeout(() => control.abort(), PATIENCE);
  try {
    const response = await fetch(address, { signal: control.signal });
    if (!response.ok) throw new Error(`status ${response.status}`);
    return await response.text();
  } finally {
    clearTimeout(patience);
  }
}
