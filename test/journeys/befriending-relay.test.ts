import pg from 'pg';
import type { BrowserContext, Page } from 'playwright-core';
import { afterAll, expect, test } from 'vitest';
import { joins } from '../support/befriending-desk.ts';
import { pairBetween } from '../support/befriending-pairs.ts';
import { personWithCard, poolWith } from '../support/circles.ts';
import { site, sticksOut } from '../support/site.ts';

/** Samira reads Arabic and Henk Dutch; both have a cheap phone without JavaScript. */
const { phone, at, app, faults, owner } = await site({ demonstration: false });
const database = new pg.Client(owner);
await database.connect();
afterAll(() => database.end());

const pool = await poolWith(app, database);
async function somebody(name: string, side: 'newcomer' | 'resident', language: string) {
  const { person, token } = await personWithCard(app);
  const joined = await joins(app, pool, { name, side, language, person });
  const context: BrowserContext = await phone();
  await context.addCookies([{ name: 'vanonderop', value: token, url: at }]);
  const page = await context.newPage();
  page.setDefaultTimeout(20_000);
  return { ...joined, page };
}
const samira = await somebody('Samira', 'newcomer', 'ar');
const henk = await somebody('Henk', 'resident', 'nl');
const pair = await pairBetween(app, database, pool, samira, henk);
const thread = `/befriending/own/pairs/${pair}/messages`;

const mainText = async (page: Page) =>
  (await page.locator('main').innerText()).replace(/[\u2066-\u2069]/g, '');
async function write(page: Page, words: string): Promise<void> {
  await page.locator('#write textarea').fill(words);
  await page.locator('#write button').click();
}

test('Samira writes in Arabic and Henk in Dutch, and each reads what the other wrote', async () => {
  await samira.page.goto(`/ar${thread}`);
  await write(samira.page, 'مرحبا هنك، هل نمشي يوم الثلاثاء؟');
  expect(await mainText(samira.page)).toContain('تم الإرسال');
  await henk.page.goto(`/nl${thread}`);
  const arabic = henk.page.locator('.messages .words').first();
  expect(await arabic.innerText()).toContain('الثلاثاء');
  expect(await arabic.getAttribute('dir')).toBe('rtl');
  expect(await mainText(henk.page)).toContain('Vertalen kan hier nu niet');
  await write(henk.page, 'Graag! Half elf bij de bieb, Stationsplein 3?');
  await samira.page.goto(`/ar${thread}`);
  expect(await mainText(samira.page)).toContain('Stationsplein 3');
});

test('Henk types his number too early, keeps his words, and shares it where both want it', async () => {
  await henk.page.goto(`/nl${thread}`);
  await write(henk.page, 'Bel me op 06-12345678');
  expect(await mainText(henk.page)).toContain('Er staat een telefoonnummer');
  expect(await henk.page.locator('#write textarea').inputValue()).toBe('Bel me op 06-12345678');
  await samira.page.goto(`/ar${thread}`);
  expect(await mainText(samira.page)).not.toContain('12345678');
  await henk.page.goto(`/nl${thread}`);
  await henk.page.locator('input[name=reach]').fill('06-12345678');
  await henk.page.getByRole('button', { name: 'Delen', exact: true }).click();
  expect(await mainText(henk.page)).toContain('Jij wilt bereikbaar zijn');
  await samira.page.goto(`/ar${thread}`);
  expect(await mainText(samira.page)).not.toContain('12345678');
  await samira.page.locator('input[name=reach]').fill('samira@voorbeeld.example');
  await samira.page.getByRole('button', { name: 'مشاركة', exact: true }).click();
  expect(await mainText(samira.page)).toContain('06-12345678');
  await henk.page.goto(`/nl${thread}`);
  expect(await mainText(henk.page)).toContain('samira@voorbeeld.example');
});

/** A machine with much to do takes its time. */
const LOOK_TIMEOUT_MS = 240_000;

test.each([
  ['of the conversation', thread],
  ['of a report', `/befriending/report?about=${henk.card}`],
  ['of whom one does not want to meet', `/befriending/own/blocked?about=${henk.card}`],
])(
  'the page %s fits a phone, from both sides',
  async (_, path) => {
    const wrong: string[] = [];
    for (const language of ['nl', 'ar']) {
      const answer = await samira.page.goto(`/${language}${path}`);
      if (answer?.status() !== 200) wrong.push(`/${language}${path}: ${answer?.status()}`);
      wrong.push(...(await sticksOut(samira.page)).map((what) => `/${language}${path}: ${what}`));
    }
    expect(wrong).toEqual([]);
  },
  LOOK_TIMEOUT_MS,
);

test('Samira says by a picture what is not right, blocks without a reason, and Henk reads that it is over', async () => {
  await samira.page.goto(`/ar${thread}`);
  await samira.page.getByRole('link', { name: 'هناك شيء غير سليم: أخبرونا' }).click();
  await samira.page.locator('label', { hasText: 'لا أشعر بالأمان' }).click();
  await samira.page.getByRole('button', { name: 'إرسال' }).click();
  expect(await mainText(samira.page)).toContain('شكرا لكم. لقد وصل');
  await samira.page.goto(`/ar${thread}`);
  await samira.page.getByRole('link', { name: 'عدم لقاء هذا الشخص بعد الآن' }).click();
  await samira.page.getByRole('button', { name: 'عدم لقاء ⁨Henk⁩ بعد الآن' }).click();
  expect(await mainText(samira.page)).toContain('لن يرى أحدكما الآخر بعد الآن');
  await henk.page.goto(`/nl${thread}`);
  const over = await mainText(henk.page);
  expect(over).toContain('Dit gesprek is voorbij');
  expect(over).not.toMatch(/Samira|blok/i);
  expect(faults).toEqual([]);
});
