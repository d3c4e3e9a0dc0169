// What can be done with the whole site: build it, save it as one file.

import { wisher } from './ask.js';
import { make } from './make.js';
import { words } from './say.js';

/** The part of the bar that speaks of the site. */
export function wholeSite() {
  const panel = make('div', { class: 'panel', id: 'site', hidden: '', role: 'region', 'aria-label': words.site });
  const button = make('button', { type: 'button', 'aria-expanded': 'false', 'aria-controls': 'site' }, words.site);
  panel.append(wisher(words.build, { deed: 'build' }), make('p', { class: 'hint' }, words['build-hint']));
  panel.append(wisher(words.zip, { deed: 'pack' }), make('p', { class: 'hint' }, words['zip-hint']));
  return { button, panel, opened() {} };
}
