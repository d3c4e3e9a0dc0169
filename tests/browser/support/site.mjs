// The built site in a browser, and what goes wrong there.

import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

import { chromium } from 'playwright-core';

import { findChromium } from './chromium.mjs';
import { serve } from './server.mjs';

/** The folder of the built site: `SITE`, or `public/`. */
export const FOLDER = process.env.SITE || fileURLToPath(new URL('../../../public', import.meta.url));

const FLAGS = ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--disable-component-update', '--disable-sync', '--no-first-run'];

/** Starts a browser with an empty profile of its own. */
export async function launch() {
  const executablePath = findChromium();
  assert.ok(executablePath, 'no Chromium found: install it, or name it in CHROMIUM');
  return chromium.launch({ executablePath, headless: true, args: FLAGS });
}

/** Serves the built site and opens a browser: `{ url, asked, instead, browser, visit, close }`. */
export async function openSite() {
  assert.ok(existsSync(join(FOLDER, 'index.html')), `no site in ${FOLDER}: run \`cargo run -- build\` first`);
  const server = await serve(FOLDER);
  const browser = await launch();
  const close = async () => {
    await browser.close();
    await server.close();
  };
  return { ...server, browser, close, visit: (path, options) => visit(browser, server.url, path, options) };
}

/**
 * A page with a browser's memory of its own, at `path`. What goes wrong on it is collected in `page.faults`: errors,
 * warnings, breaches of the content's security policy, dialogs, requests that leave the site or fail.
 */
async function visit(browser, url, path, options = {}) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, ...options });
  const page = await context.newPage();
  page.faults = [];
  page.on('pageerror', (error) => page.faults.push(`error: ${error.message}`));
  page.on('dialog', (dialog) => {
    page.faults.push(`dialog: ${dialog.message()}`);
    dialog.dismiss().catch(() => {});
  });
  page.on('console', (message) => {
    // That the page itself does not exist is said by its status.
    const missing = [page.url(), url + path].includes(message.location().url) && /status of 404/.test(message.text());
    if (['error', 'warning'].includes(message.type()) && !missing) page.faults.push(`console: ${message.text()}`);
  });
  context.on('request', (request) => {
    const inside = request.url().startsWith(url) || request.url().startsWith('data:');
    if (!inside) page.faults.push(`leaves the site: ${request.url()}`);
  });
  page.on('requestfailed', (request) => {
    const why = request.failure()?.errorText;
    // A reader who goes on before all has come is no fault.
    if (why !== 'net::ERR_ABORTED') page.faults.push(`failed: ${request.url()} ${why}`);
  });
  await page.goto(url + path);
  return page;
}

/** Closes a page on which nothing may have gone wrong, and which may have stored nothing. */
export async function closeQuietly(page) {
  const stored = await page.evaluate(() => localStorage.length + sessionStorage.length);
  const cookies = await page.context().cookies();
  await page.context().close();
  assert.deepEqual(page.faults, []);
  assert.equal(stored + cookies.length, 0, 'the page stored something');
}
