import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { visitor } from '#core/access/actor.ts';
import { inTransaction } from '#core/db/rls-context.ts';
import { issueOperatorLink } from '#features/accounts';
import { allEditions } from '../../src/features/meetings/edition/queries.ts';
import { register } from '../../src/features/meetings/registration-form/actions.ts';
import { site, wrongOnPhoneAndDesk } from '../support/site.ts';
import { openTeamSession } from '../support/team.ts';

const { phone, app, at, faults } = await site();
const [edition] = await inTransaction(app.db, {}, allEditions);
const id = edition?.id ?? '';
const part = edition?.parts.find(({ breakOuts }) => breakOuts.length)?.id ?? '';
const teamLink = await issueOperatorLink(app, 'Deniz', 300);

const PEOPLE = 755;
const MAX_HEIGHT_PX = 3_000;
const NAMES = ['Aster', 'Bilal', 'Çağla', 'ሰላም', 'أحمد', 'Оксана', 'Zoë', 'Jan'];
for (let i = 0; i < PEOPLE; i++)
  await register(app, visitor, {
    edition: id,
    idempotencyKey: { application: ['entrance', String(i)] },
    language: 'nl',
    form: {
      email: '',
      phone: '',
      members: [
        { firstName: `${NAMES[i % NAMES.length]} ${i}`, interpreter: '', needs: [], diet: '', other: '' },
      ],
      wishes: { [part]: [] },
      anyOther: true,
      moveUp: true,
      keepInformed: false,
      expectedVersion: 0,
    },
  });

const address = `/nl/organise/${id}/check-in`;

/** A phone of the team at the entrance, whose page is kept for when there is no network. */
async function entrance(script = true) {
  const context = await phone({ script });
  const token = await openTeamSession(app, teamLink);
  await context.addCookies([{ name: 'vanonderop_team', value: token, url: at }]);
  const page = await context.newPage();
  await page.goto(address);
  if (script) {
    await page.evaluate(() => navigator.serviceWorker.ready);
    await page.reload({ waitUntil: 'networkidle' });
  }
  return { context, page };
}

const cameOn = async (page: Page): Promise<number> =>
  Number((await page.locator('#came').innerText()).match(/\d+/)?.[0]);
const allSent = (page: Page) =>
  page.waitForFunction(
    () => document.getElementById('network')?.textContent?.startsWith('Alles is verstuurd.'),
    undefined,
    { timeout: 40_000 },
  );

test('755 people fit on a phone a part at a time, with and without a script', async () => {
  for (const script of [true, false]) {
    const { context, page } = await entrance(script);
    expect(await page.locator('#came').innerText()).toContain(String(PEOPLE));
    const height = script
      ? await page.evaluate(() => document.documentElement.scrollHeight)
      : ((await page.locator('body').boundingBox())?.height ?? Number.POSITIVE_INFINITY);
    expect(height).toBeLessThanOrEqual(MAX_HEIGHT_PX);
    await context.close();
  }
});

