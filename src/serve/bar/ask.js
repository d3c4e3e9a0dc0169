// Having something done: a button that asks the server, and what is said of it.

import { button, make } from './make.js';
import { item } from './mistakes.js';
import { words } from './say.js';

const { secret } = document.getElementById('-duizhao').dataset;

/** Whether this page may have anything done: pages on other computers may not. */
export const may = Boolean(secret);

/** A button that has `wish` done, with a line that says how it went. */
export function wisher(text, wish) {
  const said = make('div', { class: 'said', role: 'status' });
  const act = button(text, async () => {
    act.disabled = true;
    said.textContent = words.working;
    try {
      said.replaceChildren(...(await fulfilled(wish)));
    } catch {
      said.textContent = words.lost;
    }
    act.disabled = false;
    act.focus();
  });
  return make('div', { class: 'wish' }, act, said);
}

/** Asks for it; what is to be shown then. */
async function fulfilled(wish) {
  const answer = await fetch('/-duizhao/ask', {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', 'X-Duizhao-Secret': secret },
    body: JSON.stringify(wish),
  });
  if (!answer.ok) return [await answer.text()];
  if (answer.headers.get('Content-Type') === 'application/zip') {
    save(await answer.blob());
    return [words.saved];
  }
  const { is_done: isDone, said, told, shown, agree } = await answer.json();
  if (agree) return [words['would-change'], make('pre', {}, shown), wisher(words['write-this'], { ...wish, agreed: agree })];
  return isDone ? [said] : [words['not-done'], ...told.filter(({ severity }) => severity === 'error').map(item)];
}

/** Hands an archive to the browser, which saves it as any download. */
function save(archive) {
  const day = new Date().toISOString().slice(0, 10);
  const link = make('a', { href: URL.createObjectURL(archive), download: `site-${day}.zip` });
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60000);
}
