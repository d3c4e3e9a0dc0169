// Judged queries (tests/search/queries) and what their results are worth. Measures of information retrieval as usual:
// nDCG@10 with gains 2^grade − 1, reciprocal rank and success@3 of the first result that is at least useful (grade 2, or
// the best grade of a query that has none), recall@10 of those, and the share of hopeless queries that find nothing.

import { readFileSync } from 'node:fs';

/** The queries of a language (`zh`, `en`) and half (`dev`, `test`): `{ kind, query, grades }`; no grades: hopeless. */
export function judged(lang, half) {
  const text = readFileSync(new URL(`../../search/queries/${lang}.${half}.tsv`, import.meta.url), 'utf8');
  const lines = text.split('\n').filter((line) => line && !line.startsWith('# '));
  return lines.map((line) => {
    const [kind, query, judgement] = line.split('\t');
    const grades = new Map(judgement === '-' ? [] : judgement.split(' ').map((pair) => {
      const at = pair.lastIndexOf('=');
      return [pair.slice(0, at), Number(pair.slice(at + 1))];
    }));
    return { kind, query, grades };
  });
}

/** The name of what a result leads to, as judgements name it: `m36`, `d:finance-bureau`, else its address. */
export function named(address) {
  const [, folder, name] = /([^/]+)\/([^/]+)\/(?:#.*)?$/.exec(address) || [];
  if (folder === 'measures') return `m${name}`;
  return folder === 'departments' ? `d:${name}` : address;
}

/** What a list of results is worth to who asked: all measures, each between 0 and 1. */
export function worth({ grades }, found) {
  if (grades.size === 0) return { nothing: found.length === 0 ? 1 : 0 };
  const gains = (list) => list.slice(0, 10).reduce((sum, grade, n) => sum + (2 ** grade - 1) / Math.log2(n + 2), 0);
  const best = [...grades.values()].sort((a, b) => b - a);
  const useful = [...grades].filter(([, grade]) => grade >= Math.min(2, best[0])).map(([name]) => name);
  const first = found.findIndex((name) => useful.includes(name));
  return {
    ndcg: gains(found.map((name) => grades.get(name) || 0)) / gains(best),
    mrr: first < 0 ? 0 : 1 / (first + 1),
    recall: useful.filter((name) => found.slice(0, 10).includes(name)).length / Math.min(10, useful.length),
    success: first >= 0 && first < 3 ? 1 : 0,
  };
}

/** The mean of each measure over many queries. */
export function means(all) {
  const mean = (key) => {
    const values = all.map((each) => each[key]).filter((value) => value !== undefined);
    return values.length > 0 ? values.reduce((sum, value) => sum + value, 0) / values.length : null;
  };
  return Object.fromEntries(['ndcg', 'mrr', 'recall', 'success', 'nothing'].map((key) => [key, mean(key)]));
}

/** Asks a search page that is open in a browser: the addresses of the results of each query. */
export function ask(page, queries) {
  return page.evaluate(async (all) => {
    const [input, list, form] = ['search-input', 'results', 'search-form'].map((id) => document.getElementById(id));
    const ready = () => new Promise((resolve) => {
      const watch = new MutationObserver(() => {
        if (list.dataset.state !== 'loading') resolve(watch.disconnect());
      });
      watch.observe(list, { attributes: true, attributeFilter: ['data-state'] });
    });
    const found = [];
    for (const query of all) {
      input.value = query;
      const answered = ready();
      form.requestSubmit();
      await answered;
      found.push(Array.from(list.querySelectorAll('.result-link'), (link) => link.getAttribute('href')));
    }
    return found;
  }, queries);
}
