// What the oldest browsers that the site works in do not know, by MDN's data on browsers. Style sheets and scripts in,
// names out. It does not look at the syntax of scripts, which `es-check` reads, and not at names that MDN does not have.

import { createRequire } from 'node:module';

import * as csstree from 'css-tree';

/** The oldest browsers: the one in WeChat for Windows, Safari of iOS 15, the Firefox that stays on Windows 7. */
const OLDEST = { chrome: 107, safari_ios: 15.4, firefox: 115 };

const { css, javascript, api } = createRequire(import.meta.url)('@mdn/browser-compat-data');

/** Whether all of the oldest browsers know a feature; nothing if the data do not have it. */
function known(feature) {
  const support = feature?.__compat?.support;
  return support && Object.entries(OLDEST).every(([browser, oldest]) => [support[browser]].flat().some((way) => {
    const plain = way && !way.flags && !way.prefix && !way.alternative_name && !way.version_removed;
    return plain && way.version_added && parseFloat(String(way.version_added).replace('≤', '')) <= oldest;
  }));
}

/**
 * What of a style sheet is too new, outside `@supports`, as `name` or `name: value`, each once. Names with a prefix and
 * the features of media queries are left out: a browser that does not know them takes no notice of what they ask for.
 */
export function newerCss(text) {
  const found = new Set();
  const note = (name, feature) => known(feature) === false && found.add(name);
  const tree = csstree.parse(text, { onParseError: (error) => found.add(error.message) });
  csstree.walk(tree, {
    enter(node) {
      if (node.type === 'Atrule' && node.name === 'supports') return this.skip;
      if (node.type === 'Rule' && this.rule) found.add('nesting');
      if (node.type === 'Declaration') return declaration(node, note);
      return look(node, note);
    },
  });
  return [...found].sort();
}

function look({ type, name, unit }, note) {
  if (type === 'Atrule') note(`@${name}`, css['at-rules'][name]);
  if (type === 'FeatureRange') note('@media with < or >', css['at-rules'].media.range_syntax);
  if (type === 'NestingSelector') note('nesting', css.selectors.nesting);
  if (/^Pseudo/.test(type)) note(`:${name}`, css.selectors[name]);
  if (type === 'Function') note(`${name}()`, callable(name));
  if (type === 'Dimension') note(unit, css.types.length[/^[dsl]v/.test(unit) ? 'viewport_percentage_units_dynamic' : unit]);
}

function declaration({ property, value }, note) {
  if (property.startsWith('-')) return;
  note(property, css.properties[property]);
  csstree.walk(value, ({ type, name }) => {
    if (type === 'Identifier') note(`${property}: ${name}`, css.properties[property]?.[name]);
  });
}

function callable(name) {
  return [css.types, ...Object.values(css.types)].map((group) => group[name]).find((feature) => feature?.__compat);
}

/** The methods that a script calls and the objects it names that are in none of the oldest browsers, whosever they be. */
export function newerNames(text) {
  const features = [javascript.builtins, api].flatMap(Object.entries);
  const named = features.flatMap(([name, members]) => [[name, members], ...Object.entries(members)]);
  const old = new Set(named.filter(([, feature]) => known(feature)).map(([name]) => name.replace('_static', '')));
  const all = new Set(named.map(([name]) => name.replace('_static', '')));
  const used = [...text.matchAll(/\.([a-z]\w*)\(|\b([A-Z]\w+)\b/g)].map(([, method, object]) => method ?? object);
  return [...new Set(used)].filter((name) => all.has(name) && !old.has(name)).sort();
}
