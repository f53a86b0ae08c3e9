import pg from 'pg';
import type { Page } from 'playwright-core';
import { afterAll, expect, test } from 'vitest';
import { holdRound } from '../../src/features/befriending/rounds/hold-round.ts';
import { somebodyWith } from '../support/befriending-people.ts';
import { poolWith } from '../support/circles.ts';
import { site, sticksOut, wrongOnPhoneAndDesk } from '../support/site.ts';

const { at, phone, app, faults, owner } = await site({ demonstration: false });
const database = new pg.Client(owner);
await database.connect();
afterAll(() => database.end());
const { listing: pool } = await poolWith(app, database);

/** Taps the short answers that each member gives. */
async function giveAnswers(page: Page, name: string, cells: readonly string[]): Promise<void> {
  await page.fill('input[name=firstName]', name);
  for (const [field, value] of [
    ['likes', 'walking'],
    ['likes', 'cooking'],
    ['ratherNot', 'crowds'],
    ['languages', 'nl'],
    ['company', 'mixed'],
    ['age', '65plus'],
    ['children', 'no'],
  ])
    await page.locator(`label:has(input[name=${field}][value="${value}"])`).click();
  for (const cell of cells) await page.locator(`label:has(input[value="${cell}"])`).click();
  await page.fill('input[name=place]', 'Den Haag');
}

const send = (page: Page) => page.locator('form#circle p.actions button.primary').click();