test('without network: somebody is found by name, comes in, goes back, walks in, and a code is unknown; later all of it is there', async () => {
  const { context, page } = await entrance();
  await context.setOffline(true);
  await page.reload();
  await page.fill('#find input[name=q]', 'cagla 98');
  expect(await page.locator('#people li').count()).toBe(1);
  await page.locator('#people button').click();
  expect(await page.locator('#greeting').innerText()).toContain('Çağla 98');
  expect(await cameOn(page)).toBe(1);
  await page.fill('#find input[name=q]', 'احمد 4');
  await page.locator('#people button').first().click();
  expect(await cameOn(page)).toBe(2);
  // A mistake, taken back.
  await page.locator('#people button').first().click();
  expect(await cameOn(page)).toBe(1);
  await page.fill('#walk-in input[name=name]', 'ሄለን');
  await page.fill('#walk-in input[name=people]', '2');
  await page.locator('#walk-in button').click();
  expect(await cameOn(page)).toBe(3);
  await page.fill('#arrival input[name=code]', 'WWWW-9999');
  await page.locator('#arrival button').click();
  expect(await page.locator('#greeting').innerText()).toContain('WWWW-9999');
  // The phone is put away and taken out again, still without network.
  await page.reload();
  expect(await cameOn(page)).toBe(3);
  expect(await page.locator('#network').innerText()).toContain('5');
  await context.setOffline(false);
  await allSent(page);
  expect(await cameOn(page)).toBe(3);
  const kept = await page.evaluate(() =>
    Object.entries(localStorage).filter(([key]) => key.startsWith('unsent:check-in:')),
  );
  expect(kept.map(([, queue]) => queue)).toEqual(['[]']);
  const other = await entrance();
  expect(await cameOn(other.page)).toBe(3);
  expect(await other.page.locator('#unknown').innerText()).toContain('1');
  await other.page.goto(`${address}/unknown`);
  expect(await other.page.locator('main').innerText()).toContain('WWWW-9999');
  await other.page.locator('a[href*="unknown?scan="]').click();
  await other.page.fill('.candidates input[name=q]', 'zoe 6');
  await other.page.locator('.candidates form[method=get] button').click();
  await other.page.locator('.candidates button[name=code]').first().click();
  expect(await other.page.locator('[role=status]').first().innerText()).toContain('Zoë');
  // The phone hears of it without asking for the page again.
  await page.evaluate(() => dispatchEvent(new Event('online')));
  await page.waitForFunction(() => /4/.test(document.getElementById('came')?.textContent ?? ''));
  await context.close();
  await other.context.close();
}, 120_000);

test('who closes the session while something was not sent is told so first, and may close all the same', async () => {
  const { context, page } = await entrance();
  await context.route('**/arrivals', (route) => route.abort());
  await page.fill('#walk-in input[name=name]', 'Tesfay');
  await page.locator('#walk-in button').click();
  await page.goto('/nl/organise');
  const close = page.locator('form[action$="/team/close"] button');
  await close.click();
  expect(await page.locator('[data-unsent]').innerText()).toContain('niet is verstuurd');
  expect(new URL(page.url()).pathname).toBe('/nl/organise');
  await Promise.all([page.waitForURL((url) => url.pathname !== '/nl/organise'), close.click()]);
  await context.close();
});

test.each(['nl', 'en', 'ar'])(
  'in %s axe finds nothing at the entrance, and nothing sticks out',
  async (language) => {
    const { context, page } = await entrance();
    await page.goto(`/nl/organise/${id}/check-in`);
    await page.fill('#arrival input[name=code]', 'YYYY-3333');
    await page.locator('#arrival button').click();
    await allSent(page);
    const wrong: string[] = [];
    for (const path of ['check-in', 'check-in?q=zz', 'check-in/unknown']) {
      await page.goto(`/${language}/organise/${id}/${path}`);
      wrong.push(...(await wrongOnPhoneAndDesk(page)).map((what) => `${path}: ${what}`));
    }
    await page.locator('a[href*="unknown?scan="]').first().click();
    wrong.push(...(await wrongOnPhoneAndDesk(page)).map((what) => `solving: ${what}`));
    expect(wrong).toEqual([]);
    await context.close();
  },
  120_000,
);

test.each(['nl', 'en', 'ar'])(
  'in %s axe finds nothing on the desks of people, seats and needs',
  async (language) => {
    const { context, page } = await entrance();
    const base = `/${language}/organise/${id}`;
    const wrong: string[] = [];
    const look = async (what: string) => {
      wrong.push(...(await wrongOnPhoneAndDesk(page)).map((found) => `${what}: ${found}`));
      await page.setViewportSize({ width: 1200, height: 800 });
    };
    await page.goto(`${base}/seats`);
    const propose = page.locator('form[action$="/proposal"] button.primary');
    if (await propose.count()) await propose.click();
    for (const path of ['people?q=zoe', 'people?group=double', 'people?group=cancelled', 'needs', 'seats']) {
      await page.goto(`${base}/${path}`);
      await look(path);
    }
    await page.goto(`${base}/people?q=zoe`);
    await page.locator('tbody a').first().click();
    await look('a person');
    await page.goto(`${base}/seats`);
    await page.locator('.board a').first().click();
    await look('a card on the board');
    await page.goto(`/${language}/meetings/${edition?.slug}/lost-link`);
    await look('a lost link');
    expect(wrong).toEqual([]);
    await context.close();
  },
  240_000,
);

test('nothing went wrong unseen', () => expect(faults).toEqual([]));
