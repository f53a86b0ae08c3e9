import pg from 'pg';
import type { BrowserContext, Page } from 'playwright-core';
import { afterAll, expect, test } from 'vitest';
import { privateLinkToken } from '#core/private-links.ts';
import { type Joined, joins, SOMEBODY, setPool } from '../support/befriending-desk.ts';
import { initiativeWith } from '../support/placements.ts';
import { site, wrongOnPhoneAndDesk } from '../support/site.ts';

const CARDS = 400;
const PAGE_ROWS = 50;
/** Cards at which the coordinator notes the day of a certificate, one after the other. */
const NOTED = 20;
const MAX_KEYS = 4;

const { phone, app, faults, owner } = await site({ demonstration: false });
const database = new pg.Client(owner);
await database.connect();
afterAll(() => database.end());

const choir = await initiativeWith(app, database);
await setPool(app, choir, { checkKind: 'certificate' });
const NAMES = ['Selam', 'Henk', 'Rojin', 'Bilal', 'Zeynep', 'Marijke', 'Yonas', 'Olena', 'Kees', 'Amal'];
const CELLS = [['tue-evening'], ['tue-evening', 'wed-morning'], ['sat-afternoon'], ['sun-evening']] as const;
const joined: Joined[] = [];
for (let i = 0; i < CARDS; i++)
  joined.push(
    await joins(app, choir, {
      name: `${NAMES[i % NAMES.length]} ${i}`,
      side: i % 2 === 0 ? 'newcomer' : 'resident',
      wishedAt: new Date(app.now().getTime() - (CARDS - i) * 86_400_000),
      answers: {
        languages: i % 3 === 0 ? ['nl', 'ti'] : ['nl', 'ar'],
        cells: [...(CELLS[i % CELLS.length] ?? CELLS[0])],
        place: { ...SOMEBODY.place, lat: SOMEBODY.place.lat + (i % 17) * 0.01 },
      },
    }),
  );

/** A browser in which the private link of the initiative is open. */
async function coordinator(options: { wide?: boolean; script?: boolean } = {}): Promise<{
  context: BrowserContext;
  page: Page;
}> {
  const context = await phone({ script: true, wide: true, ...options });
  const page = await context.newPage();
  await page.goto(`/nl/register/${privateLinkToken(app, 'listing', choir.listing)}`);
  await page.locator('button[name=device]').first().click();
  await page.waitForURL(/register\/own/);
  return { context, page };
}

test('a coordinator goes through four hundred cards by keyboard alone, and notes certificates on the way', async () => {
  const { context, page } = await coordinator();
  await page.goto('/nl/register/own');
  await page.locator('a[href$="/register/own/befriending"]').first().focus();
  await Promise.all([page.waitForURL(/befriending$/), page.keyboard.press('Enter')]);
  expect(await page.locator('tbody tr').count()).toBe(PAGE_ROWS);
  expect(await page.locator('h1').innerText()).toContain('400 kaarten');
  // Who has waited longest is on top.
  expect(await page.locator('tbody th a').first().innerText()).toBe('Selam 0');
  await page.keyboard.press('j');
  await Promise.all([page.waitForURL(/cards\//), page.keyboard.press('Enter')]);
  const most: number[] = [];
  for (let i = 0; i < NOTED; i++) {
    let keys = 0;
    const press = async (key: string) => {
      keys++;
      await page.keyboard.press(key);
    };
    await press('d');
    expect(await page.evaluate(() => document.activeElement?.getAttribute('name'))).toBe('datedOn');
    await page.keyboard.type('03152025');
    await Promise.all([page.waitForURL(/done=noted/), press('Enter')]);
    await Promise.all([page.waitForURL((url) => !url.href.includes('done=noted')), press('n')]);
    most.push(keys);
  }
  expect(Math.max(...most)).toBeLessThanOrEqual(MAX_KEYS);
  const { rows } = await database.query('select dated_on::text as day from befriending_check');
  expect(rows).toHaveLength(NOTED);
  expect(new Set(rows.map(({ day }) => day))).toEqual(new Set(['2025-03-15']));
  expect(await page.locator('h1').innerText()).toContain(`Selam ${NOTED}`);
  // A wrong day is undone with one key.
  await Promise.all([page.waitForURL(/cards\//), page.keyboard.press('p')]);
  await page.keyboard.press('d');
  await page.keyboard.type('04012025');
  await Promise.all([page.waitForURL(/done=noted/), page.keyboard.press('Enter')]);
  await Promise.all([page.waitForURL(/done=undone/), page.keyboard.press('z')]);
  const last = await database.query(
    'select dated_on::text as day from befriending_check where member_id = $1',
    [joined[NOTED - 1]?.member],
  );
  expect(last.rows).toEqual([{ day: '2025-03-15' }]);
  await Promise.all([page.waitForURL(/befriending\?/), page.keyboard.press('b')]);
  await context.close();
}, 180_000);

test('a search, a filter and a page keep their address; the back button leads back to the same rows', async () => {
  const { context, page } = await coordinator();
  await page.goto('/nl/register/own/befriending');
  await page.keyboard.press('/');
  await page.keyboard.type('zeynep');
  await Promise.all([page.waitForURL(/q=zeynep/), page.keyboard.press('Enter')]);
  expect(await page.locator('tbody tr').count()).toBe(CARDS / NAMES.length);
  await Promise.all([
    page.waitForURL(/side=newcomer/),
    page.locator('select[name=side]').selectOption('newcomer'),
  ]);
  const names = await page.locator('tbody th a').allInnerTexts();
  await page.keyboard.press('j');
  await page.keyboard.press('j');
  await Promise.all([page.waitForURL(/cards\//), page.keyboard.press('Enter')]);
  expect(await page.locator('h1').innerText()).toContain(names[1] ?? 'nobody');
  await page.goBack();
  expect(await page.locator('tbody th a').allInnerTexts()).toEqual(names);
  // The last of eight pages, by its address; beyond it there is the last page.
  await page.goto('/nl/register/own/befriending?sort=-waiting&page=8');
  expect(await page.locator('tbody th a').last().innerText()).toBe('Selam 0');
  await page.goto('/nl/register/own/befriending?sort=-waiting&page=80');
  expect(await page.locator('tbody th a').last().innerText()).toBe('Selam 0');
  // Chosen rows go to paper.
  await page.keyboard.press('j');
  await page.keyboard.press('x');
  await page.locator('#bulk button').first().press('Enter');
  await page.waitForURL(/print/);
  expect(await page.locator('article.sheet').count()).toBe(1);
  await context.close();
}, 120_000);

test.each(['nl', 'ar'])(
  'the desk in %s has nothing that axe or a phone stumbles over',
  async (language) => {
    const { context, page } = await coordinator();
    const desk = `/${language}/register/own/befriending`;
    const card = joined[3]?.card;
    const wrong: string[] = [];
    for (const path of [
      desk,
      `${desk}?show=check&q=henk`,
      `${desk}?q=nobodyatall`,
      `${desk}/cards/${card}`,
      `${desk}/cards/${card}/propose`,
      `${desk}/rounds`,
      `${desk}/rounds/next`,
      `${desk}/reach`,
      `${desk}/pairs`,
      `${desk}/letters`,
    ]) {
      const answer = await page.goto(path);
      if (answer?.status() !== 200) wrong.push(`${path}: ${answer?.status()}`);
      wrong.push(...(await wrongOnPhoneAndDesk(page)).map((what) => `${path}: ${what}`));
    }
    expect(wrong).toEqual([]);
    await context.close();
  },
  240_000,
);

test('nothing went wrong unseen', () => expect(faults).toEqual([]));
