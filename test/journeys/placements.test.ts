import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { messagesIn as hoursMessagesIn } from '../../src/features/hours/messages.ts';
import { messagesIn } from '../../src/features/placements/messages.ts';
import { phraseText } from '../../src/features/placements/model/phrases.ts';
import {
  answeringPlace,
  choice,
  guideAtDesk,
  makesStatement,
  openOwnerPage,
  sharesWithGuide,
  showsCode,
  signs,
  tellTheLeast,
} from '../support/asked-site.ts';
import { firstVisitBytes, site } from '../support/site.ts';

const { app, phone, faults } = await site();
const place = await answeringPlace(app);

/** What somebody reads on a page, without the marks that keep directions of writing apart. */
const read = async (page: Page, selector = 'main'): Promise<string> =>
  (await page.locator(selector).innerText()).replace(/[\u2066-\u2069]/g, '');

const path = (page: Page): string => new URL(page.url()).pathname;

test('asked in Arabic, answered from a phone, begun, signed, and a statement that anybody checks', async () => {
  const newcomer = await (await phone()).newPage();
  await newcomer.goto(`/ar/initiatives/${place.initiative}`);
  await newcomer.locator('main a[href$="/come"]').first().click();
  await newcomer.locator('a[href*="/begin?to="]').click();
  await tellTheLeast(newcomer, 'سميرة', 'ar');
  expect(path(newcomer)).toBe(`/ar/initiatives/${place.initiative}/ask`);
  await choice(newcomer, 'reach', 'here').click();
  await choice(newcomer, 'party', '1').click();
  await newcomer.locator('form#ask button').last().click();
  const seen = await read(newcomer);
  expect(seen).toContain('هذا ما يظهر للمبادرة');
  expect(seen).toContain('سميرة');
  await newcomer.locator('form[action$="/ask"] button').click();
  expect(path(newcomer)).toBe('/ar/requests');
  expect(await read(newcomer)).toContain('تم إرسال طلبكم.');

  const volunteer = await (await phone()).newPage();
  await openOwnerPage(volunteer, place);
  await volunteer.locator('main a[href$="/register/own/requests"]').first().click();
  await volunteer.locator('article a', { hasText: 'سميرة' }).first().click();
  const offer = volunteer.locator('#answer-offer');
  await offer.locator('summary').click();
  await offer.locator('label:has(input[name=phrase][value=welcome])').click();
  await offer.locator('button').first().click();

  await newcomer.goto('/ar/requests');
  const answer = await read(newcomer);
  expect(answer).toContain('هناك مكان لكم');
  expect(answer).toContain(phraseText('welcome', 'ar'));
  await newcomer.locator('button[name=kind][value=accept]').click();
  expect(await read(newcomer)).toContain('لديكم مكان');
  await newcomer.locator('button[name=kind][value=start]').click();
  expect(await read(newcomer)).toContain('جميل أنكم هناك.');

  await newcomer.goto('/ar/hours');
  await newcomer.locator('a[href*="/hours/initiatives/"]').click();
  await newcomer.locator('main form button').first().click();

  await volunteer.goto('/nl/register/own/hours');
  await signs(volunteer, 'سميرة', ['10:00', '12:00']);
  await signs(volunteer, 'سميرة', ['14:00', '15:30']);

  const code = await makesStatement(newcomer, 'ar', 'Samira Haddad');
  const statement = path(newcomer);
  const pdf = await (await newcomer.request.get(`${statement}/statement.pdf`)).body();
  expect(pdf.subarray(0, 5).toString()).toBe('%PDF-');
  expect(pdf.toString('latin1')).toContain(code);
  const file = await (await newcomer.request.get(`${statement}/statement.json`)).json();
  expect(file.statement).toMatchObject({ code, name: 'Samira Haddad', total: 210 });

  const anybody = await (await phone()).newPage();
  await anybody.goto('/nl/hours/verify');
  await anybody.fill('input[name=code]', code);
  await anybody.locator('main form button').click();
  const valid = await read(anybody);
  expect(valid).toContain('getekend en geldt');
  expect(valid).toContain('Samira Haddad');
  expect(valid).toContain('3 uur 30 min');
  // No more than the statement: not how they are called there, and nothing of the story or the request.
  expect(valid).not.toMatch(/سميرة|Arabisch/);

  await volunteer.goto('/nl/register/own/hours');
  await volunteer.locator('ul.plain li a').first().click();
  await volunteer.locator('details summary').last().click();
  await volunteer.locator('form[action$="/revoke"] label:has(input[value=mistake])').click();
  await volunteer.locator('form[action$="/revoke"] button').click();

  await anybody.goto(`/nl/hours/verify/${code}`);
  expect(await read(anybody)).toContain('Sinds deze verklaring zijn er uren veranderd.');
  await newcomer.goto(statement);
  expect(await read(newcomer)).toContain(hoursMessagesIn('ar')('st.changed'));
}, 120_000);

