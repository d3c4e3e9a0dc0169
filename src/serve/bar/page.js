// What this page is made of: its files, and for each sentence the file and the line where it stands.

import { may, wisher } from './ask.js';
import { copier } from './copy.js';
import { make } from './make.js';
import { say, words } from './say.js';

/** The part of the bar that speaks of this page. */
export function thisPage() {
  const panel = make('div', { class: 'panel', id: 'page', hidden: '', role: 'region', 'aria-label': words['this-page'] });
  const button = make('button', { type: 'button', 'aria-expanded': 'false', 'aria-controls': 'page' }, words['this-page']);
  const sources = fetch(`/-duizhao/places?page=${encodeURIComponent(location.pathname)}`).then((answer) => answer.json());
  const chosen = make('div', { class: 'chosen', 'aria-live': 'polite' });
  let isFilled = false;

  async function opened() {
    const { files, sentences } = await sources;
    show(sentences, named());
    if (isFilled) return;
    isFilled = true;
    panel.append(chosen);
    if (files.length) panel.append(make('h2', {}, words.files), make('ul', {}, ...files.map(source)));
    const all = Object.entries(sentences).sort(([one], [other]) => one.localeCompare(other, 'en', { numeric: true }));
    if (all.length) panel.append(make('h2', {}, words.sentences), make('ul', {}, ...all.map(([id, lines]) => make('li', {}, ...row(id, lines)))));
    if (!panel.textContent) panel.append(make('p', {}, words['no-files']));
  }

  /** The sentence that the address names. */
  const named = () => document.getElementById(decodeURIComponent(location.hash.slice(1)))?.closest('.sentence');

  /** Shows where a sentence of the page stands. */
  function show(sentences, sentence) {
    const lines = sentence && sentences[sentence.id];
    chosen.replaceChildren(...(lines ? [make('p', {}, ...row(sentence.id, lines)), ...confirms(lines)] : [make('p', { class: 'hint' }, words['choose-sentence'])]));
  }

  // While the panel is open, a click on a sentence tells where it stands.
  document.addEventListener('click', async (event) => {
    const sentence = event.target.closest?.('.sentence');
    if (!panel.hidden && sentence) show((await sources).sentences, sentence);
  });
  window.addEventListener('hashchange', async () => panel.hidden || show((await sources).sentences, named()));
  return { button, panel, opened };
}

function source({ file, translation }) {
  const confirm = may && translation ? [wisher(words.confirm, { deed: 'accept', file })] : [];
  const tidy = may && file.startsWith('content/') ? [wisher(words.tidy, { deed: 'tidy', file })] : [];
  return make('li', {}, copier(file), ...tidy, ...confirm);
}

/** For a sentence that translates another, the way to confirm that it does. */
function confirms(lines) {
  const translated = lines.filter((line) => may && line.translated);
  return translated.map(({ file, translated: sentence }) => wisher(words['confirm-sentence'], { deed: 'accept', file, sentence }));
}

function row(id, lines) {
  const [, measure, number] = id.match(/^(?:m(\d+)-)?s(\d+)$/);
  const link = make('a', { href: `#${id}` }, measure ? say('measure-sentence', { measure, number }) : say('sentence', { number }));
  return [link, ...lines.flatMap(({ file, line }) => [' ', copier(`${file}:${line}`)])];
}
