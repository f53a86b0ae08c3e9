import { expect, test } from 'vitest';
import { site, tellByTapping, wrongOnPhoneAndDesk } from '../support/site.ts';

const { phone, at, faults } = await site();

/** The first place that a search finds. */
const placeWhere = async (query: string): Promise<string> => {
  const html = await (await fetch(`${at}/nl/initiatives?${query}`)).text();
  return html.match(/\/initiatives\/[0-9a-f-]{36}/)?.[0] ?? '';
};

test('without JavaScript: from the week to a place, to what to say there, and back to the week', async () => {
  const context = await phone();
  const page = await context.newPage();
  await page.goto('/nl');
  await tellByTapping(page);
  await page.locator('.slot h3 a').first().click();
  await page.waitForURL('**/initiatives/*');
  expect(await page.locator('main').innerText()).toContain('Staat in je week');
  expect(await page.locator('main').innerText()).not.toContain('Vertel kort over jezelf');
  await page.locator('main a[href$="/come"]').click();
  await page.waitForURL('**/come');
  const words = await page.locator('main').innerText();
  expect(words).toMatch(/Je hoeft je niet aan te melden|Meld je eerst aan|Vraag eerst of je kunt komen/);
  expect(words).toMatch(/maandag|dinsdag|woensdag|donderdag|vrijdag|zaterdag|zondag/);
  await page.goBack();
  await page.locator('main .actions a[href="/nl/week"]').click();
  await page.waitForURL('**/nl/week');
  await context.close();
});

test('with JavaScript the Dutch message is copied with one tap, and whoever hears the page is told', async () => {
  const context = await phone({ script: true });
  await context.grantPermissions(['clipboard-read', 'clipboard-write'], { origin: at });
  const page = await context.newPage();
  const place = await placeWhere('q=taalmaatje');
  await page.goto(`/ar${place}/come`);
  for (const details of await page.locator('main details').all())
    await details.evaluate((element) => element.setAttribute('open', ''));
  await page.locator('button[data-take=copy]').click();
  await page.locator('[role=status]', { hasText: 'تم النسخ' }).waitFor();
  const copied = await page.evaluate(() => navigator.clipboard.readText());
  expect(copied).toMatch(/^Goedendag\. Ik wil graag meedoen met /);
  expect(copied).toBe(await page.locator('#request').inputValue());
  await context.close();
});

test('who cannot call lets somebody call: one tap to the question, one to send it', async () => {
  const context = await phone();
  const page = await context.newPage();
  await page.goto(`/uk${await placeWhere('q=taalmaatje')}/come`);
  const folded = page.locator('main details:has(a[href*="ask=call"]) summary');
  if (await folded.count()) await folded.click();
  await page.locator('a[href*="ask=call"]').click();
  await page.waitForURL(/\/contact\?/);
  expect(await page.locator('textarea').inputValue()).toContain('Wil iemand voor mij bellen met');
  await page.locator('main form#ask button').last().click();
  await page.waitForURL(/\/contact\/q\//);
  await context.close();
});

test('the next step is fit for everybody, on a phone and on a desk, in every direction', async () => {
  const page = await (await phone({ script: true })).newPage();
  const wrong: string[] = [];
  const places = [await placeWhere('q=taalmaatje'), await placeWhere('walkin=1')];
  for (const language of ['nl', 'ar'])
    for (const place of places)
      for (const path of [place, `${place}/come`]) {
        await page.goto(`/${language}${path}`);
        wrong.push(...(await wrongOnPhoneAndDesk(page)).map((what) => `/${language}${path}: ${what}`));
      }
  expect(wrong).toEqual([]);
});

test('nothing went wrong unseen', () => expect(faults).toEqual([]));
