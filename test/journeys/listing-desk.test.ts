import type { Page } from 'playwright-core';
import sharp from 'sharp';
import { expect, test } from 'vitest';
import { issueOperatorLink } from '#features/accounts';
import { createDraftListing } from '#features/directory';
import { firstVisitBytes, site, wrongOnPhoneAndDesk } from '../support/site.ts';
import { openTeamSession } from '../support/team.ts';

const { phone, at, app, faults } = await site();
const token = await openTeamSession(app, await issueOperatorLink(app, 'Deniz', 900));
const team = { name: 'vanonderop_team', value: token, url: at };
const OWN = '/nl/register/own';
const photo = await sharp({ create: { width: 1_200, height: 800, channels: 3, background: '#3a7d5c' } })
  .jpeg()
  .toBuffer();

/** A phone of one's own that says within ten seconds what it misses. */
async function newPhone(): Promise<Page> {
  const page = await (await phone()).newPage();
  page.setDefaultTimeout(10_000);
  return page;
}

const mainText = (page: Page) => page.locator('main').innerText();

test('a knitting café on a phone without JavaScript: registered, seen by the team, a photo, a pause, a question, a lost link', async () => {
  const ria = await newPhone();
  await ria.goto('/nl/do');
  await ria.locator('main a[href$="/register"]').click();
  await ria.fill('input[name=organisation]', 'Buurthuis De Kade');
  await ria.fill('input[name=name]', 'Breicafé De Kade');
  await ria.fill('textarea[name=summary]', 'Breien, thee en praten.');
  await ria.locator('label:has(input[name=goals][value=people])').click();
  await ria.locator('label:has(input[name=has][value=helpers])').click();
  await ria.fill('input[name=town]', 'Den Hoorn');
  await ria.fill('input[name=phone]', '015 123 45 67');
  await ria.locator('.actions button[value=send]').click();
  // There are two of that name: a tap says which one, and nothing that was typed is lost.
  await ria.locator('button[name=meant]', { hasText: 'Midden-Delfland' }).click();
  expect(await ria.inputValue('input[name=town]')).toContain('Midden-Delfland');
  expect(await ria.inputValue('input[name=name]')).toBe('Breicafé De Kade');
  await ria.locator('.actions button[value=send]').click();
  await ria.locator('h1', { hasText: 'Breicafé De Kade' }).waitFor();

  const desk = await phone();
  await desk.addCookies([team]);
  const deniz = await desk.newPage();
  deniz.setDefaultTimeout(10_000);
  await deniz.goto('/nl/listings?part=waiting');
  const row = deniz.locator('[data-row]', { hasText: 'Breicafé De Kade' });
  const listing = (await row.locator('th a').getAttribute('href')) ?? '';
  await row.locator('button', { hasText: 'Ik sta hiervoor in' }).click();
  expect(await mainText(deniz)).toContain('Het staat er');

  // A photo, with words for who does not see it.
  await ria.goto(OWN);
  await ria.locator('a[href$="/photo"]').click();
  await ria.setInputFiles('input[name=picture]', { name: 'foto.jpg', mimeType: 'image/jpeg', buffer: photo });
  await ria.fill('form[enctype] input[name=words]', 'Een tafel met wol');
  await ria.locator('input[name=agreed]').check();
  await ria.locator('button', { hasText: 'Zet deze foto erbij' }).click();
  await ria.locator('img[alt="Een tafel met wol"]').waitFor();
  const initiative =
    (await ria.locator('a[href$="/share"]').getAttribute('href'))?.replace('/share', '') ?? '';
  expect(await firstVisitBytes(await phone(), initiative)).toBeGreaterThan(0);

  // A pause until a day: the page stays, and says until when.
  await ria.goto(OWN);
  await ria.locator('summary', { hasText: 'Even pauze' }).click();
  const until = new Date(Date.now() + 14 * 86_400_000).toISOString().slice(0, 10);
  await ria.fill('input[name=until]', until);
  await ria.locator('button[value=paused]').click();
  expect(await mainText(ria)).toContain('staat het er vanzelf weer');

  // Somebody asks something meanwhile: it reaches the team.
  const yonas = await newPhone();
  expect((await yonas.goto(initiative))?.status()).toBe(200);
  expect(await mainText(yonas)).toContain('pauze');
  await yonas.locator('main a[href$="/question"]').click();
  expect(await mainText(yonas)).toContain('Het team leest je vraag');
  // A form that comes back within seconds is a machine's.
  await yonas.waitForTimeout(3_200);
  await yonas.fill('textarea[name=words]', 'Zijn jullie er met kerst?');
  await yonas.locator('main form#ask button').last().click();
  await yonas.locator('h1', { hasText: 'Je vraag' }).waitFor();
  await deniz.goto('/nl/inbox');
  expect(await mainText(deniz)).toContain('Zijn jullie er met kerst?');

  // Back again, and a question reaches Ria herself.
  await ria.goto(OWN);
  await ria.locator('button', { hasText: 'Begin weer' }).click();
  await yonas.goto(`${initiative}/question?help`);
  await yonas.waitForTimeout(3_200);
  await yonas.fill('textarea[name=words]', 'Ik kan op woensdag helpen.');
  await yonas.locator('main form#ask button').last().click();
  await yonas.locator('h1', { hasText: 'Je vraag' }).waitFor();
  const answered = yonas.url();
  await ria.goto(`${OWN}/questions`);
  expect(await mainText(ria)).toContain('Ik kan op woensdag helpen.');
  await ria.fill('textarea[name=words]', 'Heel graag, kom om tien uur.');
  await ria.locator('button[value=answer]').click();
  await yonas.goto(answered);
  expect(await mainText(yonas)).toContain('Heel graag, kom om tien uur.');

  // Ria lost her link and has no e-mail: the team prints words, and what was open before is closed.
  await deniz.goto(listing);
  await deniz.locator('summary', { hasText: 'Nieuwe link' }).click();
  await deniz.locator('button', { hasText: 'Maak een nieuwe link' }).click();
  const words = (await deniz.locator('.words b').allInnerTexts()).join(' ');
  expect(words.split(' ')).toHaveLength(8);
  expect((await ria.goto(OWN))?.status()).not.toBe(200);
  const other = await newPhone();
  await other.goto(initiative);
  await other.locator('main a[href$="/register/open"]').click();
  await other.fill('input[name=words]', words);
  await other.keyboard.press('Enter');
  await other.locator('h1', { hasText: 'Breicafé De Kade' }).waitFor();
  expect(faults).toEqual([]);
}, 240_000);

