import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { inTransaction } from '#core/db/rls-context.ts';
import { privateLinkToken } from '#core/private-links.ts';
import { createTableCards } from '../../src/features/meetings/outcomes/actions.ts';
import { ACCOUNT_COOKIE } from '../support/accounts.ts';
import { meeting } from '../support/meeting.ts';
import { site, wrongOnPhoneAndDesk } from '../support/site.ts';
import { makeTenant, openStaffSession } from '../support/tenants.ts';

const { phone, at, app, faults } = await site();
const tenant = await makeTenant(app, 'Gemeente Den Haag', ['GM0518']);
const officer = await openStaffSession(app, tenant, { name: 'Thomas', roles: ['policy'] });
const { id: editionId, token: organiser, deniz, edition } = await meeting(app);

async function deskOf(script = false): Promise<Page> {
  const context = await phone({ script, wide: true });
  await context.addCookies([{ name: ACCOUNT_COOKIE, value: officer.token, url: at }]);
  const page = await context.newPage();
  page.setDefaultTimeout(20_000);
  return page;
}

/** Many pages, each judged on a phone and on a desk. */
const JOURNEY_MS = 300_000;

/** What is wrong with the page that somebody looks at, judged in a browser with script: without it axe never ends. */
async function wrongWith(seen: Page): Promise<string[]> {
  const context = await phone({ script: true, wide: true });
  await context.addCookies(await seen.context().cookies());
  const page = await context.newPage();
  await page.goto(seen.url());
  const wrong = await wrongOnPhoneAndDesk(page);
  await context.close();
  return wrong;
}

const QUESTION = 'Wat maakt wachten zwaar?';
const STATEMENTS = [
  'Wachten zonder te weten hoe lang is het zwaarst.',
  'Wachten is niet erg als ik iets te doen heb.',
  'Ik wil helpen terwijl ik wacht.',
  'Ik weet bij wie ik terecht kan.',
  'Ik leer Nederlands door met mensen te praten.',
  'Een brief begrijp ik pas met hulp.',
  'Kinderen wachten anders dan hun ouders.',
];

test(
  'without JavaScript a conversation is made from nothing, checked, and opened for everybody',
  async () => {
    const page = await deskOf();
    await page.goto('/nl/policy/voice');
    await page.getByRole('link', { name: 'Nieuw gesprek' }).first().click();
    await page.locator('#field-title-nl').fill(QUESTION);
    const today = new Date(Date.now() - 86_400_000).toISOString().slice(0, 10);
    await page.locator('#field-opensOn').fill(today);
    await page.getByRole('button', { name: 'Maak het concept' }).click();
    await page.getByText('met minder dan zeven kan het niet open').waitFor();
    await page.locator('#field-words').fill(STATEMENTS.join('\n'));
    await page.getByRole('button', { name: 'Voeg toe' }).click();
    await page.getByText('7 stellingen').first().waitFor();
    // Two that say the opposite, and the same words in another language.
    await page.getByRole('link', { name: STATEMENTS[0] }).click();
    await page.locator('#field-words-ar').fill('الانتظار دون معرفة المدة هو الأصعب.');
    await page.getByRole('button', { name: 'Bewaar', exact: true }).click();
    await page.locator('#field-other').selectOption({ label: `2. ${STATEMENTS[1]}` });
    await page.getByRole('button', { name: 'Bewaar het paar' }).click();
    await page.getByRole('link', { name: QUESTION }).click();
    await page.getByText('Er zijn stellingen die elkaars tegenovergestelde zijn.').waitFor();
    const desk = new URL(page.url()).pathname.replace('/nl', '');
    const wrong: string[] = [];
    for (const path of [
      `/nl${desk}`,
      `/ar${desk}/settings`,
      `/nl${desk}/preview`,
      `/ar${desk}/readers`,
      `/nl${desk}/moderation`,
    ]) {
      await page.goto(path);
      wrong.push(...(await wrongWith(page)).map((what) => `${path}: ${what}`));
    }
    expect(wrong).toEqual([]);
    await page.goto(`/nl${desk}`);
    await page.getByRole('button', { name: 'Zet het open' }).click();
    await page.getByText('Het gesprek is openbaar.').waitFor();
    const visitor = await (await phone()).newPage();
    await visitor.goto('/nl/voice/wat-maakt-wachten-zwaar');
    await visitor.getByRole('heading', { name: QUESTION }).waitFor();
    await visitor.getByRole('link', { name: 'Openbaar logboek' }).click();
    await visitor.getByText('Het gesprek is openbaar gemaakt').waitFor();
    expect(await wrongWith(visitor)).toEqual([]);
  },
  JOURNEY_MS,
);

