// The bar of the live server. It is added to pages while they are being written and is never published.
// It lives in a shadow tree, so that the page's style does not reach it, nor its style the page.

import { may } from './ask.js';
import { listen } from './live.js';
import { make } from './make.js';
import { mistakes } from './mistakes.js';
import { keep, restore } from './place.js';
import { thisPage } from './page.js';
import { words } from './say.js';
import { wholeSite } from './site.js';

const facts = document.getElementById('-duizhao').dataset;

restore();

const host = document.body.appendChild(document.createElement('div'));
host.id = '-duizhao-bar';
host.lang = words.lang;
const root = host.attachShadow({ mode: 'open' });
// Nothing is shown before the style is there.
host.hidden = true;
const style = make('link', { rel: 'stylesheet', href: '/-duizhao/bar.css' });
style.addEventListener('load', () => (host.hidden = false));

const status = make('p', { class: 'status', role: 'status' });
const bar = make('section', { 'aria-label': words.bar });
const row = make('div', { class: 'row' });
const list = mistakes();
const parts = [list, thisPage(), ...(may ? [wholeSite()] : [])];
row.append(...parts.map((part) => part.button));
bar.append(...parts.map((part) => part.panel), status, row);
root.append(style, bar);

for (const part of parts) part.button.addEventListener('click', () => open(part, part.panel.hidden));
bar.addEventListener('keydown', (event) => {
  const opened = parts.find((part) => !part.panel.hidden);
  if (event.key !== 'Escape' || !opened) return;
  open(opened, false);
  opened.button.focus();
});

/** Opens or closes one panel; the other is closed. */
function open(part, isOpen) {
  for (const each of parts) {
    each.panel.hidden = each !== part || !isOpen;
    each.button.setAttribute('aria-expanded', String(!each.panel.hidden));
  }
  if (isOpen) part.opened();
}

listen({
  /** The state of the site, at the beginning and whenever it is another. */
  async state(state) {
    status.textContent = state.current ? '' : words['last-good'];
    if (state.run !== facts.run || state.page !== facts.page) {
      keep();
      location.reload();
      return;
    }
    const had = list.errors;
    const isOther = await list.update(state);
    // Mistakes show themselves, but not to somebody who is busy in another panel; one that was closed stays so until
    // they are others.
    const isBusy = parts.some((part) => part !== list && !part.panel.hidden);
    if (state.errors && isOther && !isBusy) open(list, true);
    if (!state.errors && had && !list.panel.hidden) open(list, false);
  },
  /** The server has gone. */
  lost() {
    status.textContent = words.lost;
  },
});
