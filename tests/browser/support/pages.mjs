// Every kind of page that the site has, one of each in every language, and some that are special.

import { readdirSync } from 'node:fs';
import { join, relative, sep } from 'node:path';

import { FOLDER } from './site.mjs';

/** The languages of the site, the source first. */
export const LANGS = ['zh', 'en'];

/** The folder of a language's pages of the policy. */
export const policy = (lang) => `${lang}/opening-up/`;

/** The same in two languages, this one first. */
export const beside = (lang) => `${lang}-${LANGS.find((other) => other !== lang)}/opening-up/`;

/** Addresses of pages by a name for each. */
export const PAGES = new Map([
  ['chooser', ''],
  ['not found', 'no/such/page/'],
  ...LANGS.flatMap((lang) => [
    [`${lang} home`, `${lang}/`],
    [`${lang} policy`, policy(lang)],
    [`${lang} section`, `${policy(lang)}sections/1/`],
    [`${lang} measure`, `${policy(lang)}measures/1/`],
    [`${lang} long measure`, `${policy(lang)}measures/70/`],
    [`${lang} full text`, `${policy(lang)}full/`],
    [`${lang} support`, `${policy(lang)}support/`],
    [`${lang} figures`, `${policy(lang)}figures/`],
    [`${lang} measure side by side`, `${beside(lang)}measures/1/`],
    [`${lang} long measure side by side`, `${beside(lang)}measures/70/`],
    [`${lang} section side by side`, `${beside(lang)}sections/1/`],
    [`${lang} full text side by side`, `${beside(lang)}full/`],
    [`${lang} departments`, `${lang}/departments/`],
    [`${lang} department`, `${lang}/departments/science-and-technology-bureau/`],
    [`${lang} glossary`, `${lang}/glossary/`],
    [`${lang} search`, `${lang}/search/`],
    [`${lang} results`, `${lang}/search/?q=${encodeURIComponent('科技局')}`],
    [`${lang} about`, `${lang}/about/`],
    [`${lang} accessibility`, `${lang}/accessibility/`],
  ]),
]);

/** Waits until a page stands as the reader sees it: on the search page, until the results do. */
export async function settled(page) {
  const searching = page.url().includes('?q=') && (await page.$('#results'));
  if (searching) await page.waitForSelector('#results[data-state=ready]', { state: 'attached' });
}

/** The paths of all files of the built site, or of another folder, that end so; relative to it. */
export function files(ending, folder = FOLDER) {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile() && entry.name.endsWith(ending))
    .map((entry) => relative(folder, join(entry.parentPath ?? entry.path, entry.name)).split(sep).join('/'))
    .sort();
}
