// A search page by itself: the scripts of the default theme, a page that keeps to what they expect, the
// small index that Rust wrote, the strictest policy of content; all served from 127.0.0.1.

import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';

import { launch } from '../support/site.mjs';

const POLICY = "default-src 'self'; img-src data:; style-src 'none'; object-src 'none'; require-trusted-types-for 'script'; trusted-types 'none'";
const read = (path) => readFileSync(new URL(path, import.meta.url));

/** The index as it should be; a test may put `{ status, body, wait }` in its place. */
export const GOOD = { status: 200, body: read('../../search/small.en.json'), wait: 0 };

/** Starts browser and server: `{ url, open, served, close }`; `served.index` is what is given as the index. */
export async function start() {
  const served = { index: GOOD, asked: 0, others: 0 };
  const server = createServer(async (request, response) => {
    const path = new URL(request.url, 'http://localhost').pathname;
    response.setHeader('Content-Security-Policy', POLICY);
    if (path === '/index.json') {
      served.asked += 1;
      const { status, body, wait } = served.index;
      setTimeout(() => response.writeHead(status).end(body), wait);
    } else if (path === '/zh.json') {
      served.others += 1;
      response.end(read('../../search/small.zh.json'));
    } else if (path.startsWith('/search-letters-')) {
      response.end(read('../../search/small.letters.json'));
    } else if (path.startsWith('/assets/')) {
      response.setHeader('Content-Type', 'text/javascript');
      response.end(read(`../../../themes/default${path}`));
    } else {
      response.setHeader('Content-Type', 'text/html');
      response.end(path === '/en/search/' ? read('page.html') : '<!doctype html><title>Another page</title>');
    }
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  const browser = await launch();
  const url = `http://127.0.0.1:${server.address().port}/en/search/`;
  return {
    url,
    served,
    open: (query) => open(browser, query === undefined ? url : `${url}?q=${query}`),
    close: async () => {
      await browser.close();
      server.close();
    },
  };
}

/** A page with what went wrong on it in `page.faults`. */
async function open(browser, address) {
  const page = await browser.newPage({ viewport: { width: 400, height: 300 } });
  page.faults = [];
  page.on('pageerror', (error) => page.faults.push(String(error)));
  page.on('dialog', (dialog) => page.faults.push(dialog.message()));
  page.on('console', (message) => /Content.Security.Policy|Trusted/.test(message.text()) && page.faults.push(message.text()));
  await page.goto(address);
  return page;
}

/** Waits until the results of the present query stand, and gives the links of the results. */
export async function results(page, state = 'ready') {
  await page.waitForSelector(`#results[data-state=${state}]`, { state: 'attached' });
  return page.$$eval('#results > li', (items) => items.map((item) => item.querySelector('a').getAttribute('href')));
}
