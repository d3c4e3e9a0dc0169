// Pictures of every kind of page, to look at: `node screenshots.mjs` writes them into `out/`, and with
// `node screenshots.mjs measure` those whose name has that word in it. With poppler-utils also what is printed.
// `node screenshots.mjs --docs` makes those that the documents show.

import { execFileSync } from 'node:child_process';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

import { PAGES, beside, policy, settled } from './support/pages.mjs';
import { openSite } from './support/site.mjs';

const OUT = fileURLToPath(new URL('out/', import.meta.url));
const WIDTHS = [360, 768, 1280];
const TALLEST = 6000;

const PICTURES = fileURLToPath(new URL('../../docs/pictures/', import.meta.url));
const PHONE = { viewport: { width: 390, height: 800 }, deviceScaleFactor: 1.5 };
const DESK = { viewport: { width: 1120, height: 800 } };

/** What the documents show: the name of a file, a page, and through what it is seen. */
const SHOWN = [
  ['home', 'en/', PHONE],
  ['support', `${policy('zh')}support/`, PHONE],
  ['measure', `${policy('en')}measures/8/`, DESK],
  ['measure-dark', `${policy('zh')}measures/8/`, { ...PHONE, colorScheme: 'dark' }],
  ['figures', `${policy('en')}figures/`, DESK],
  ['beside', `${beside('en')}measures/1/`, DESK],
];
const PRINTED = ['department-print', 'en/departments/science-and-technology-bureau/'];

const site = await openSite();
await (process.argv[2] === '--docs' ? show() : look(process.argv[2] || ''));
await site.close();

/** Every kind of page with `wanted` in its name, in every width and both appearances. */
async function look(wanted) {
  mkdirSync(OUT, { recursive: true });
  for (const [name, path] of PAGES) {
    if (!name.includes(wanted)) continue;
    const page = await site.visit(path);
    const file = OUT + name.replaceAll(' ', '-');
    await settled(page);
    for (const width of WIDTHS) {
      for (const colorScheme of ['light', 'dark']) {
        await page.setViewportSize({ width, height: 800 });
        await page.emulateMedia({ colorScheme });
        const tall = await page.evaluate(() => document.documentElement.scrollHeight);
        const clip = { x: 0, y: 0, width, height: Math.min(tall, TALLEST) };
        await page.screenshot({ path: `${file}-${width}-${colorScheme}.png`, fullPage: true, clip });
      }
    }
    await page.emulateMedia({ colorScheme: null });
    await print(page, file);
    await page.context().close();
    console.log(name);
  }
}

/** The pictures of the documents, as small as WebP makes them. */
async function show() {
  mkdirSync(PICTURES, { recursive: true });
  for (const [name, path, seen] of SHOWN) {
    const page = await site.visit(path, seen);
    const browser = await page.context().newCDPSession(page);
    const clip = { x: 0, y: 0, ...seen.viewport, scale: seen.deviceScaleFactor ?? 1 };
    const { data } = await browser.send('Page.captureScreenshot', { format: 'webp', quality: 85, clip });
    writeFileSync(join(PICTURES, `${name}.webp`), data, 'base64');
    await page.context().close();
  }
  const [name, path] = PRINTED;
  const page = await site.visit(path);
  const file = join(PICTURES, name);
  await page.pdf({ path: `${file}.pdf`, format: 'A4' });
  execFileSync('pdftoppm', ['-q', '-png', '-gray', '-r', '72', '-singlefile', `${file}.pdf`, file]);
  rmSync(`${file}.pdf`);
}

/** The first two sheets as pictures. */
async function print(page, file) {
  await page.pdf({ path: `${file}.pdf`, format: 'A4' });
  try {
    execFileSync('pdftoppm', ['-q', '-png', '-r', '60', '-l', '2', `${file}.pdf`, `${file}-print`]);
    rmSync(`${file}.pdf`);
  } catch {
    console.log(`${file}.pdf: pdftoppm is missing, the file stays as it is`);
  }
}