test('a guide has the page of somebody open; after the consent is withdrawn the next action shows nothing of them', async () => {
  const newcomer = await (await phone()).newPage();
  await newcomer.goto('/ar/begin');
  await newcomer.locator('button[value=own]').click();
  await newcomer.fill('input[name=name]', 'Samira Geheim');
  await newcomer.locator('form#question button.primary').click();
  await newcomer.goto('/ar/story/level');
  await newcomer.locator('button[name=level][value=a1]').click();
  const guide = await guideAtDesk(app, await phone());
  await sharesWithGuide(newcomer, await showsCode(guide, 'nl'), 'ar');

  await guide.goto('/nl/guide');
  await guide.locator('.card-title a').click();
  const person = path(guide);
  expect(await read(guide)).toContain('Samira Geheim');
  await guide.locator('main a[href$="/level"]').click();
  expect(path(guide)).toBe(`${person}/level`);

  await newcomer.goto('/ar/sharing');
  await newcomer.locator('details:has(form[action$="/stop"]) summary').click();
  await newcomer.locator('form[action$="/stop"] button').click();

  const gone = async () => {
    const text = await read(guide, 'body');
    expect(text).toContain('Dit wordt niet meer met je gedeeld');
    expect(`${text} ${await guide.title()}`).not.toMatch(/Samira|Geheim/);
  };
  await guide.locator('button[name=level][value=a2]').click();
  await gone();
  await guide.goto(person);
  await gone();
  await guide.locator('main a.primary').click();
  expect(path(guide)).toBe('/nl/guide');
  expect(await guide.content()).not.toMatch(/Samira|Geheim/);
  await newcomer.goto('/ar/story');
  expect(await read(newcomer)).toContain('A1');
  expect(await read(newcomer)).not.toContain('A2');
}, 120_000);

test('with a key person and eight pictures somebody asks, closes the device, and reads the answer on paper', async () => {
  const together = await (await phone()).newPage();
  await together.goto(`/ti/initiatives/${place.initiative}/come`);
  await together.locator('a[href*="/begin?to="]').click();
  await tellTheLeast(together, 'ሳባ', 'ti');
  await choice(together, 'reach', 'here').click();
  await together.locator('form#ask button').last().click();
  await together.locator('form[action$="/ask"] button').click();
  await together.locator('main a[href="/ti/card"]').click();
  const words = await together.locator('.words b').allInnerTexts();
  expect(words).toHaveLength(8);
  await together.locator('form[action="/ti/close"] button').click();
  await together.goto('/ti/requests');
  expect(await read(together, 'body')).not.toContain('ሳባ');

  const volunteer = await (await phone()).newPage();
  await openOwnerPage(volunteer, place);
  await volunteer.goto('/nl/register/own/requests');
  await volunteer.locator('article', { hasText: 'ሳባ' }).locator('button[name=kind][value=offer]').click();

  const elsewhere = await (await phone()).newPage();
  await elsewhere.goto('/ti/open/pictures');
  for (const word of words) await elsewhere.locator(`button[name=tap][value=${word}]`).click();
  await elsewhere.locator('button[value=shared]').last().click();
  await elsewhere.goto('/ti/requests');
  const offered = messagesIn('ti')('state.offered');
  expect(await read(elsewhere)).toContain(offered);
  await elsewhere.locator('main a[href="/ti/requests/print"]').click();
  await elsewhere.emulateMedia({ media: 'print' });
  const paper = await read(elsewhere, 'body');
  expect(paper).toContain(offered);
  expect(paper).toContain(messagesIn('nl')('state.offered'));
  expect(
    words.filter((word) =>
      paper
        .toLowerCase()
        .split(/\P{L}+/u)
        .includes(word),
    ),
  ).toEqual([]);
  expect(await elsewhere.locator('.words').count()).toBe(0);
  expect(
    await elsewhere
      .locator('nav, footer, .actions')
      .evaluateAll((all) => all.filter((one) => one.checkVisibility()).length),
  ).toBe(0);
  const smallest = await elsewhere
    .locator('.large-print :is(p, h2)')
    .evaluateAll((all) => Math.min(...all.map((one) => Number.parseFloat(getComputedStyle(one).fontSize))));
  expect(smallest).toBeGreaterThanOrEqual(18);
  const pages = (await elsewhere.pdf({ format: 'A4', preferCSSPageSize: true })).toString('latin1');
  expect(pages.match(/\/Type\s*\/Page\b/g)).toHaveLength(1);
}, 120_000);

test('the first visit to a public page of asking, sharing, hours and accounts is at most 30 kB', async () => {
  for (const language of ['nl', 'ar'])
    for (const where of [`/initiatives/${place.initiative}/come`, '/hours/verify', '/beside', '/account']) {
      const total = await firstVisitBytes(await phone({ script: true }), `/${language}${where}`);
      expect(total, where).toBeGreaterThan(2_000);
      expect(total, where).toBeLessThanOrEqual(30_000);
    }
});

test('nothing went wrong unseen', () => expect(faults).toEqual([]));
