import type { BrowserContext, Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { rlsContextOf, type StaffMember } from '#core/access/actor.ts';
import { inTransaction } from '#core/db/rls-context.ts';
import { interfaceLanguages } from '#core/i18n/languages.ts';
import { privateLinkToken } from '#core/private-links.ts';
import { seedDemoLearning } from '../../src/features/casework/learning/demo-learning.ts';
import { addCaseCode, waitingCaseCode } from '../../src/features/casework/own-access/queries.ts';
import { seedDemoListings } from '../../src/features/directory/demo-seed.ts';
import { seedDemoSignals } from '../../src/features/signals/demo-seed.ts';
import { ACCOUNT_COOKIE } from '../support/accounts.ts';
import { openCase } from '../support/casework.ts';
import { site, sticksOut, wrongOnPhoneAndDesk } from '../support/site.ts';
import { makeTenant, openStaffSession } from '../support/tenants.ts';

const { phone, at, app, faults } = await site();
const tenant = await makeTenant(app, 'Gemeente Den Haag', ['GM0518']);
const officer = await openStaffSession(app, tenant, { name: 'Thomas', roles: ['policy'] });
const guide = await openStaffSession(app, tenant, { name: 'Esra', roles: ['guide'] });
const listings = await seedDemoListings(app);
await seedDemoSignals(app, listings);
const staff: StaffMember = {
  kind: 'account',
  account: guide.account,
  name: 'Esra',
  guideOf: 'Gemeente Den Haag',
  tenant: { id: tenant, name: 'Gemeente Den Haag', roles: ['guide'] },
  strong: true,
  sessionHash: '',
};
const caseId = await openCase(app, staff);
await inTransaction(app.db, rlsContextOf(staff), (tx) => seedDemoLearning(tx, app, staff, caseId));

const signedIn = async (token: string, script = false): Promise<{ context: BrowserContext; page: Page }> => {
  const context = await phone({ script, wide: true });
  await context.addCookies([{ name: ACCOUNT_COOKIE, value: token, url: at }]);
  return { context, page: await context.newPage() };
};

/** What is wrong with these pages in Dutch and from right to left. */
async function wrongWith(page: Page, paths: readonly string[]): Promise<string[]> {
  const wrong: string[] = [];
  for (const language of ['nl', 'ar'])
    for (const path of paths) {
      const answer = await page.goto(`/${language}${path}`);
      if (answer?.status() !== 200) wrong.push(`/${language}${path}: ${answer?.status()}`);
      wrong.push(...(await wrongOnPhoneAndDesk(page)).map((what) => `/${language}${path}: ${what}`));
    }
  return wrong;
}

test('a volunteer on a phone without JavaScript says in two taps what stands in the way, and undoes it', async () => {
  const context = await phone();
  const page = await context.newPage();
  page.setDefaultTimeout(20_000);
  const listing = listings.at(-1)?.listing ?? '';
  await page.goto(`/nl/register/${privateLinkToken(app, 'listing', listing)}`);
  await page.locator('button[name=device][value=own]').click();
  await page.goto('/nl/register/own');
  await page.getByRole('link', { name: 'Zeg wat in de weg staat' }).click();
  await page.getByRole('button', { name: 'Geen opvang voor kinderen' }).click();
  await page.getByRole('button', { name: '6 mensen', exact: true }).click();
  expect(await page.locator('main').innerText()).toContain('telt mee voor 6 mensen');
  await page.goto('/nl/register/own/signals/new?obstacle=childcare');
  await page.getByRole('button', { name: '8 mensen' }).click();
  await page.getByRole('button', { name: 'Maak ongedaan' }).click();
  expect(await page.locator('main').innerText()).toContain('Het staat weer zoals het was.');
  expect((await page.locator('main').innerText()).replace(/[\u2066-\u2069]/g, '')).toContain(
    '6 mensen in Den Haag',
  );
  // Axe needs a script to look.
  const looking = await phone({ script: true });
  await looking.addCookies(await context.cookies());
  const paths = ['/register/own/signals', '/register/own/signals/new?obstacle=childcare'];
  expect(await wrongWith(await looking.newPage(), paths)).toEqual([]);
  await looking.close();
  await context.close();
}, 120_000);

test('who makes policy answers a question that is late, with the keyboard alone', async () => {
  const { context, page } = await signedIn(officer.token, true);
  await page.goto('/nl/policy/signals');
  const late = page.getByRole('link', { name: 'Wachten op een cursus' }).first();
  await late.focus();
  await page.keyboard.press('Enter');
  await page.waitForURL(/policy\/signals\/[0-9a-f-]+$/);
  await page.getByLabel('Dit gaan we doen').focus();
  await page.keyboard.press('Space');
  await page.getByLabel('Wanneer is het klaar?').fill('2099-01-15');
  await page.getByLabel('Het antwoord in gewone woorden').focus();
  await page.keyboard.type('Er komen twee groepen bij.');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await page.waitForURL(/\?done/);
  const path = new URL(page.url()).pathname.replace('/nl', '');
  expect(await wrongWith(page, ['/policy/signals', path])).toEqual([]);
  await page.goto('/nl/signals');
  expect(await page.locator('main').innerText()).toContain('Er komen twee groepen bij.');
  await context.close();
}, 180_000);

test('everybody reads in twelve languages what stands in the way and what is done about it', async () => {
  const context = await phone({ script: true });
  const page = await context.newPage();
  const wrong: string[] = await wrongWith(page, ['/signals', '/signals?m=GM0518']);
  for (const { code } of interfaceLanguages) {
    await page.goto(`/${code}/signals`);
    wrong.push(...(await sticksOut(page)).map((what) => `${code}: ${what}`));
  }
  expect(wrong).toEqual([]);
  await context.close();
}, 180_000);

test('how somebody learns Dutch is without a fault for the guide and for the school behind its link', async () => {
  const { context, page } = await signedIn(guide.token, true);
  expect(await wrongWith(page, [`/casework/${caseId}/learning`])).toEqual([]);
  await page.goto(`/nl/casework/${caseId}/learning`);
  const link = (await page.locator('.address bdi').first().innerText())
    .replace(`${at}/nl`, '')
    .replace(/\s/g, '');
  await context.close();
  const school = await phone({ script: true });
  const theirs = await school.newPage();
  expect(await wrongWith(theirs, [link, `${link}?learner=${caseId}`])).toEqual([]);
  await school.close();
}, 180_000);

test('the newcomer reads all of it on the own page, in twelve languages', async () => {
  const context = await phone({ script: true });
  const page = await context.newPage();
  await page.goto('/nl/begin');
  await page.locator('main form button').first().click();
  const code = await inTransaction(app.db, rlsContextOf(staff), async (tx) => {
    await addCaseCode(tx, app, staff, caseId, app.now());
    return (await waitingCaseCode(tx, app, caseId, app.now()))?.code ?? '';
  });
  await page.goto('/nl/my-plan');
  await page.fill('[name=code]', code);
  await page.getByRole('button', { name: 'Open mijn plan' }).click();
  await page.getByRole('link', { name: 'Nederlands leren' }).click();
  expect(await page.locator('main').innerText()).toContain('Praat veel meer in de les.');
  const wrong = await wrongWith(page, ['/my-plan/learning']);
  for (const { code: language } of interfaceLanguages) {
    await page.goto(`/${language}/my-plan/learning`);
    wrong.push(...(await sticksOut(page)).map((what) => `${language}: ${what}`));
  }
  expect(wrong).toEqual([]);
  await context.close();
}, 180_000);

test('nothing went wrong unseen', () => expect(faults).toEqual([]));
