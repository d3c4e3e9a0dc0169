// The accessibility tree of a page, as lines.

const ROLES = new Set(['banner', 'navigation', 'main', 'contentinfo', 'search', 'complementary', 'region', 'form', 'article', 'note', 'status', 'heading', 'list', 'table', 'columnheader', 'rowheader', 'link', 'button', 'searchbox', 'radio', 'DisclosureTriangle', 'group', 'image', 'figure']);
const NAMED_BY_CONTENT = new Set(['heading', 'link', 'button', 'DisclosureTriangle', 'columnheader', 'rowheader']);
const BLOCKS = new Set(['paragraph', 'listitem', 'cell', 'DescriptionListTerm', 'term', 'DescriptionListDetails', 'definition', 'Figcaption', 'LabelText']);
const OPERATED = ['link', 'button', 'searchbox', 'radio', 'DisclosureTriangle'];
const SHOWN = 3;
const LONGEST = 72;

/** The nodes in the order in which they are read: `{ id, role, name, level, depth, children }`. */
export async function nodes(page) {
  const session = await page.context().newCDPSession(page);
  const { nodes: all } = await session.send('Accessibility.getFullAXTree');
  await session.detach();
  const byId = new Map(all.map((node) => [node.nodeId, node]));
  const found = [];
  const visit = (id, depth) => {
    const node = byId.get(id);
    if (!node) return null;
    const level = node.properties?.find((property) => property.name === 'level')?.value.value;
    const made = { ignored: node.ignored, role: node.role?.value, name: named(node), level, state: state(node), children: [] };
    if (!node.ignored) found.push(made);
    made.children = (node.childIds || []).map((child) => visit(child, depth + 1)).filter(Boolean);
    return made;
  };
  visit(all[0].nodeId, 0);
  return found;
}

/** A name with single blanks; a text keeps those at its ends, since it may go on in the next one. */
function named({ role, name }) {
  const text = (name?.value || '').replace(/\s+/g, ' ');
  return role?.value === 'StaticText' ? text : text.trim();
}

/** The tree as text: a paragraph is one line, and of what is alike in long lists and tables the first ones are told. */
export function reading(tree) {
  const lines = [];
  tell(tree[0], 0, lines);
  return `${lines.map(({ depth, text }) => `${'  '.repeat(depth)}${text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text.trimEnd()}`).join('\n')}\n`;
}

/** What is wrong with the landmarks, the headings and the names of a page; one without a frame has a main part alone. */
export function structure(tree, framed) {
  const of = (...roles) => tree.filter((node) => roles.includes(node.role));
  const once = framed ? ['main', 'banner', 'contentinfo'] : ['main'];
  const faults = once.filter((role) => of(role).length !== 1).map((role) => `${of(role).length} × ${role}`);
  const landmarks = of('navigation', 'complementary', 'region', 'search', 'form').map((node) => `${node.role} ${node.name}`);
  faults.push(...landmarks.filter((one, n) => landmarks.indexOf(one) !== n).map((one) => `two landmarks of one name: ${one}`));
  const levels = of('heading').map((node) => node.level);
  if (levels.filter((level) => level === 1).length !== 1) faults.push(`headings of the first level: ${levels}`);
  if (levels.some((level, n) => level > (levels[n - 1] || 0) + 1)) faults.push(`headings leave a level out: ${levels}`);
  return [...faults, ...of(...OPERATED, 'heading', 'navigation', 'region', 'table', 'image').filter((node) => !node.name).map((node) => `no name: ${node.role}`)];
}

function state(node) {
  const of = (name) => node.properties?.find((property) => property.name === name)?.value.value;
  const open = { true: 'open', false: 'closed' }[of('expanded')];
  return open;
}

function tell(node, depth, lines) {
  if (!node.ignored && node.role === 'StaticText') return say(node.name, depth, lines);
  let inner = depth;
  if (!node.ignored && (node.role === 'RootWebArea' || ROLES.has(node.role))) {
    const words = [node.role === 'RootWebArea' ? 'page' : node.role, node.level, node.name, node.state && `(${node.state})`];
    lines.push({ depth, text: words.filter(Boolean).join(' ') });
    inner = node.role === 'RootWebArea' ? depth : depth + 1;
    // A name made of what is within says it all; links in a heading are told as well.
    if (NAMED_BY_CONTENT.has(node.role) && node.name) {
      if (node.role === 'heading') descendants(node).forEach((one) => one.role === 'link' && tell(one, inner, lines));
      return;
    }
  }
  const alike = node.children.length > SHOWN + 1 && ['row', 'listitem'].includes(node.children[0].role);
  for (const child of alike ? node.children.slice(0, SHOWN) : node.children) tell(child, inner, lines);
  if (alike) lines.push({ depth: inner, text: `… ${node.children.length - SHOWN} more` });
  if (!node.ignored && BLOCKS.has(node.role)) lines.ended = true;
}

/** A text; right after another one of the same paragraph it goes on in its line. */
function say(text, depth, lines) {
  if (!text) return;
  const last = lines[lines.length - 1];
  if (last.said && !lines.ended) last.text += text;
  else if (!text.trim()) return;
  else lines.push({ depth, text: text.trimStart(), said: true });
  lines.ended = false;
}

function descendants(node) {
  return node.children.flatMap((child) => [child, ...descendants(child)]);
}
