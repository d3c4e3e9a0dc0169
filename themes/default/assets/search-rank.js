// Which documents answer what a query asks for, best first; docs/search.md explains each figure here.

import { FIELDS, documentsWith, textsOf } from './search-index.js';

/** How much a concept counts by where it stands. */
const BOOSTS = { title: 3, names: 3, number: 0, item: 1.2, heading: 0.3, leads: 0.8, others: 0.3, topics: 0.5, body: 1 };
/** How fast more of the same adds less. */
const ENOUGH = 1.5;
/** What a named department is worth: its page, a measure that it leads, one in which it cooperates. */
const OWN = 3;
const LEADS = 1;
const COOPERATES = 0.55;
/** What a measure is worth that an editor gave this word, and how much of the word it answers, not having it. */
const KEYWORD = 0.5;
const KEYWORD_ANSWERS = 0.45;
/** What else can be found comes after measures and departments. */
const OTHER_TYPES = 0.35;
/** From what strength on a document counts as having a concept: not for a part of it, or the heading of its section alone. */
const WHOLE = 0.3;
/** How much more a document counts that answers everything in one sentence. */
const NEAR = 0.5;
/** What a department that the query names is worth beside the best result, and the one that leads the best measure. */
const NAMED = 0.5;
const LEAD_OF_BEST = 0.3;
/** The part of a query that must be answered: at all, and compared with the best answer. */
const LEAST = 0.3;
const BESIDE_BEST = 0.2;

/**
 * The documents that answer what is asked, best first: `[{ ref, document, score, covered, line, found }]`. `covered` is the
 * part of the query that a document answers, `line` its best sentence, and `found` says whether the query is in that.
 */
export function rank(indexes, asked) {
  const [own] = indexes;
  if (asked.concepts.length === 0) return everything(own);
  const found = new Map();
  let sum = 0;
  for (const concept of asked.concepts) {
    const strengths = strengthsOf(own, concept);
    const standing = Array.from(strengths.values()).filter(({ strength }) => strength >= WHOLE).length || strengths.size || Math.max(...indexes.map((index) => documentsWith(index, concept.units).length));
    concept.rarity = Math.log(1 + (own.refs.length - standing + 0.5) / (standing + 0.5));
    const weight = concept.share * concept.rarity;
    sum += weight;
    for (const [ref, { strength, share }] of strengths) {
      const hit = found.get(ref) || hitOf(own, ref);
      hit.score += weight * strength;
      hit.covered += weight * share;
      found.set(ref, hit);
    }
  }
  for (const hit of found.values()) {
    const { best, line } = bestLine(indexes, asked, hit.ref);
    Object.assign(hit, { line, found: best > 0 });
    hit.covered /= sum;
    hit.score *= hit.covered ** 1.5 * together(indexes, hit.ref, asked) * (1 + (NEAR * best) / sum);
    if (hit.document.type !== 'measure' && hit.document.type !== 'department') hit.score *= OTHER_TYPES;
  }
  for (const { departments } of asked.concepts) departments.forEach((_, ref) => found.has(ref) && (found.get(ref).named = true));
  if (asked.number) numbered(own, asked.number, found);
  return accepted(own, Array.from(found.values()), asked);
}

/** A result of which nothing is known yet. */
function hitOf(own, ref) {
  return { ref, document: own.documents[ref], score: 0, covered: 0, exact: 0, line: 0, found: false };
}

/** All measures in their order: what filters choose from when no words are given. */
function everything(own) {
  return own.refs.filter((ref) => own.documents[ref].type === 'measure').map((ref) => hitOf(own, ref));
}

/** The sentence of a document that answers best, and how well: `{ line, best }`; the first one if none does. */
function bestLine(indexes, asked, ref) {
  const scores = [];
  for (const concept of asked.concepts) {
    const most = [];
    for (const { index, pattern, weight } of concept.answers) {
      textsOf(index, ref).lines.forEach((text, n) => text.includes(pattern) && (most[n] = Math.max(most[n] || 0, weight)));
    }
    most.forEach((weight, n) => (scores[n] = (scores[n] || 0) + weight * concept.share * concept.rarity));
  }
  const best = scores.reduce((most, score) => Math.max(most, score), 0);
  return { line: best > 0 ? scores.indexOf(best) : 0, best };
}

/** How strongly each document answers a concept: `ref` to `{ strength, share }`. */
function strengthsOf(own, concept) {
  const found = new Map();
  const add = (ref, strength, share) => {
    const known = found.get(ref) || { strength: 0, share: 0 };
    found.set(ref, { strength: Math.max(known.strength, strength), share: Math.max(known.share, share) });
  };
  for (const { index, units, pattern, weight } of concept.answers) {
    for (const ref of documentsWith(index, units)) add(ref, weight * standing(textsOf(index, ref), pattern), weight);
  }
  for (const [ref, weight] of concept.measures) add(ref, weight * KEYWORD, weight * KEYWORD_ANSWERS);
  for (const [department, weight] of concept.departments) {
    add(department, weight * OWN, 1);
    for (const ref of own.below.get(department) || []) add(ref, weight * (own.documents[ref].lead === department ? LEADS : COOPERATES), 1);
  }
  return found;
}

/** How much a pattern stands in a document's fields. */
function standing(texts, pattern) {
  let sum = 0;
  for (const field of FIELDS) {
    const times = count(texts.fields.get(field), pattern);
    if (times > 0) sum += BOOSTS[field] * (field === 'body' ? (2 * times) / (times + 0.5 + texts.length / 500) : 1);
  }
  return sum / (sum + ENOUGH);
}

function count(text, pattern) {
  let times = 0;
  for (let at = text.indexOf(pattern); at >= 0; at = text.indexOf(pattern, at + 1)) times += 1;
  return times;
}

/** How much more a document counts in which the query stands as typed. */
function together(indexes, ref, { phrase, concepts }) {
  if (concepts.length < 2) return 1;
  return indexes.some((index) => textsOf(index, ref).whole.includes(phrase)) ? 1.6 : 1;
}

/** Puts the measures of the number that is asked for before all others. */
function numbered(own, { value }, found) {
  for (const ref of own.refs) {
    const { type, number } = own.documents[ref];
    if (type === 'measure' && number === String(value)) found.set(ref, Object.assign(found.get(ref) || hitOf(own, ref), { covered: 1, exact: 1 }));
  }
}

function accepted(own, hits, { number }) {
  if (number && !number.alone) return hits.filter(({ exact }) => exact);
  const best = hits.reduce((most, { covered }) => Math.max(most, covered), 0);
  const kept = best < LEAST ? [] : hits.filter(({ covered, named }) => named || covered >= best * BESIDE_BEST);
  const order = (a, b) => b.exact - a.exact || b.score - a.score || Number(a.ref) - Number(b.ref);
  return withDepartments(own, kept.sort(order)).sort(order);
}

/** The results with the departments that are named, not far behind the best, and the one that leads the best measure: whom to ask. */
function withDepartments(own, hits) {
  const [best] = hits;
  const first = hits.find(({ document }) => document.type === 'measure');
  for (const hit of hits) if (hit.named) hit.score = Math.max(hit.score, best.score * NAMED);
  if (!first) return hits;
  const score = first.score * LEAD_OF_BEST;
  const lead = hits.find(({ ref }) => ref === first.document.lead);
  if (lead) lead.score = Math.max(lead.score, score);
  else hits.push({ ...hitOf(own, first.document.lead), score });
  return hits;
}
