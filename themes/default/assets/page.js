// The script of every page. Every page but the search is whole without it.

// The appearance that the reader has chosen: put on before the page is shown, and kept on this device alone.
// Nothing is stored unless something is chosen, and nothing stays stored that is as it would be anyway.
(() => {
  const NAME = 'appearance';
  const CHOICES = { colours: ['light', 'dark'], letters: ['large'], contrast: ['high'] };
  const root = document.documentElement;

  // A browser that keeps nothing for anybody throws.
  const quietly = (act) => {
    try {
      return act();
    } catch {
      return null;
    }
  };
  const stored = () => (quietly(() => localStorage.getItem(NAME)) || '').split(' ');
  const store = (chosen) => quietly(() => (chosen.length ? localStorage.setItem(NAME, chosen.join(' ')) : localStorage.removeItem(NAME)));

  /** Shows the page in the chosen way; what is not known does not count. */
  function show(chosen) {
    for (const [kind, values] of Object.entries(CHOICES)) {
      const value = values.find((known) => chosen.includes(known));
      if (value) root.dataset[kind] = value;
      else delete root.dataset[kind];
    }
  }

  /** Lets the reader choose: without this script the panel stays hidden. */
  function offer() {
    const panel = document.getElementById('appearance');
    if (!panel) return;
    const form = panel.querySelector('form');
    const tick = () => {
      for (const input of form.elements) if (input.type === 'radio') input.checked = input.value === (root.dataset[input.name] || '');
    };
    tick();
    panel.hidden = false;
    form.addEventListener('change', () => {
      const chosen = [...new FormData(form).values()].filter(Boolean);
      show(chosen);
      store(chosen);
    });
    panel.addEventListener('keydown', (event) => {
      if (event.key !== 'Escape' || !panel.open) return;
      panel.open = false;
      panel.querySelector('summary').focus();
    });
    // A page that the browser kept may be older than the choice.
    window.addEventListener('pageshow', () => {
      show(stored());
      tick();
    });
  }

  root.dataset.switch = '';
  // What stands on every printed sheet, of a site that does not know its own address.
  if (!root.dataset.address) root.dataset.address = location.href.split('#')[0];
  show(stored());
  document.addEventListener('DOMContentLoaded', offer);
})();

// Sentences: a link to one that is not there any more is told, and citations get what only the browser knows.
(() => {
  const NAMED = /^#(m\d+-)?s(\d+|-[0-9a-z]{6}(-\d+)?)$/;

  /** Shows the notice if the address names a sentence that the page does not have. */
  function look(gone) {
    const missing = NAMED.test(location.hash) && !document.getElementById(location.hash.slice(1));
    gone.hidden = !missing;
    if (missing) gone.focus();
  }

  /** Today, as the reader's clock has it: `2026-11-24`. */
  function today() {
    const day = new Date();
    return [day.getFullYear(), day.getMonth() + 1, day.getDate()].map((part) => String(part).padStart(2, '0')).join('-');
  }

  /** Puts into the report of a mistake where the page is read, which a site may not know of itself. */
  function locate(link) {
    const { address } = link.dataset;
    const here = new URL(address.replace(/^[^#]*/, ''), location.href.split('#')[0]).href;
    link.href = link.getAttribute('href').replace(encodeURIComponent(address), encodeURIComponent(here));
  }

  document.addEventListener('DOMContentLoaded', () => {
    document.querySelectorAll('a[data-address]').forEach(locate);
    const gone = document.getElementById('gone');
    if (!gone) return;
    for (const part of document.querySelectorAll('[data-fill=accessed]')) part.textContent = today();
    for (const part of document.querySelectorAll('[data-fill=address]')) part.textContent = new URL(part.dataset.href, location.href).href;
    window.addEventListener('hashchange', () => look(gone));
    look(gone);
  });
})();
