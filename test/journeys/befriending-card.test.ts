import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { privateLinkHash } from '#core/private-links.ts';
import { messagesIn } from '../../src/features/befriending/messages.ts';
import { answeringPlace, choice } from '../support/asked-site.ts';
import { setPool } from '../support/befriending-desk.ts';
import { firstVisitBytes, site } from '../support/site.ts';

const { app, phone, faults } = await site();
const place = await answeringPlace(app);
await setPool(app, { ...place, link: privateLinkHash(app, 'listing', place.listing) }, { open: true });

const path = (page: Page): string => new URL(page.url()).pathname;
/** What somebody reads on a page, without the marks that keep directions of writing apart. */
const read = async (page: Page): Promise<string> =>
  (await page.locator('main').innerText()).replace(/[\u2066-\u2069]/g, '');

/** One step: pictures are tapped, words typed, and on one goes. */
async function step(
  page: Page,
  taps: [field: string, ...values: string[]][],
  typed: Record<string, string> = {},
) {
  for (const [field, value] of Object.entries(typed)) await page.fill(`#step input[name="${field}"]`, value);
  for (const [field, ...values] of taps) for (const value of values) await choice(page, field, value).click();
  expect(await overflow(page)).toBeLessThanOrEqual(0);
  await page.locator('#step nav.steps button').click();
}

/** By how many pixels the page is wider than the phone. */
const overflow = (page: Page): Promise<number> =>
  page.locator('html').evaluate((html) => html.scrollWidth - html.clientWidth);

for (const [language, name, side] of [
  ['nl', 'Henk', 'resident'],
  ['ti', 'ሰላም', 'newcomer'],
  ['ar', 'سميرة', 'newcomer'],
] as const)
  test(`on a phone without JavaScript ${name} fills in the same card in ${language}, goes back, and takes part`, async () => {
    const t = messagesIn(language);
    const page = await (await phone()).newPage();
    await page.goto(`/${language}/befriending`);
    expect(await read(page)).toContain(t('joining.safe.public'));
    await page.locator('#where article a[href*="/befriending/join/"]').click();
    await page.locator('main form button[value="own"]').click();
    expect(path(page)).toMatch(/\/you$/);
    await step(
      page,
      [
        ['side', side],
        ['age', '27-64'],
      ],
      { name },
    );
    await step(page, [['things', 'walking', 'coffee']]);
    // Back on a phone: what was chosen is still chosen.
    await page.goBack();
    await page.goto(page.url());
    expect(await page.locator('input[name="things"]:checked').count()).toBe(2);
    await page.locator('#step nav.steps button').click();
    await step(page, [['things', 'dutch']]);
    await step(page, [['things', 'cooking']]);
    await step(page, [['things', 'smoking', 'crowds']]);
    await step(page, [['languages', 'nl', 'en']]);
    await step(page, [['cells', 'tue-morning', 'wed-evening']]);
    await step(page, [['rangeKm', '10']], { place: 'Amersfoort' });
    await step(page, [
      ['party', 'family'],
      ['children', 'yes'],
      ['company', 'mixed'],
    ]);
    await step(page, [
      ['forms', 'pair'],
      ['howOften', 'weekly'],
      ['howLong', 'hour'],
    ]);
    await step(page, [['news', 'here']]);
    expect(path(page)).toMatch(/\/check$/);
    const seen = await read(page);
    for (const words of [name, t('activity.walking'), t('dislike.smoking'), t('card.consent.rights')])
      expect(seen).toContain(words);
    expect(await overflow(page)).toBeLessThanOrEqual(0);
    await page.locator('form[action$="/check"] button').click();
    expect(path(page)).toBe(`/${language}/befriending/own`);
    expect(await read(page)).toContain(t('card.own.joined'));
    // One answer is changed from the check page, and one is back there.
    await page.locator('main a[href$="/check"]').click();
    await page.locator('a[href*="/time?to="]').click();
    await step(page, [['cells', 'sat-morning']]);
    expect(path(page)).toMatch(/\/check$/);
    await page.locator('form[action$="/check"] button').click();
    expect(await read(page)).toContain(t('card.own.saved'));
    await page.locator('main a[href$="/withdraw"]').click();
    expect(await read(page)).toContain(t('card.withdraw.pairs'));
    await page.locator('form[action$="/withdraw"] button').click();
    expect(await read(page)).toContain(t('card.own.withdrawn'));
  });

test('a first visit of the page about meeting people weighs less than 30 kB', async () => {
  expect(await firstVisitBytes(await phone(), '/ar/befriending')).toBeLessThan(30_000);
  expect(faults).toEqual([]);
});
