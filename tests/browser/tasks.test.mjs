// Five things that readers come for, on a phone, from the home page, without search: how many taps each takes.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';

import { LANGS, policy } from './support/pages.mjs';
import { openSite } from './support/site.mjs';

let site;
before(async () => (site = await openSite()));
after(() => site.close());

const PHONE = { viewport: { width: 360, height: 720 }, hasTouch: true, isMobile: true };

const WORDS = {
  zh: {
    company: '我是企业或机构',
    research: '高校和研发机构',
    most: '不超过5000万元',
    condition: '给予最高5000万元支持',
    bureau: '科技局',
    departments: '查找部门',
  },
  en: {
    company: 'I am a company or an institution',
    research: 'Universities and R&D institutions',
    most: 'up to RMB 50 million',
    condition: 'give support of up to RMB 50 million to innovation teams',
    bureau: 'Science and Technology Bureau',
    departments: 'Find a department',
  },
};

/** Whether the reader sees `locator` without a further tap: it is on the page, has a size and is not closed away. */
const seen = (locator) => locator.first().isVisible();

for (const lang of LANGS) {
  const words = WORDS[lang];
  const home = () => site.visit(`${lang}/`, PHONE);

  test(`${lang}: the largest grant for a research institution, its condition and who decides, in two taps`, async () => {
    const page = await home();
    await page.getByRole('link', { name: words.company }).tap();
    await page.getByRole('link', { name: words.research }).tap();
    const first = page.locator('section.audience:target .offers > li').first();
    assert.ok(await seen(first.getByText(words.most)));
    assert.ok(await seen(first.getByText(words.condition)));
    assert.ok(await seen(first.getByRole('link', { name: words.bureau })));
    await page.context().close();
  });

  test(`${lang}: from a sentence to the same one in the other language, in one tap`, async () => {
    const page = await site.visit(`${policy(lang)}measures/7/`, PHONE);
    await page.locator('.marks .twin').nth(3).tap();
    const other = LANGS.find((known) => known !== lang);
    await page.waitForURL(`**/${policy(other)}measures/7/#**`);
    assert.match(await page.locator('.sentence:has(:target), .sentence:target').innerText(), /5000万元|RMB 50 million/);
    await page.context().close();
  });

  test(`${lang}: whom to call about a measure, in two taps`, async () => {
    const page = await site.visit(`${policy(lang)}measures/7/`, PHONE);
    await page.getByRole('link', { name: words.bureau }).first().tap();
    await page.waitForURL('**/departments/**');
    // The document names no number of the bureau, but a hotline.
    assert.ok(await seen(page.getByRole('link', { name: '12345' })));
    await page.context().close();
  });

  test(`${lang}: a link to one sentence, in one tap`, async () => {
    const page = await site.visit(`${policy(lang)}measures/7/`, PHONE);
    await page.locator('.marks a:not(.twin)').nth(3).tap();
    assert.match(page.url(), /measures\/7\/#s-[0-9a-z]{6}$/);
    await page.context().close();
  });

  test(`${lang}: everything that a bureau leads, ready to print, in two taps`, async () => {
    const page = await home();
    await page.getByRole('link', { name: words.departments }).tap();
    await page.getByRole('link', { name: words.bureau, exact: true }).first().tap();
    await page.waitForURL('**/departments/*/');
    await page.emulateMedia({ media: 'print' });
    const numbers = await page.locator('.duty').first().locator('.rows > li').count();
    assert.ok(numbers >= 6, String(numbers));
    assert.ok(!(await seen(page.locator('nav').first())));
    await page.context().close();
  });
}
