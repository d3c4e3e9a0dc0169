// Lighthouse on every kind of page, as on a phone: `node lighthouse.mjs`, or `node lighthouse.mjs figures support` for the
// pages with one of these words in their names. Prints a table, and fails where a page misses a budget. With `--write`
// the table goes into `docs/lighthouse.md` too. A page that misses a budget is measured up to three times and its fastest
// time counts: a busy machine only ever adds to it. Takes five to fifteen seconds a time.

import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

import { findChromium } from './support/chromium.mjs';
import { serve } from './support/server.mjs';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const HERE = fileURLToPath(new URL('.', import.meta.url));
const OWN = join(HERE, 'lighthouse');
const DOCUMENT = join(ROOT, 'docs/lighthouse.md');
const FLAGS = ['--headless=new', '--no-sandbox', '--disable-gpu'];
const CATEGORIES = ['performance', 'accessibility', 'best-practices', 'seo'];
const TRIES = 3;

/** What cannot be passed, and is meant so: a pattern of names of pages, an audit, and the reason. */
const EXCEPTIONS = [
  [/search|results|not found/, 'is-crawlable', 'pages that hold nothing of their own ask search engines to leave them out'],
  [/not found/, 'http-status-code', 'a page that is not there says so by its status'],
  [/not found/, 'errors-in-console', 'the browser itself notes that status there'],
];

/** Milliseconds until the largest thing is painted, at most: for pages with a name like this, the first that fits. */
const PAINTS = [
  [/full text|glossary/, 1400], // More than a server's first answer of 14 KB holds.
  [/results/, 2000], // They come when the index has come.
  [/./, 1000],
];

const WRITE = process.argv.includes('--write');
const wanted = process.argv.slice(2).filter((word) => !word.startsWith('-'));
for (const folder of [HERE, OWN]) {
  if (!existsSync(join(folder, 'node_modules'))) execFileSync('npm', ['ci', '--no-progress'], { cwd: folder, stdio: 'inherit' });
}
const { PAGES } = await import('./support/pages.mjs');
const measure = await lighthouse();

const site = mkdtempSync(join(tmpdir(), 'lighthouse-'));
const server = await serve(join(site, 'public'), { base: '/', zipped: true });
const rows = [];
try {
  // With its address, as a host publishes it.
  execFileSync('cargo', ['run', '--locked', '--quiet', '--', 'build', '--base-url', server.url, '--out', join(site, 'public')], { cwd: ROOT, stdio: ['ignore', 2, 2] });
  for (const [name, path] of PAGES) {
    if (wanted.length && !wanted.some((word) => name.includes(word))) continue;
    rows.push(await best(name, server.url + path));
  }
} finally {
  await measure.close();
  await server.close();
  rmSync(site, { recursive: true, force: true });
}
console.log(table(rows));
if (WRITE) write(rows);
process.exitCode = rows.length && rows.every(({ faults }) => faults.length === 0) ? 0 : 1;

/** `(name, url) => row`, in one browser, which `close` ends. */
async function lighthouse() {
  const require = createRequire(join(OWN, 'package.json'));
  const { launch } = await import(require.resolve('chrome-launcher'));
  const { default: run } = await import(require.resolve('lighthouse'));
  const chrome = await launch({ chromePath: findChromium(), chromeFlags: FLAGS, logLevel: 'silent' });
  const measure = async (name, url) => {
    const settings = { port: chrome.port, logLevel: 'silent', ignoreStatusCode: true, onlyCategories: CATEGORIES };
    const { lhr } = await run(url, settings);
    return row(name, lhr);
  };
  return Object.assign(measure, { close: () => chrome.kill() });
}

/** The best of some measurements, which is the first that misses nothing. */
async function best(name, url) {
  const tries = [];
  while (tries.length < TRIES && tries.at(-1)?.faults.length !== 0) {
    tries.push(await measure(name, url));
    console.error(`${name}: ${tries.at(-1).faults.join('; ') || 'well'}`);
  }
  const order = ({ faults, paint }) => faults.length * 1e6 + (paint || 1e9);
  return tries.reduce((one, other) => (order(other) < order(one) ? other : one));
}

/** What a report says of a page, in a line, and where that is over a budget. */
function row(name, { audits, categories, runtimeError, lighthouseVersion, userAgent }) {
  const value = (id) => audits[id]?.numericValue ?? NaN;
  const [paint, shift, blocked, bytes] = ['largest-contentful-paint', 'cumulative-layout-shift', 'total-blocking-time', 'total-byte-weight'].map(value);
  const requests = audits['network-requests']?.details?.items.length ?? NaN;
  const faults = runtimeError ? [runtimeError.message] : CATEGORIES.flatMap((id) => lost(name, categories[id], audits));
  if (!(paint <= PAINTS.find(([pages]) => pages.test(name))[1])) faults.push(`largest paint ${Math.round(paint)} ms`);
  if (shift !== 0) faults.push(`layout shift ${shift}`);
  const scores = CATEGORIES.map((id) => Math.round((categories[id]?.score ?? 0) * 100));
  return { name, scores, paint, shift, blocked, requests, bytes, faults, tool: lighthouseVersion, browser: userAgent };
}

/** The audits that cost a category points, but for those that may: a page that is slow as a whole is named by its score. */
function lost(name, { id, score, auditRefs }, audits) {
  if (score === 1) return [];
  if (id === 'performance') return [`performance ${Math.round(score * 100)}`];
  const failed = auditRefs.filter(({ id: audit, weight }) => weight > 0 && audits[audit].score !== null && audits[audit].score < 1);
  const excused = ({ id: audit }) => EXCEPTIONS.some(([pages, allowed]) => pages.test(name) && allowed === audit);
  return failed.filter((ref) => !excused(ref)).map(({ id: audit }) => `${id}: ${audits[audit].title} (${audit})`);
}

function table(measured) {
  const head = ['page', 'performance', 'accessibility', 'best practices', 'SEO', 'largest paint', 'shift', 'blocked', 'requests', 'bytes'];
  const lines = measured.map(({ name, scores, paint, shift, blocked, requests, bytes }) => {
    return [name, ...scores, `${(paint / 1000).toFixed(2)} s`, shift, `${Math.round(blocked)} ms`, requests, bytes];
  });
  return [head, head.map((_, n) => (n ? '--:' : '---')), ...lines].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}

/** Puts the table, and with what it was measured, between the two marks in the document. */
function write([first, ...others]) {
  const browser = first.browser.match(/Chrome\/\d+/)?.[0].replace('/', ' ') ?? first.browser;
  const text = `Lighthouse ${first.tool}, ${browser}:\n\n${table([first, ...others])}`;
  const document = readFileSync(DOCUMENT, 'utf8');
  writeFileSync(DOCUMENT, document.replace(/(<!-- measured -->\n)[^]*(\n<!-- end -->)/, (_, begin, end) => begin + text + end));
}
