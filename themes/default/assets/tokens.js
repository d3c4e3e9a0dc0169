// What of a text can be searched for: its tokens. The same as src/search/token.rs, which says why;
// tests/tokens/cases.json holds the two together.

const LONGEST = 64;

// Characters of scripts without blanks between words, first and last of each range.
const UNSPACED = [
  0x0e01, 0x0e3a, 0x0e40, 0x0e4e, 0x0e50, 0x0e59, 0x0e81, 0x0edf, 0x1000, 0x1049, 0x1050, 0x109d,
  0x1780, 0x17d3, 0x17e0, 0x17e9, 0x3005, 0x3007, 0x3041, 0x30fa, 0x30fc, 0x312f, 0x31f0, 0x31ff,
  0x3400, 0x9fff, 0xac00, 0xd7a3, 0xf900, 0xfaff, 0x20000, 0x3fffd,
];

// Chinese characters that join words: they are in no token.
const GRAMMAR = '的和与及等或并以为对在于由将其之至从向各个每不可有一中上下内所更按與為對將從個內';

const IGNORED = /[\u00ad\u200b-\u200f\u2060\ufeff\ufe00-\ufe0f\u{e0100}-\u{e01ef}]/gu;
const WORD = /[\p{Alphabetic}\p{N}]/u;
const MARK = /\p{M}/u;

/** The tokens of a text, in order, repeated ones repeated: what a document is found by. */
export function tokens(text) {
  const chars = Array.from(fold(text));
  return runs(chars).flatMap((run) => run.tokens);
}

/** A text as it is compared: NFKC, without case and invisible characters. */
export function fold(text) {
  return text
    .replace(IGNORED, '')
    .replace(/，/g, ' ')
    .normalize('NFKC')
    .toLowerCase()
    .replace(/ß/g, 'ss')
    .replace(/ς/g, 'σ');
}

/**
 * The runs of folded characters that can be searched for: `{ start, end, unspaced, tokens }`, where
 * the tokens of an unspaced run are the pairs of neighbours between characters of grammar, or what stands alone there.
 */
export function runs(chars) {
  const found = [];
  for (let at = 0; at < chars.length; ) {
    let run = null;
    if (isUnspaced(chars[at])) run = pairs(chars, at);
    else if (isWord(chars[at])) run = word(chars, at);
    if (run) found.push(run);
    at = run ? run.end : at + 1;
  }
  return found;
}

/** Whether a folded character belongs to a word of letters and digits. */
export function isWord(char) {
  return !isUnspaced(char) && WORD.test(char);
}

function isUnspaced(char) {
  const code = char.codePointAt(0);
  for (let n = 0; n < UNSPACED.length && UNSPACED[n] <= code; n += 2) {
    if (code <= UNSPACED[n + 1]) return true;
  }
  return false;
}

function pairs(chars, start) {
  const found = [];
  let end = start;
  for (; end < chars.length && isUnspaced(chars[end]); end++) {
    if (joinsWords(chars[end])) continue;
    const [before, after] = [chars[end - 1], chars[end + 1]];
    const alone = end === start || joinsWords(before);
    if (!alone) found.push(spell([before, chars[end]]));
    else if (!after || !isUnspaced(after) || joinsWords(after)) found.push(spell([chars[end]]));
  }
  return { start, end, unspaced: true, tokens: found };
}

/** Whether a character is one of grammar, and so in no token. */
export function joinsWords(char) {
  return GRAMMAR.includes(char);
}

function word(chars, start) {
  let end = start + 1;
  for (; end < chars.length; end++) {
    const goesOn = isWord(chars[end]) || (MARK.test(chars[end]) && !isUnspaced(chars[end]));
    if (!goesOn && !joins(chars, start, end)) break;
  }
  const token = singular(spell(chars.slice(start, end).filter((char) => char !== ',')));
  const found = [token];
  if (chars[end] === '%' && isDigit(chars[end - 1])) {
    found.unshift(`${token}%`);
    end += 1;
  } else if (isPossessive(chars, end)) {
    end += 2;
  }
  return { start, end, unspaced: false, tokens: found };
}

function isPossessive(chars, at) {
  const apostrophe = chars[at] === "'" || chars[at] === '’';
  const after = chars[at + 2];
  return apostrophe && chars[at + 1] === 's' && !(after && (isWord(after) || MARK.test(after)));
}

/** Whether the character at `at` stands within the word that begins at `start`, joining its sides. */
function joins(chars, start, at) {
  const char = chars[at];
  if (char === '+' || char === '&') return at + 1 < chars.length && isWord(chars[at + 1]);
  if (char === '.') return isDigit(chars[at - 1]) && isDigit(chars[at + 1]);
  if (char !== ',') return false;
  let before = 0;
  while (at - before > start && isDigit(chars[at - before - 1])) before++;
  const three = [1, 2, 3].every((n) => isDigit(chars[at + n]));
  return before >= 1 && before <= 3 && three && !isDigit(chars[at + 4]);
}

function isDigit(char) {
  return char !== undefined && char >= '0' && char <= '9';
}

/** An English word without the ending of its plural. */
function singular(token) {
  if (token.length < 4 || !/^[a-z]+s$/.test(token)) return token;
  if (/ies$/.test(token) && !/[ea]ies$/.test(token)) return `${token.slice(0, -3)}y`;
  if (/(x|ch|sh|ss)es$/.test(token)) return token.slice(0, -2);
  if (/([aeo]es|us|ss)$/.test(token)) return token;
  return token.slice(0, -1);
}

/** A token of these characters; those beyond U+FFFF are spelled `u20bb7`. */
export function spell(chars) {
  const spelled = chars.slice(0, LONGEST).map((char) => {
    const code = char.codePointAt(0);
    return code > 0xffff ? `u${code.toString(16)}` : char;
  });
  return spelled.join('');
}
