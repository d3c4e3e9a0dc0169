// What is wrong with the site: a button with the numbers, and a panel that lists everything.

import { copier } from './copy.js';
import { make } from './make.js';
import { say, words } from './say.js';

/** The part of the bar that tells mistakes. */
export function mistakes() {
  const panel = make('div', { class: 'panel', id: 'mistakes', hidden: '', role: 'region', 'aria-label': words['panel-mistakes'] });
  const button = make('button', { type: 'button', class: 'count', 'aria-expanded': 'false', 'aria-controls': 'mistakes' });
  const part = { button, panel, errors: 0, opened: () => panel.scrollTo(0, 0), update };
  let shown = null;

  /** Shows the list that a state names; whether it is another than before. */
  async function update(state) {
    if (state.told === shown) return false;
    const answer = await fetch('/-duizhao/told');
    const list = await answer.json();
    shown = state.told;
    part.errors = state.errors;
    button.textContent = numbers(state);
    button.dataset.grave = state.errors ? 'error' : state.warnings ? 'warning' : 'none';
    panel.replaceChildren(...(list.length ? list.map(item) : [make('p', {}, words.nothing)]));
    return true;
  }
  return part;
}

function numbers({ errors, warnings }) {
  const number = (n, one, many) => (n ? [say(n === 1 ? one : many, { n })] : []);
  const parts = [...number(errors, 'one-mistake', 'mistakes'), ...number(warnings, 'one-warning', 'warnings')];
  return parts.join(words.and) || words['no-mistake'];
}

/** One mistake: what is wrong, the lines where it stands (two beside each other), what to write. */
export function item({ severity, message, help, places }) {
  const told = make('article', { class: severity });
  told.append(make('h2', {}, make('span', { class: 'kind' }, words[severity]), ` ${message}`));
  if (places.length) told.append(make('div', { class: 'places' }, ...places.map(place)));
  for (const advice of help) told.append(make('p', { class: 'help' }, advice));
  return told;
}

function place({ file, line, column, label, text }) {
  const where = make('p', { class: 'where' });
  where.append(copier(line ? `${file}:${line}` : file), ...(column ? [` ${say('column', { column })}`] : []));
  const spot = make('div', { class: 'spot' }, where);
  const [before, marked, after] = text;
  if (before || marked || after) spot.append(make('p', { class: 'line' }, before, make('mark', {}, marked), after));
  if (label) spot.append(make('p', { class: 'label' }, label));
  return spot;
}
