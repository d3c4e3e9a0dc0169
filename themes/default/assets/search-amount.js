// Amounts in a query: 800万, 八百万, 8 million, RMB 8m, 8,000,000, 百分之七十. An amount is looked for in every form in
// which a text may spell it. The words for numbers come with the indexes: `digits` (一, one), `scales` (百, 万, million)
// and `percents` (%, per cent, 百分之).

/**
 * The amount that begins at a unit: `{ value, end, forms }`, `end` being the unit after it and `forms` the texts to
 * look for; null where there is none. A number without a scale is a word like any other, unless it is spelled in words.
 */
export function amountAt(all, at, words) {
  const before = percentAt(all, at, words);
  const number = numberAt(all, before || at, words);
  if (!number) return null;
  const percent = before || percentAt(all, number.end, words);
  if (percent) return { ...number, end: Math.max(percent, number.end), forms: [`${number.value}%`] };
  if (number.spelled ? number.value < 10 : number.value < 10000) return null;
  return { ...number, forms: forms(number.value, words.scales) };
}

/** The number that begins at a unit: `{ value, end, spelled }`; `spelled` if a word is part of it. */
export function numberAt(all, at, words) {
  let [whole, part, digit] = [0, 0, null];
  let spelled = false;
  let end = at;
  for (; end < all.length; end++) {
    const known = valueOf(all[end], words);
    if (!known) break;
    if (known.digit !== undefined) {
      if (digit !== null && !(spelled && known.spelled && digit < 10 && known.digit < 10)) break;
      digit = digit === null ? known.digit : digit * 10 + known.digit;
    }
    if (known.scale >= 1000 || (known.scale && digit > 9)) [whole, part, digit] = [(whole + part + (digit || 0) || 1) * known.scale, 0, null];
    else if (known.scale) [part, digit] = [part + (digit === null ? 1 : digit) * known.scale, null];
    spelled = spelled || known.spelled;
  }
  return end > at ? { value: Math.round((whole + part + (digit || 0)) * 1000) / 1000, end, spelled } : null;
}

/** What a unit adds to a number: `{ digit, scale, spelled }`. */
function valueOf({ word, text, token }, { digits, scales }) {
  const name = word ? token : text;
  const has = (map, key) => Object.prototype.hasOwnProperty.call(map, key);
  if (has(digits, name)) return { digit: digits[name], spelled: true };
  if (has(scales, name)) return { scale: scales[name], spelled: true };
  const [, figure, letters] = /^(\d+(?:\.\d+)?)([a-z]*)$/.exec(name) || [];
  if (!figure) return null;
  if (letters && !has(scales, letters)) return null;
  return { digit: Number(figure), scale: letters && scales[letters], spelled: Boolean(letters) };
}

/** The unit after a word for percent. */
function percentAt(all, at, { percents }) {
  for (const word of percents) {
    if (word.every((text, n) => all[at + n] && all[at + n].text === text)) return at + word.length;
  }
  return 0;
}

/** How texts may spell a value: with any scale that leaves a short number, and in full. */
function forms(value, scales) {
  const found = [String(value)];
  for (const [word, factor] of Object.entries(scales)) {
    const left = value / factor;
    if (left >= 1 && left < 100000 && Number.isInteger(left * 100)) found.push(`${left} ${word}`, `${left}${word}`);
  }
  return found;
}
