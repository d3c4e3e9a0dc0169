// The stem of an English word: what its forms have in common, as `subsid` of subsidy, subsidies, subsidised. Also one
// spelling for British and American (centre, programme, organisation). A stem is only compared, never shown; that two
// unrelated words share one costs less than that two forms of a word do not. Other words stay as they are.

// Endings, longest first, with what stays in their place; a stem keeps at least as many letters as the number says.
const ENDINGS = [
  ['ization', 'iz', 4], ['isation', 'iz', 4], ['ational', '', 4], ['iveness', '', 4], ['ically', 'ic', 3],
  ['ement', '', 4], ['ation', '', 4], ['ative', '', 4], ['ition', '', 4], ['izing', 'iz', 3], ['ising', 'iz', 3],
  ['ional', '', 4], ['ment', '', 4], ['ised', 'iz', 3], ['ized', 'iz', 3], ['ance', '', 4], ['ence', '', 4], ['ense', '', 4],
  ['able', '', 4], ['ible', '', 4], ['ious', '', 4], ['ness', '', 4], ['ship', '', 4], ['tion', 't', 3], ['sion', 's', 3], ['ise', 'iz', 3], ['ize', 'iz', 3],
  ['ing', '', 3], ['ive', '', 4], ['ant', '', 4], ['ent', '', 4], ['ate', '', 4], ['ity', '', 4], ['ial', '', 4], ['ed', '', 3], ['ee', '', 4],
  ['at', '', 5], ['er', '', 4], ['or', '', 4], ['al', '', 4], ['ly', '', 4], ['ic', '', 4], ['y', '', 3], ['e', '', 3],
];

// Words whose endings say something else, or that change within.
const known = new Map(Object.entries({
  news: 'news', customs: 'customs', laboratory: 'lab', laboratories: 'lab', labs: 'lab', built: 'build', bought: 'buy', sold: 'sell', paid: 'pay',
}));

/** The stem of a token; words that are not English letters alone, and short ones, are their own stem. */
export function stem(token) {
  let found = known.get(token);
  if (found !== undefined) return found;
  found = token.length > 3 && /^[a-z]+$/.test(token) ? shortened(plain(token)) : token;
  known.set(token, found);
  return found;
}

/** One spelling for both sides of the Atlantic. */
function plain(word) {
  return word
    .replace(/ies$/, 'y')
    .replace(/([^aeious])s$/, '$1')
    .replace(/(?:es|e)s$/, 'e')
    .replace(/amme$/, 'am')
    .replace(/tre$/, 'ter')
    .replace(/our(?=$|ed$|ing$|al$|able$)/, 'or')
    .replace(/ogue$/, 'og')
    .replace(/ck$|que$/, 'k')
    .replace(/ll(?=ed$|ing$|er$)/, 'l');
}

/** A word without its endings, one after the other: environmental, environment, environ. */
function shortened(word) {
  for (let times = 0; times < 3; times++) {
    const found = ENDINGS.find(([ending, , least]) => word.endsWith(ending) && word.length - ending.length >= least);
    if (!found) break;
    word = word.slice(0, -found[0].length) + found[1];
    // `running` is of run, but `lottery` is not of lot.
    if (times === 0) word = word.replace(/([bdfgmnprt])\1$/, '$1');
    if (found[1]) break;
  }
  return word;
}
