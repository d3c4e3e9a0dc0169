// Every built page, not one of each kind alone, as on a phone: nothing that axe calls a barrier.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';

import { barriers } from './support/barriers.mjs';
import { files } from './support/pages.mjs';
import { openSite } from './support/site.mjs';

let site;
before(async () => (site = await openSite()));
after(() => site.close());

test('no built page has a barrier that axe finds', async () => {
  const paths = files('.html').map((path) => path.replace(/(^|\/)index\.html$/, '$1'));
  assert.ok(paths.length > 400);
  const page = await site.visit('', { viewport: { width: 360, height: 800 } });
  const found = [];
  for (const path of paths) {
    await page.goto(site.url + path);
    found.push(...(await barriers(page)).map((barrier) => `${path}: ${barrier}`));
  }
  assert.deepEqual(found, []);
  assert.deepEqual(page.faults, []);
  await page.context().close();
});
