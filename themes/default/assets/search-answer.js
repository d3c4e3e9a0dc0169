// From a query to its results: the same for the page, the tests of quality and the benchmark.

import { parseQuery } from './search-query.js';
import { rank } from './search-rank.js';

/**
 * The results of a query, best first: `{ asked, hits }`. `own` is the index of the page's language; `others` gives
 * the indexes of the other languages, and adds to all of them what there is of letters; it is asked only if `own` does not know all words.
 */
export async function answer(query, own, others) {
  let indexes = [own];
  let asked = parseQuery(indexes, query);
  if (asked.wanting) {
    indexes = indexes.concat(await others());
    asked = parseQuery(indexes, query);
  }
  return { asked, indexes, hits: rank(indexes, asked) };
}

/** The departments (refs) that a query names. */
export function named({ asked }) {
  return asked.concepts.flatMap(({ departments }) => Array.from(departments.keys()));
}

/** The texts that results have marked: those that were sought in the page's language. */
export function sought({ asked, indexes: [own] }) {
  const answers = asked.concepts.flatMap((concept) => concept.answers.filter(({ index }) => index === own));
  const names = asked.concepts.filter(({ departments }) => departments.size > 0).map((concept) => concept.units);
  return answers.map(({ units }) => units).concat(names);
}