test.each(['nl', 'en', 'ar'])(
  'the new pages hold up on a phone and a desk in %s',
  async (language) => {
    const context = await phone({ script: true });
    await context.addCookies([team]);
    const page = await context.newPage();
    const wrong: string[] = [];
    const look = async (path: string) => {
      await page.goto(`/${language}${path}`);
      wrong.push(...(await wrongOnPhoneAndDesk(page)).map((what) => `${path}: ${what}`));
    };
    await page.goto(`/${language}/listings`);
    const unkept = (await page.locator('[data-row] a[href*="/unkept/"]').first().getAttribute('href')) ?? '';
    const initiative = `/initiatives/${unkept.split('/').at(-1)}`;
    for (const path of [
      '/listings',
      unkept.slice(3),
      initiative,
      `${initiative}/share`,
      `${initiative}/question`,
      '/do?gift=cook&town=Delftt',
      '/municipalities?place=Den+Hoorn',
      '/municipalities?m=GM0518',
      '/municipalities/embed?m=GM0518&goal=dutch',
      '/municipalities/poster?m=GM0518',
    ])
      await look(path);
    await page.goto(`/${language}${unkept.slice(3)}`);
    await page.locator('main form[action*="/unkept/"] button').click();
    await page.waitForURL(/\/listings\/[0-9a-f-]{36}$/);
    const kept = new URL(page.url()).pathname.slice(3);
    await look(kept);
    await look(`${kept}/change`);
    const link = new URL(
      await createDraftListing(app, {
        words: 'Breien en thee',
        email: null,
        language,
        idempotencyKey: { application: ['journey', language] },
      }),
    );
    await page.goto(link.pathname);
    await page.locator('button[name=device]').first().click();
    for (const path of ['/register/own', '/register/own/photo', '/register/own/questions']) await look(path);
    expect(wrong).toEqual([]);
  },
  240_000,
);

test('a first visit of the public pages stays under thirty kilobytes', async () => {
  for (const path of ['/nl/do', '/nl/municipalities', '/nl/municipalities?m=GM0518'])
    expect(await firstVisitBytes(await phone({ script: true }), path), path).toBeLessThanOrEqual(30_000);
}, 120_000);
