// The words of the bar with values filled in.

import { words } from './words.js';

export { words };

/** The words for `key` with `values` in place of the names in braces. */
export const say = (key, values) => words[key].replace(/\{(\w+)\}/g, (_, name) => values[name]);
