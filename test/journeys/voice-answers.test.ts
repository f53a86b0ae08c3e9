import { expect, test } from 'vitest';
import { inTransaction } from '#core/db/rls-context.ts';
import { seedDemoBottlenecks } from '../../src/features/voice/bottlenecks/answers/demo-bottlenecks.ts';
import { standingOn } from '../../src/features/voice/bottlenecks/answers/read-desk.ts';
import { listBottlenecks } from '../../src/features/voice/bottlenecks/model/queries.ts';
import { ACCOUNT_COOKIE } from '../support/accounts.ts';
import { site, wrongOnPhoneAndDesk } from '../support/site.ts';
import { makeTenant, openStaffSession } from '../support/tenants.ts';

const { phone, at, app, faults } = await site();
const tenant = await makeTenant(app, 'Gemeente Den Haag (voorbeeld)', ['GM0518']);
await makeTenant(app, 'Werkplein De Bollen (voorbeeld)', ['GM0534', 'GM0553']);
await seedDemoBottlenecks(app);
const officer = await openStaffSession(app, tenant, { name: 'Thomas', roles: ['policy'] });
const rows = standingOn(
  await inTransaction(app.db, { systemTask: { name: 'voice' } }, (tx) => listBottlenecks(tx)),
  '2026-12-01',
);
/** The one that was said in this language and waits for an answer, or has one. */
const saidIn = (language: string, state: string): string =>
  rows.find(({ bottleneck, standing }) => bottleneck.language === language && standing.state === state)
    ?.bottleneck.id ?? '';

test('a policy officer answers letters that nobody understood, and a newcomer follows it in Arabic without JavaScript', async () => {
  const id = saidIn('ar', 'waiting');
  const desk = await phone({ wide: true });
  await desk.addCookies([{ name: ACCOUNT_COOKIE, value: officer.token, url: at }]);
  const page = await desk.newPage();
  page.setDefaultTimeout(20_000);
  await page.goto('/nl/policy/bottlenecks');
  await page.getByRole('link', { name: 'Ik begrijp de brieven van de gemeente niet' }).click();
  const form = page.locator('form[action$="/answer"]');
  await form.getByLabel('Dit is gedaan').check();
  await form.locator('[name=words]').fill('Elke brief heeft nu een bladzijde in gewone woorden.');
  await form.getByRole('button', { name: 'Kijk hoe het leest' }).click();
  expect(await page.locator('main').innerText()).toContain('Dit leest makkelijk');
  await page.locator('form[action$="/answer"]').getByRole('button', { name: 'Geef dit antwoord' }).click();
  expect(await page.locator('main').innerText()).toContain('Wie het zei, kan het nog niet lezen');

  const newcomer = await phone();
  const reader = await newcomer.newPage();
  reader.setDefaultTimeout(20_000);
  await reader.goto('/ar/bottlenecks?m=GM0518');
  await reader.locator(`a[href$="${id}"]`).click();
  const read = async () => (await reader.locator('main').innerText()).replace(/[\u2066-\u2069]/g, '');
  expect(await read()).toContain('هذا الجواب غير متوفر بعد باللغة العربية');
  const own = page.locator('form[action$="/words"]').first();
  await own.locator('[name=language]').selectOption('ar');
  await own.locator('[name=words]').fill('مع كل رسالة الآن صفحة بكلمات بسيطة.');
  await own.getByRole('button', { name: 'Bewaar deze taal' }).click();
  await reader.reload();
  expect(await read()).toContain('مع كل رسالة الآن صفحة بكلمات بسيطة.');
  expect(await read()).not.toContain('غير متوفر بعد');
  await desk.close();
  await newcomer.close();
}, 180_000);

test('somebody says with one tap that it helped, and is not asked again on that telephone', async () => {
  const context = await phone();
  const page = await context.newPage();
  page.setDefaultTimeout(20_000);
  await page.goto(`/nl/bottlenecks/${saidIn('ar', 'done')}`);
  await page.getByRole('button', { name: 'Ja, het hielp' }).click();
  expect(await page.locator('main').innerText()).toContain('Je antwoord telt mee');
  expect(await page.getByRole('button', { name: 'Ja, het hielp' }).count()).toBe(0);
  await context.close();
}, 60_000);

test('nothing is wrong with the pages of bottlenecks, in Dutch and from right to left', async () => {
  const context = await phone({ script: true, wide: true });
  await context.addCookies([{ name: ACCOUNT_COOKIE, value: officer.token, url: at }]);
  const page = await context.newPage();
  const done = saidIn('ar', 'done');
  const wrong: string[] = [];
  for (const path of [
    '/nl/bottlenecks',
    '/ar/bottlenecks/gm0518',
    `/nl/bottlenecks/${done}`,
    `/ar/bottlenecks/${saidIn('fa', 'will-do')}`,
    `/ti/bottlenecks/${saidIn('ti', 'waiting')}`,
    `/ar/bottlenecks/${done}/poster`,
    '/nl/policy/bottlenecks',
    '/ar/policy/bottlenecks/new',
    `/nl/policy/bottlenecks/${done}`,
    `/ar/policy/bottlenecks/${saidIn('ti', 'waiting')}`,
  ]) {
    const answer = await page.goto(path);
    if (answer?.status() !== 200) wrong.push(`${path}: ${answer?.status()}`);
    if (process.env.SHOTS)
      await page.screenshot({
        path: `${process.env.SHOTS}/${path.slice(1).replaceAll('/', '-')}.png`,
        fullPage: true,
      });
    wrong.push(...(await wrongOnPhoneAndDesk(page)).map((what) => `${path}: ${what}`));
  }
  expect(wrong).toEqual([]);
  expect(faults).toEqual([]);
  await context.close();
}, 180_000);