test(
  'an outcome of a break-out is a question with one tap, a panel decides, and it becomes a bottleneck',
  async () => {
    await createTableCards(app, deniz, { edition: editionId });
    const breakOut = (await edition()).parts.flatMap(({ breakOuts }) => breakOuts)[0];
    const table = await (await phone()).newPage();
    await table.goto(`/nl/table/${privateLinkToken(app, 'table', breakOut?.id ?? '')}`);
    await table.locator('[name=words-bottleneck]').fill('De taalles is alleen overdag.');
    await table.locator('button[name=kind][value=bottleneck]').click();
    // The organiser: one tap.
    const context = await phone({ wide: true });
    await context.addCookies([{ name: 'vanonderop_team', value: organiser, url: at }]);
    const hosts = await context.newPage();
    await hosts.goto(`/nl/organise/${editionId}/hosts`);
    const line = hosts.locator('#outcomes li', { hasText: 'De taalles is alleen overdag.' });
    await line.getByRole('button', { name: 'Maak er een vraag van' }).click();
    await line.getByText('Staat op de agenda van de gemeente').waitFor();
    // A newcomer says something too, in their own language, without anything that says who they are.
    const newcomer = await (await phone()).newPage();
    await newcomer.goto('/ar/voice-propose');
    await newcomer.locator('#field-words').fill('لا أحد يشرح الرسائل.');
    await newcomer.locator('main form button[type=submit]').last().click();
    await newcomer.getByText('لا أحد يشرح الرسائل.').first().waitFor();
    expect(await wrongWith(newcomer)).toEqual([]);
    // The desk makes a panel and puts both to it.
    const desk = await deskOf();
    await desk.goto('/nl/policy/agenda/panels');
    await desk.locator('#field-name').fill('Panel Schilderswijk');
    await desk.locator('#field-seats').fill('6');
    await desk.getByRole('button', { name: 'Maak de kaartjes' }).click();
    const links = await desk
      .locator('a[href*="/voice-panel/"]')
      .evaluateAll((anchors) => anchors.map((anchor) => anchor.getAttribute('href') ?? ''));
    expect(links).toHaveLength(6);
    for (const words of ['De taalles is alleen overdag.', 'لا أحد يشرح الرسائل.']) {
      await desk.goto('/nl/policy/agenda');
      await desk.getByRole('link', { name: words }).click();
      const panel = desk.locator('#field-panel');
      await panel.selectOption({ index: 1 });
      await desk.getByRole('button', { name: 'Leg voor' }).click();
      await desk.getByText('Bij het panel').first().waitFor();
    }
    // Everybody answers with pictures: the class wants lessons in the evening, and is divided about the letters.
    for (const [at, link] of links.entries()) {
      const member = await (await phone()).newPage();
      await member.goto(link);
      if (at === 0) expect(await wrongWith(member)).toEqual([]);
      const card = (words: string) => member.locator('section.card', { hasText: words });
      await card('De taalles is alleen overdag.').locator('button[value=ask]').click();
      await card('لا أحد يشرح الرسائل.')
        .locator(`button[value=${at % 2 ? 'ask' : 'not-now'}]`)
        .click();
      await member.getByText('Dank je, je hebt alles gehad.').waitFor();
      await member.context().close();
    }
    await desk.goto('/nl/policy/agenda/panels');
    await desk.getByRole('button', { name: 'Sluit de ronde en tel' }).click();
    await desk.goto('/nl/policy/agenda');
    await desk.getByRole('link', { name: 'De taalles is alleen overdag.' }).click();
    await desk.getByRole('button', { name: 'Zeg ja' }).click();
    await desk.getByText('Het wordt gevraagd.').waitFor();
    // What the panel is divided about the municipality does not ask, and everybody reads why.
    await desk.getByRole('link', { name: 'لا أحد يشرح الرسائل.' }).click();
    await desk.getByText('Het panel is het niet eens').first().waitFor();
    await desk.locator('#field-reason').fill('We proberen eerst een spreekuur over brieven.');
    await desk.getByRole('button', { name: 'Zeg nee, met deze reden' }).click();
    await desk.getByText('Het antwoord is openbaar.').waitFor();
    const visitor = await (await phone()).newPage();
    await visitor.goto('/nl/voice-propose');
    await visitor.getByText('We proberen eerst een spreekuur over brieven.').waitFor();
    await visitor.getByText('Het is een knelpunt geworden').waitFor();
    expect(await wrongWith(visitor)).toEqual([]);
    const made = await inTransaction(app.db, { account: officer.account }, (tx) =>
      tx.selectFrom('bottleneck').select('source_kind').where('tenant_id', '=', tenant).execute(),
    );
    expect(made).toEqual([{ source_kind: 'proposal' }]);
    expect(faults).toEqual([]);
  },
  JOURNEY_MS,
);
