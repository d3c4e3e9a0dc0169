// Five things that readers come for, on a phone, without search: how many taps each takes. They are one walk from the
// home page: the largest grant, its sentence in the other language, whom to call, a link to the sentence. The fifth,
// what a bureau leads, begins at the home page again.

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

/** A reader on a phone, at the home page: `{ page, tap, within }`. `tap` taps what is seen and counts. */
async function reader(lang) {
  const page = await site.visit(`${lang}/`, PHONE);
  let taps = 0;
  const tap = async (locator) => {
    await locator.first().waitFor({ state: 'visible', timeout: 10_000 });
    taps += 1;
    await locator.first().tap();
  };
  /** Ends a task, which may have taken at most so many taps. */
  const within = (most) => {
    assert.ok(taps <= most, `${taps} taps`);
    taps = 0;
  };
  return { page, tap, within };
}

/** The sentence to which a link has led. */
const marked = (page) => page.locator('.sentence:has(:target), .sentence:target');

for (const lang of LANGS) {
  const words = WORDS[lang];
  const other = LANGS.find((known) => known !== lang);

  test(`${lang}: from the home page to the largest grant for a research institution (3), to its other language (1), to whom to call (2), to a link (1)`, async () => {
    const { page, tap, within } = await reader(lang);
    const link = (name, within = page) => within.getByRole('link', { name });

    await tap(link(words.company));
    await tap(link(words.research));
    await page.waitForURL('**/support/#for-*');
    const first = page.locator('section.audience:target .offers > li').first();
    assert.ok(await seen(first.getByText(words.most)), 'how much');
    assert.ok(await seen(first.getByText(words.condition)), 'on what condition');
    assert.ok(await seen(link(words.bureau, first)), 'who decides');
    await tap(first.locator('.said a').first());
    await page.waitForURL(`**/${policy(lang)}measures/7/#**`);
    assert.match(await marked(page).innerText(), new RegExp(words.condition.replace('give ', '')));
    within(3);

    await tap(marked(page).locator('+ .marks .twin'));
    await page.waitForURL(`**/${policy(other)}measures/7/#**`);
    assert.match(await marked(page).innerText(), /5000万元|RMB 50 million/);
    within(1);
    await page.goBack();
    await page.waitForURL(`**/${policy(lang)}measures/7/#**`);

    await tap(link(words.bureau));
    await page.waitForURL('**/departments/**');
    // The document names no number of the bureau, but a hotline; it can be called by a tap.
    const number = link('12345');
    assert.ok(await seen(number), 'whom to call');
    assert.equal(await number.first().getAttribute('href'), 'tel:12345');
    within(1);
    await page.goBack();
    await page.waitForURL(`**/${policy(lang)}measures/7/#**`);

    const before = page.url();
    await tap(marked(page).locator('+ .marks a:not(.twin)'));
    assert.match(page.url(), /measures\/7\/#s-[0-9a-z]{6}$/);
    assert.equal(page.url().split('#')[0], before.split('#')[0]);
    within(1);
    await page.context().close();
  });

  test(`${lang}: from the home page to everything that a bureau leads, ready to print (2)`, async () => {
    const { page, tap, within } = await reader(lang);
    await tap(page.getByRole('link', { name: words.departments }));
    await tap(page.getByRole('link', { name: words.bureau, exact: true }));
    await page.waitForURL('**/departments/*/');
    within(2);
    await page.emulateMedia({ media: 'print' });
    const led = page.locator('.duty.leads .rows > li');
    const said = await page.locator('.duty.leads > h2').innerText();
    assert.equal(await led.count(), Number(said.match(/\d+/)[0]));
    assert.ok((await led.count()) >= 6);
    assert.ok(!(await seen(page.locator('nav'))));
    await page.context().close();
  });
}
