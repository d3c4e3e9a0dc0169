// The place of the reader on a page: what is at the top of the window, what is unfolded, what has the focus.
// It is kept when a page is loaded anew because it has changed, and only then.

const NAME = '-duizhao';

/** Each `<details>` of the page by what its summary says, and the how-manieth with these words it is. */
function folds() {
  const seen = new Map();
  return [...document.querySelectorAll('details')].map((details) => {
    const text = details.querySelector('summary')?.textContent.trim() ?? '';
    seen.set(text, (seen.get(text) ?? 0) + 1);
    return [`${text} ${seen.get(text)}`, details];
  });
}

/** What stands at the top of the window: the anchors that it has, the innermost last, and how far it is from the top. */
function atTop() {
  const named = [...document.querySelectorAll('main [id]')].filter((element) => element.getClientRects().length);
  const first = named.find((element) => element.getBoundingClientRect().bottom > 0 && !element.querySelector('p, li, h1, h2, h3'));
  if (!first) return null;
  const inner = first.querySelector('[id]');
  return { ids: inner ? [first.id, inner.id] : [first.id], top: first.getBoundingClientRect().top };
}

/** Keeps the place for the load that follows. */
export function keep() {
  const place = {
    path: location.pathname,
    x: scrollX,
    y: scrollY,
    top: scrollY > 0 ? atTop() : null,
    open: folds().filter(([, details]) => details.open).map(([name]) => name),
    focus: document.activeElement?.id ?? '',
  };
  try {
    sessionStorage.setItem(NAME, JSON.stringify(place));
    history.scrollRestoration = 'manual';
  } catch {
    // A browser that keeps nothing shows the page from its top.
  }
}

/** Goes back to the place that was kept, if one was. */
export function restore() {
  let place = null;
  try {
    place = JSON.parse(sessionStorage.getItem(NAME));
    sessionStorage.removeItem(NAME);
  } catch {
    return;
  }
  if (!place || place.path !== location.pathname) return;
  for (const [name, details] of folds()) details.open = place.open.includes(name);
  if (place.focus) document.getElementById(place.focus)?.focus({ preventScroll: true });
  go(place);
  // Where the address names a place on the page, browsers go there at the end of loading, before the next picture.
  const last = () => requestAnimationFrame(() => requestAnimationFrame(() => {
    go(place);
    history.scrollRestoration = 'auto';
  }));
  if (document.readyState === 'complete') last();
  else window.addEventListener('load', last);
}

function go({ x, y, top }) {
  const ids = top ? [...top.ids].reverse() : [];
  const found = ids.map((id) => document.getElementById(id)).find(Boolean);
  const height = found ? scrollY + found.getBoundingClientRect().top - top.top : y;
  window.scrollTo({ left: x, top: height, behavior: 'instant' });
}
