// Pictures of every kind of page, to look at: `node screenshots.mjs` writes them into `out/`, and with
// `node screenshots.mjs measure` those whose name has that word in it. With poppler-utils also what is printed.

import { execFileSync } from 'node:child_process';
import { mkdirSync, rmSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

import { PAGES, settled } from './support/pages.mjs';
import { openSite } from './support/site.mjs';

const OUT = fileURLToPath(new URL('out/', import.meta.url));
const WIDTHS = [360, 768, 1280];
const TALLEST = 6000;

const wanted = process.argv[2] || '';
const site = await openSite();
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
await site.close();

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
