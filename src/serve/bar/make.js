// Elements. Everything that is shown is put in as text: nothing of a file is ever read as HTML.

/** An element with attributes and children; texts become text. */
export function make(name, attributes = {}, ...children) {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
  element.append(...children);
  return element;
}

/** A button that does something; `more` are further attributes. */
export function button(text, act, more = {}) {
  const element = make('button', { type: 'button', ...more }, text);
  element.addEventListener('click', act);
  return element;
}
