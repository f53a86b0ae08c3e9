import type { BrowserContext, Locator, Page } from 'playwright-core';
import type { AppContext } from '#core/context.ts';
import { inTransaction } from '#core/db/rls-context.ts';
import { privateLinkHash, privateLinkToken } from '#core/private-links.ts';
import { directorySnapshot } from '#features/directory';
import { seedDemoListings } from '../../src/features/directory/demo-seed.ts';
import { savePlacementSettings } from '../../src/features/placements/model/settings.ts';
import { ACCOUNT_COOKIE, openAccountSession } from './accounts.ts';
import { asks } from './inbox.ts';

/** An initiative of the demonstration that answers requests: its id, and the path of its owner's private link. */
export interface AnsweringPlace {
  initiative: string;
  listing: string;
  ownerLink: string;
}

const OTHERS = [
  { firstName: 'Mahmoud', party: 2, reach: 'visit' },
  {
    firstName: 'Oksana',
    language: 'uk',
    spoken: ['uk', 'en'],
    reach: 'message',
    reachDetail: '06 0000 1001',
  },
  { firstName: 'Yonas', language: 'ti', spoken: ['ti'] },
] satisfies Parameters<typeof asks>[2][];

/** Lets an initiative of the demonstration answer requests one by one; some people asked there before. */
export async function answeringPlace(app: AppContext): Promise<AnsweringPlace> {
  const { byId } = await directorySnapshot(app);
  const kept = (await seedDemoListings(app)).find(({ initiative }) => byId.get(initiative)?.times.length);
  if (!kept) throw new Error('no initiative of the demonstration has somebody who keeps its page');
  const { listing, initiative } = kept;
  const link = privateLinkHash(app, 'listing', listing);
  await inTransaction(app.db, { link }, (tx) =>
    savePlacementSettings(
      tx,
      { listing, initiative, open: true, places: 12, automatic: false, answerDays: 3, leaveUntil: null },
      app.now(),
    ),
  );
  for (const other of OTHERS) await asks(app, { listing, link, initiative }, other);
  return { listing, initiative, ownerLink: `/register/${privateLinkToken(app, 'listing', listing)}` };
}

/** Follows the private link of an initiative on this page, and taps the button that opens it on an own phone. */
export async function openOwnerPage(
  page: Page,
  { ownerLink }: AnsweringPlace,
  language = 'nl',
): Promise<void> {
  await page.goto(`/${language}${ownerLink}`);
  await page.locator('button[name=device][value=own]').click();
}

/** The card of a choice, which is what a finger taps. */
export const choice = (page: Page, name: string, value: string): Locator =>
  page.locator(`label:has(input[name="${name}"][value="${value}"])`);

/** Tells the least that is asked before one can ask for a place: a name and a language. The form of asking is open after it. */
export async function tellTheLeast(page: Page, name: string, spoken: string): Promise<void> {
  await page.locator('button[value=own]').click();
  await page.fill('input[name=name]', name);
  await page.locator('form#question button.primary').click();
  await page.locator('button[name=age][value="27-64"]').click();
  await choice(page, 'languages', spoken).click();
  await page.locator('form#question button.primary').click();
}

/** As the form of a day has it. */
const YESTERDAY = new Date(Date.now() - 86_400_000).toISOString().slice(0, 10);

/** An initiative signs on its page that somebody took part yesterday. */
export async function signs(page: Page, name: string, [from, to]: readonly [string, string]): Promise<void> {
  await page.locator('label:has(input[name=people])', { hasText: name }).click();
  await choice(page, 'kind', 'activity').click();
  await page.fill('input[name=day]', YESTERDAY);
  await page.fill('input[name=from]', from);
  await page.fill('input[name=to]', to);
  await choice(page, 'dutch', 'yes').click();
  await choice(page, 'together', 'yes').click();
  await page.locator('main form button').first().click();
}

/** Makes a statement of the hours on this page. @returns its code */
export async function makesStatement(page: Page, language: string, name: string): Promise<string> {
  await page.goto(`/${language}/hours`);
  await page.fill('input[name=name]', name);
  await page.locator('form[action$="/hours/statements"] button').click();
  return page.locator('main b[dir=ltr]').innerText();
}

/** A guide who is signed in on this device. */
export async function guideAtDesk(app: AppContext, desk: BrowserContext): Promise<Page> {
  const { token } = await openAccountSession(app, { name: 'Fatma', guideOf: 'Wijkhuis De Brug' });
  await desk.addCookies([{ name: ACCOUNT_COOKIE, value: token, url: app.publicUrl }]);
  return desk.newPage();
}

/** A guide makes a code for who is new. @returns the code, as somebody reads it from the screen */
export async function showsCode(guide: Page, language: string): Promise<string> {
  await guide.goto(`/${language}/guide`);
  await guide.locator('form[action$="/guide/code"] button').click();
  return guide.locator('.big-code').innerText();
}

/** Types the code of a guide, and lets them read and fill in name and languages. */
export async function sharesWithGuide(newcomer: Page, code: string, language: string): Promise<void> {
  await newcomer.goto(`/${language}/sharing/new/guide`);
  await newcomer.fill('input[name=code]', code);
  await newcomer.locator('main form button').first().click();
  await choice(newcomer, 'parts', 'name').click();
  await choice(newcomer, 'parts', 'language').click();
  await choice(newcomer, 'mayFill', 'yes').click();
  await newcomer.locator('main form button').first().click();
  await newcomer.locator('button[name=decision][value=given]').click();
}
