// A static server as a city's portal may have it: the built site is one column of it, under `/policy/`.
// It answers on 127.0.0.1 alone, and sends the headers that the strictest host would send.

import { readFile, stat } from 'node:fs/promises';
import { createServer } from 'node:http';
import { extname, join } from 'node:path';
import { gzipSync } from 'node:zlib';

const BASE = '/policy/';
const TYPES = new Map([
  ['.html', 'text/html; charset=utf-8'],
  ['.css', 'text/css; charset=utf-8'],
  ['.js', 'text/javascript; charset=utf-8'],
  ['.json', 'application/json'],
  ['.svg', 'image/svg+xml'],
  ['.xml', 'application/xml'],
  ['.txt', 'text/plain; charset=utf-8'],
]);
const HEADERS = {
  'Content-Security-Policy':
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; font-src 'self'; " +
    "base-uri 'none'; form-action 'self'; frame-ancestors 'none'; require-trusted-types-for 'script'; trusted-types 'none'",
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'strict-origin-when-cross-origin',
  'Cross-Origin-Opener-Policy': 'same-origin',
};

/**
 * Serves a folder: `{ url, asked, instead, close }`. `asked` lists the paths that were asked for, relative to `url`;
 * a test may put a function `(path) => ({ status, body, headers, cut })` into `instead.answer`, which gives
 * nothing for what it leaves alone; `cut` breaks the connection in the middle. `base` is where the site stands on the
 * host, and `zipped` sends what may be compressed compressed, as most hosts do.
 */
export async function serve(folder, { base = BASE, zipped = false } = {}) {
  const asked = [];
  const instead = { answer: () => undefined };
  const server = createServer({ maxHeaderSize: 1 << 20 }, async (request, response) => {
    try {
      const path = decodeURIComponent(new URL(request.url, 'http://localhost').pathname);
      // The portal's own icon, which browsers ask for where a page names none.
      if (path === '/favicon.ico') return send(response, { status: 204, body: '', headers: {} });
      asked.push(path.slice(base.length));
      const other = instead.answer(path.slice(base.length));
      const given = other ? { headers: {}, ...other } : await answer(folder, base, path);
      return send(response, zipped ? zip(given) : given);
    } catch (error) {
      return send(response, { status: 500, body: String(error), headers: {} });
    }
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  const close = () => new Promise((resolve) => {
    server.close(resolve);
    server.closeAllConnections();
  });
  return { url: `http://127.0.0.1:${server.address().port}${base}`, asked, instead, close };
}

async function answer(folder, base, path) {
  const inside = path.startsWith(base) && !path.split('/').includes('..');
  const file = inside ? join(folder, path.slice(base.length)) : folder;
  const found = inside && (await stat(file).catch(() => null));
  if (found && found.isDirectory() && !path.endsWith('/')) {
    return { status: 301, body: '', headers: { Location: `${path}/` } };
  }
  const page = found && found.isDirectory() ? join(file, 'index.html') : file;
  const body = inside && (await readFile(page).catch(() => null));
  if (body) return { status: 200, body, headers: { 'Content-Type': TYPES.get(extname(page)) || 'application/octet-stream' } };
  const missing = await readFile(join(folder, '404.html'));
  return { status: 404, body: missing, headers: { 'Content-Type': TYPES.get('.html') } };
}

/** The same answer compressed, if it says anything: everything here is text. */
function zip(given) {
  if (given.body.length === 0) return given;
  return { ...given, body: gzipSync(given.body), headers: { ...given.headers, 'Content-Encoding': 'gzip' } };
}

function send(response, { status, body, headers, cut }) {
  response.writeHead(status, { ...HEADERS, ...headers, 'Content-Length': Buffer.byteLength(body) });
  if (!cut) return response.end(body);
  response.write(body.slice(0, body.length / 2));
  return setTimeout(() => response.destroy(), 50);
}
