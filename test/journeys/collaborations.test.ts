import type { BrowserContext, Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { inTransaction } from '#core/db/rls-context.ts';
import { interfaceLanguages } from '#core/i18n/languages.ts';
import { privateLinkToken } from '#core/private-links.ts';
import { seedDemoListings } from '../../src/features/directory/demo-seed.ts';
import { ACCOUNT_COOKIE } from '../support/accounts.ts';
import { site, sticksOut, wrongOnPhoneAndDesk } from '../support/site.ts';
import { makeTenant, openStaffSession } from '../support/tenants.ts';

const { phone, at, app, faults } = await site();
const [first, second] = await seedDemoListings(app);
const tenant = await makeTenant(app, 'Gemeente Den Haag', ['GM0518']);
const officer = await openStaffSession(app, tenant, { name: 'Thomas', roles: ['policy'] });

async function opened(
  listing: string,
  options: { script?: boolean; wide?: boolean } = {},
): Promise<{ context: BrowserContext; page: Page }> {
  const context = await phone(options);
  const page = await context.newPage();
  page.setDefaultTimeout(20_000);
  await page.goto(`/nl/register/${privateLinkToken(app, 'listing', listing)}`);
  await page.locator('button[name=device][value=own]').click();
  return { context, page };
}

async function staffed(script = false): Promise<{ context: BrowserContext; page: Page }> {
  const context = await phone({ wide: true, script });
  await context.addCookies([{ name: ACCOUNT_COOKIE, value: officer.token, url: at }]);
  const page = await context.newPage();
  page.setDefaultTimeout(20_000);
  return { context, page };
}

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

/** The newest letter to an address. */
const letterTo = (recipient: string): Promise<string> =>
  inTransaction(app.db, { systemTask: { name: 'mail' } }, async (tx) => {
    const letter = await tx
      .selectFrom('mail_outbox')
      .select('body')
      .where('recipient', '=', recipient)
      .orderBy('queued_at', 'desc')
      .executeTakeFirst();
    return letter?.body ?? '';
  });

test('an initiative tells it on a phone, its partner says yes, a municipality wants it, and they meet', async () => {
  const teller = await opened(first?.listing ?? '');
  const { page } = teller;
  await page.goto('/nl/register/own');
  await page.getByRole('link', { name: 'Vertel wat je samen doet' }).click();
  await page.getByRole('link', { name: 'Vertel over een samenwerking' }).click();
  await page.getByLabel('Naam').fill('Samen soep op maandag');
  await page.getByLabel('Wat doen jullie samen?').fill('We koken soep in de kantine van de club.');
  await page.getByLabel('Voor wie is het?').fill('Iedereen uit de buurt.');
  await page.getByLabel('Wat heb je nodig om te beginnen?').fill('Een keuken en een pan.');
  await page.getByLabel('Elkaar ontmoeten').check();
  await page.getByLabel('Getal 1').fill('6');
  await page.getByLabel('Wat telde je? (1)').fill('mensen per week');
  await page.getByLabel('Waar schrijven we je').fill('soep@voorbeeld.example');
  await page.getByRole('button', { name: 'Bewaar als concept' }).click();
  // Six people can be recognised: it is said why, and nothing is lost.
  expect(await page.getByRole('alert').textContent()).toContain('iemand te herkennen');
  expect(await page.getByLabel('Wat doen jullie samen?').inputValue()).toContain('soep');
  await page.getByLabel('Getal 1').fill('٣٠');
  await page.getByRole('button', { name: 'Bewaar als concept' }).click();
  const own = new URL(page.url()).pathname.slice(3);
  const id = own.split('/').at(-1) ?? '';
  await page.getByLabel('Naam van de organisatie').fill(second?.name ?? '');
  await page.getByRole('button', { name: 'Vraag of hun naam erbij mag' }).click();
  await page.getByRole('button', { name: 'Zet het openbaar' }).click();
  await page.getByRole('link', { name: 'Bekijk de pagina' }).click();
  expect(await page.locator('main').textContent()).toContain('30 mensen per week');
  expect(await page.locator('main').textContent()).not.toContain(second?.name);

  const partner = await opened(second?.listing ?? '');
  await partner.page.goto('/nl/register/own/collaborations');
  await partner.page.getByRole('button', { name: 'Ja, zet onze naam erbij' }).click();
  await page.reload();
  expect(await page.locator('main').textContent()).toContain(second?.name);

  const municipality = await staffed();
  await municipality.page.goto(`/nl/collaborations/${id}`);
  await municipality.page.getByRole('link', { name: 'Als gemeente' }).click();
  await municipality.page.getByLabel('E-mailadres voor de kennismaking').fill('thomas@denhaag.example');
  await municipality.page.getByRole('button', { name: 'Ja, dit willen wij' }).click();
  await page.goto(`/nl/collaborations/${id}`);
  expect(await page.locator('main').textContent()).toContain('1 organisatie wil dit');
  expect(await letterTo('soep@voorbeeld.example')).toContain('Samen soep');

  await page.goto(`/nl${own}`);
  expect(await page.locator('main').textContent()).not.toContain('thomas@denhaag.example');
  await page.getByRole('button', { name: 'Ja, breng ons bij elkaar' }).click();
  // What somebody else typed is no link in a letter, but can be read.
  expect(await letterTo('soep@voorbeeld.example')).toContain('thomas@denhaag[.]example');
  expect(await letterTo('thomas@denhaag.example')).toContain('soep@voorbeeld[.]example');

  await Promise.all([teller, partner, municipality].map(({ context }) => context.close()));

  // Axe needs a page with JavaScript.
  const looking = await opened(first?.listing ?? '', { script: true, wide: true });
  const paths = [own, `${own}/edit`, `${own}/preview`, `${own}/words?in=ar`, '/register/own/collaborations'];
  expect(await wrongWith(looking.page, paths)).toEqual([]);
  const desk = await staffed(true);
  expect(
    await wrongWith(desk.page, [
      '/policy/collaborations',
      '/policy/collaborations/new',
      `/policy/collaborations/join/${id}`,
      `/collaborations/${id}`,
      '/collaborations',
      '/municipalities?m=GM0518',
    ]),
  ).toEqual([]);
  await Promise.all([looking, desk].map(({ context }) => context.close()));
}, 180_000);

test('everybody finds it in every language on the narrowest phone, and it fits on a sheet', async () => {
  const context = await phone();
  const page = await context.newPage();
  const wrong: string[] = [];
  for (const { code } of interfaceLanguages) {
    await page.setViewportSize({ width: 320, height: 640 });
    await page.goto(`/${code}/collaborations`);
    wrong.push(...(await sticksOut(page)).map((what) => `${code}: ${what}`));
    await page.locator('.cards a').first().click();
    wrong.push(...(await sticksOut(page)).map((what) => `${code} one: ${what}`));
  }
  expect(wrong).toEqual([]);
  const sheet = await page.pdf({ format: 'A4' });
  expect(sheet.toString('latin1').match(/\/Type\s*\/Page\b/g)).toHaveLength(1);
  await context.close();
}, 120_000);

test('nothing went wrong on the way', () => expect(faults).toEqual([]));
