// A text with a button that copies it: a file and a line, for an editor's "open".

import { button, make } from './make.js';
import { say, words } from './say.js';

/** `text` with its button. */
export function copier(text) {
  const copy = button(words.copy, async () => {
    copy.textContent = (await copied(text)) ? words.copied : words['not-copied'];
    setTimeout(() => (copy.textContent = words.copy), 1500);
  }, { class: 'copy', 'aria-label': say('copy-this', { text }) });
  return make('span', { class: 'copied' }, make('code', {}, text), ' ', copy);
}

/** Whether `text` could be put where copied texts are. Browsers allow it only on the machine itself. */
async function copied(text) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
}