test('five people sign up as a circle on phones, some without JavaScript, are matched, meet and end well', async () => {
  const shot = (page: Page, name: string) =>
    process.env.SHOTS
      ? page.screenshot({ path: `${process.env.SHOTS}/${name}.png`, fullPage: true })
      : undefined;
  const henk = await (await phone({ script: true })).newPage();
  await henk.goto('/nl/befriending/circles');
  await shot(henk, 'circles');
  expect(await wrongOnPhoneAndDesk(henk)).toEqual([]);
  await henk.locator('a[href$="/befriending/circles/begin"]').click();
  await shot(henk, 'begin');
  expect(await wrongOnPhoneAndDesk(henk)).toEqual([]);
  await henk.locator('button[value=own]').click();
  // Nothing filled in: the page says what is needed, and keeps what was typed.
  await henk.fill('input[name=circleName]', 'De Laan');
  await send(henk);
  expect(await henk.locator('[role=alert] li').count()).toBeGreaterThan(5);
  expect(await henk.inputValue('input[name=circleName]')).toBe('De Laan');
  await shot(henk, 'new');
  expect(await wrongOnPhoneAndDesk(henk)).toEqual([]);
  await giveAnswers(henk, 'Henk', ['tue-evening', 'sat-morning']);
  await send(henk);
  expect(henk.url()).toContain('/nl/befriending/own/circle?joined');
  expect(await henk.locator('main').textContent()).toContain('Er zijn nog 2 mensen nodig');
  expect(await wrongOnPhoneAndDesk(henk)).toEqual([]);

  await henk.locator('a[href*="/circle/invitations/"]').click();
  await shot(henk, 'invitations');
  expect(await wrongOnPhoneAndDesk(henk)).toEqual([]);
  const codes = await henk.locator('.circle-paper .circle-code').allTextContents();
  const links = await henk.locator('.circle-paper .circle-link').allTextContents();
  expect(codes).toHaveLength(4);

  const others: [name: string, script: boolean, language: string, cells: string[]][] = [
    ['Ria', false, 'nl', ['tue-evening', 'fri-evening']],
    ['Piet', true, 'nl', ['tue-evening', 'sat-morning']],
    ['Amina', false, 'ar', ['tue-evening']],
    ['Sanne', true, 'en', ['tue-evening', 'sun-afternoon']],
  ];
  const members: [page: Page, language: string][] = [[henk, 'nl']];
  for (const [place, [name, script, language, cells]] of others.entries()) {
    const page = await (await phone({ script })).newPage();
    members.push([page, language]);
    // Axe needs JavaScript itself.
    const looked = script ? wrongOnPhoneAndDesk : sticksOut;
    if (place % 2 === 0) {
      // By the digits on paper.
      await page.goto(`/${language}/befriending/circles/join`);
      await page.fill('input[name=code]', '1234 5678');
      await page.locator('main form button.primary').click();
      expect(await page.locator('main .error').count()).toBe(1);
      await page.fill('input[name=code]', codes[place] ?? '');
      await page.locator('main form button.primary').click();
    } else {
      await page.goto((links[place] ?? '').replace('/nl/', `/${language}/`).trim());
    }
    expect(await page.locator('main').textContent()).toContain('De Laan');
    await shot(page, `invited-${language}-${name}`);
    expect(await looked(page)).toEqual([]);
    await page.locator('button[value=own]').click();
    await giveAnswers(page, name, cells);
    await send(page);
    expect(page.url()).toContain('/befriending/own/circle?joined');
    await shot(page, `own-${language}-${name}`);
    expect(await looked(page)).toEqual([]);
  }

  await henk.goto('/nl/befriending/own/circle');
  await shot(henk, 'own-henk');
  const words = await henk.locator('main').textContent();
  expect(words).toContain('Jullie kring doet mee bij');
  expect(words).toContain('5 mensen in de kring');
  // Tuesday evening, and nothing else, is an hour of all five.
  expect(await henk.locator('.hours-together td.all').count()).toBe(1);
  expect(await henk.locator('.hours-together tbody tr:nth-child(2) td.all').count()).toBe(1);
  // An invitation that was used says so to who finds the paper.
  await henk.goto((links[0] ?? '').trim());
  expect(await henk.locator('main').textContent()).toContain('al gebruikt');

  // Selam wants to meet a circle on Tuesday evening. A round proposes her and the circle to each other.
  const selam = await somebodyWith(app, pool, {
    language: 'ti',
    forms: ['circle'],
    answers: { languages: ['ti', 'nl'], cells: ['tue-evening'], likes: ['walking'] },
  });
  const context = await phone();
  await context.addCookies([{ name: 'vanonderop', value: selam.token, url: at }]);
  const hers = await context.newPage();
  expect(await holdRound(app, { pool, by: 'hand' })).toMatchObject({ proposed: 1 });
  await hers.goto('/ti/befriending/own/proposals');
  expect(await hers.locator('main').textContent()).toContain('Amina');
  await hers.locator('button[name=answer][value=yes]').click();
  // Everybody of the circle says yes; before the last one nobody meets anybody.
  for (const [nth, [page, language]] of members.entries()) {
    await hers.goto('/ti/befriending/own');
    expect(await hers.locator('main a[href*="/own/pairs/"]').count()).toBe(0);
    await page.goto(`/${language}/befriending/own/proposals`);
    expect(await page.locator('main').textContent()).toContain('Selam');
    await page.locator('button[name=answer][value=yes]').click();
    expect(page.url().includes('/own/pairs/')).toBe(nth === members.length - 1);
  }
  await hers.goto('/ti/befriending/own');
  await hers.locator('main a[href*="/own/pairs/"]').first().click();
  const pair = new URL(hers.url()).pathname.replace('/ti', '');

  // They meet, and say so; months later the circle and Selam end it well.
  app.now = () => new Date(Date.now() + 3 * 86_400_000);
  for (const [page, language] of [[hers, 'ti'], ...members.slice(0, 2)] as [Page, string][]) {
    await page.goto(`/${language}${pair}`);
    await page.locator('button[name=met][value=yes]').click();
    await page.locator('main form button.primary').click();
    expect(page.url()).toContain('?told');
  }
  await henk.goto(`/nl${pair}/end`);
  expect(await wrongOnPhoneAndDesk(henk)).toEqual([]);
  await henk.locator('label:has(input[name=reason][value=moving])').click();
  await henk.locator('label:has(input[name=thanks][value=learned])').click();
  await henk.locator('main form button.primary').click();
  expect(henk.url()).toContain('?ended');
  await hers.goto(`/ti${pair}`);
  expect(await hers.locator('main').textContent()).toContain('ካባኹም ተማሂረ');
  app.now = () => new Date();
  expect(faults).toEqual([]);
}, 180_000);
