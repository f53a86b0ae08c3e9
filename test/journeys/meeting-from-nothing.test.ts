import type { BrowserContext, Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { visitor } from '#core/access/actor.ts';
import { inTransaction } from '#core/db/rls-context.ts';
import { amsterdamDate, daysAfter } from '#core/time/amsterdam.ts';
import { issueOperatorLink } from '#features/accounts';
import { findEdition } from '../../src/features/meetings/edition/queries.ts';
import type { Edition } from '../../src/features/meetings/edition/types.ts';
import { register } from '../../src/features/meetings/registration-form/actions.ts';
import { site, wrongOnPhoneAndDesk } from '../support/site.ts';

const { phone, at, app, faults } = await site({ demonstration: false });
const teamLink = await issueOperatorLink(app, 'Deniz', 300);
const now = app.now;
const FIRST_DAY = amsterdamDate(daysAfter(now(), 40));
const SECOND_DAY = amsterdamDate(daysAfter(now(), 41));
const LINK = 'https://video.voorbeeld.nl/kamer-7';

let id = '';
let own = '';
const edition = async (): Promise<Edition> => {
  const found = await inTransaction(app.db, {}, (tx) => findEdition(tx, { id }));
  if (!found) throw new Error('the meeting is not public');
  return found;
};

/** A device on which Deniz opened the link of the team. */
async function desk(): Promise<{ context: BrowserContext; page: Page }> {
  const context = await phone({ wide: true });
  const page = await context.newPage();
  await page.goto(teamLink.replace(/^https?:\/\/[^/]+/, at));
  await page.locator('form[action*="/team"] button').first().click();
  return { context, page };
}

/** Opens the form of the editor below a heading, fills it in and sends it. */
async function fill(page: Page, form: string, fields: Record<string, string>): Promise<void> {
  const details = page.locator(`details#form-${form}`);
  if (!(await details.evaluate((element: HTMLDetailsElement) => element.open)))
    await details.locator('summary').first().click();
  for (const [name, value] of Object.entries(fields)) {
    const field = details.locator(`[name="${name}"]`);
    if ((await field.evaluate((element) => element.tagName)) === 'SELECT') await field.selectOption(value);
    else await field.fill(value);
  }
  await details.locator('form.stack > button').first().click();
  await page.locator('[role=status]').first().waitFor();
}

test('on an empty installation an organiser makes a meeting of two days, here and on line, and publishes it', async () => {
  const { context, page } = await desk();
  await page.goto('/nl/organise');
  await page.locator('main a[href$="/organise/new"]').click();
  await page.fill('input[name=title-nl]', 'Twee dagen welkom');
  await page.fill('input[name=title-en]', 'Two days of welcome');
  await page.fill('input[name=day]', FIRST_DAY);
  await page.fill('input[name=days]', '2');
  await page.fill('input[name=from]', '10:00');
  await page.fill('input[name=to]', '17:00');
  await page.fill('input[name=name]', 'Buurthuis De Kade');
  await page.fill('input[name=address]', 'Kade 1');
  await page.fill('input[name=town]', 'Delft');
  await page.locator('form#new-meeting > button.primary').click();
  await page.waitForURL(/\/edit$/);
  id = /organise\/([0-9a-f-]{36})/.exec(page.url())?.[1] ?? '';
  expect(await page.locator('.checklist').innerText()).toContain('Voeg een onderdeel toe');
  await fill(page, 'new-online', { name: 'Online', link: LINK });
  await fill(page, 'new-part', { kind: 'break-outs', day: FIRST_DAY, from: '11:00', to: '12:30' });
  const ids = await page.locator('details[id^=form-new-]').evaluateAll((all) => all.map((each) => each.id));
  const round =
    ids.map((each) => each.replace('form-', '')).find((each) => each.length > 'new-'.length + 30) ?? '';
  await fill(page, round, {
    'title-nl': 'Taal op het werk',
    host: 'Taalhuis',
    places: '120',
  });
  await fill(page, round, {
    'title-nl': 'Samen koken',
    host: 'Kookclub',
    places: '120',
  });
  await fill(page, 'new-part', { kind: 'market', day: FIRST_DAY, from: '13:00', to: '16:00' });
  await fill(page, 'new-part', {
    kind: 'plenary',
    day: SECOND_DAY,
    from: '11:00',
    to: '12:00',
    venue: 'Online',
    'title-nl': 'Terugkijken',
  });
  await fill(page, 'new-part', { kind: 'drinks', day: SECOND_DAY, from: '16:00', to: '01:00' });
  await page.locator('form[action$="/publish"] button').click();
  const visit = await phone();
  const seen = await visit.newPage();
  await seen.goto('/nl/meetings');
  await seen.locator('.card a').first().click();
  const words = await seen.locator('main').innerText();
  expect(words).toContain('Terugkijken');
  expect(words).toContain('Online');
  expect(await seen.content()).not.toContain('kamer-7');
  await visit.close();
  await context.close();
});

test('two hundred people come, the first with a phone; she has the link of the second day, and no public page has', async () => {
  const context = await phone();
  const page = await context.newPage();
  await page.goto('/nl/meetings');
  await page.locator('.card a').first().click();
  await page.locator('main a[href$="/come"]').click();
  await page.fill('input[name=name0]', 'Aster');
  await page.fill('input[name=email]', 'aster@voorbeeld.nl');
  await page.locator('select[name^=wish]').first().selectOption({ index: 1 });
  await page.locator('form#come > button.primary').click();
  own = new URL(page.url()).pathname;
  expect(await page.locator(`a[href="${LINK}"]`).count()).toBe(1);
  const part = (await edition()).parts.find(({ breakOuts }) => breakOuts.length);
  const [language, cooking] = part?.breakOuts ?? [];
  for (let i = 1; i < 200; i++) {
    const registered = await register(app, visitor, {
      edition: id,
      idempotencyKey: { application: ['journey', String(i)] },
      language: i % 3 ? 'nl' : 'ar',
      form: {
        email: i % 2 ? `gast${i}@voorbeeld.nl` : '',
        phone: '',
        members: [{ firstName: `Gast ${i}`, interpreter: '', needs: [], diet: '', other: '' }],
        wishes: { [part?.id ?? '']: [(i % 2 ? language : cooking)?.id ?? ''] },
        anyOther: true,
        moveUp: true,
        keepInformed: false,
        expectedVersion: 0,
      },
    });
    expect(registered.ok).toBe(true);
  }
  await context.close();
});

test('a stall gets a number and a place on the plan; a shift goes on after midnight', async () => {
  const context = await phone();
  const guest = await context.newPage();
  await guest.goto(`/nl/meetings/${(await edition()).slug}/stand`);
  await guest.fill('input[name=organisation]', 'De soepgroep');
  await guest.fill('input[name=shows]', 'Soep voor iedereen');
  await guest.fill('input[name=email]', 'soep@voorbeeld.nl');
  await guest.locator('form.stack button.primary').click();
  const { context: team, page } = await desk();
  await page.goto(`/nl/organise/${id}/market`);
  await page.fill('input[name=number]', 'a4');
  await page.locator('button[value=accepted]').click();
  await page.goto(`/nl/organise/${id}/market/plan`);
  expect(await page.locator('.stall-plan').innerText()).toMatch(/A4\s+De soepgroep/);
  await guest.reload();
  expect(await guest.locator('main').innerText()).toContain('A4');
  await page.goto(`/nl/organise/${id}/shifts`);
  const fresh = page.locator('form.stack').last();
  await fresh.locator('[name=task]').fill('Opruimen na het feest');
  await fresh.locator('[name=day]').fill(SECOND_DAY);
  await fresh.locator('[name=from]').fill('23:30');
  await fresh.locator('[name=to]').fill('01:30');
  await fresh.locator('button').click();
  const call = (await page.locator('main a:has(svg)').last().getAttribute('href')) ?? '';
  await guest.goto(call);
  await guest.fill('input[name=firstName]', 'Elif');
  await guest.fill('input[name=email]', 'elif@voorbeeld.nl');
  await guest.locator('form.search button').click();
  expect(await guest.locator('main').innerText()).toMatch(/Opruimen na het feest[\s\S]*Elif/);
  await team.close();
  await context.close();
});

test('seats are given; one break-out is cancelled with a reason, a hundred hear it, and sit elsewhere or in line', async () => {
  const { context, page } = await desk();
  await page.goto(`/nl/organise/${id}/seats`);
  await page.locator('form[action$="/proposal"] button').click();
  await page.locator('form[action$="/publication"] button').click();
  await page.goto(`/nl/organise/${id}/change`);
  await page.locator('details#part-cancelled summary').first().click();
  const cancelling = page.locator('details#part-cancelled');
  await cancelling.locator('select[name=target]').selectOption({ label: '1. Taal op het werk' });
  await cancelling.locator('[name=reason-nl]').fill('De gastheer is ziek.');
  await cancelling.locator('button.primary').click();
  expect(await page.locator('main').innerText()).toMatch(/10[01] mensen/);
  expect(await page.locator('main').innerText()).toContain('De gastheer is ziek.');
  await page.locator('form#change button.primary').click();
  await page.waitForURL(/letters\?sent$/);
  expect(await page.locator('.letter').innerText()).toContain('Deniz');
  const visit = await phone();
  const mine = await visit.newPage();
  await mine.goto(own);
  expect(await mine.locator('main').innerText()).toContain('Samen koken');
  await mine.goto(`/nl/meetings/${(await edition()).slug}`);
  expect(await mine.locator('#b1').innerText()).toContain('De gastheer is ziek.');
  await visit.close();
  await context.close();
});

test.each(['nl', 'ar'])(
  'axe finds nothing on the pages of making and changing a meeting in %s',
  async (language) => {
    const wrong: string[] = [];
    const { context, page } = await desk();
    const { slug } = await edition();
    const below = [
      '/edit',
      '/change',
      '/letters',
      '/market',
      '/market/plan',
      '/shifts',
      '/waiting',
      '/photos',
    ];
    const paths = [
      '/organise/new',
      ...below.map((path) => `/organise/${id}${path}`),
      `/meetings/${slug}`,
      own.replace(/^\/nl/, ''),
    ];
    const scripted = await phone({ wide: true, script: true });
    await scripted.addCookies(await context.cookies());
    const judged = await scripted.newPage();
    for (const path of paths) {
      const answer = await judged.goto(`/${language}${path}`);
      if (answer?.status() !== 200) wrong.push(`${path}: ${answer?.status()}`);
      wrong.push(...(await wrongOnPhoneAndDesk(judged)).map((what) => `${path}: ${what}`));
    }
    await page.close();
    await scripted.close();
    await context.close();
    expect([...new Set(wrong)]).toEqual([]);
  },
  240_000,
);

test('the days come and go: the tables write, and the report tells it to everybody', async () => {
  const { startsAt, slug } = await edition();
  app.now = () => new Date(startsAt.getTime() + 600_000);
  const { context, page } = await desk();
  await page.goto(`/nl/organise/${id}/hosts`);
  await page.locator('form[action$="/tables"] button').click();
  const table = (await page.locator('.own-badges a').last().getAttribute('href')) ?? '';
  const visit = await phone();
  const card = await visit.newPage();
  await card.goto(table);
  await card.fill('[name=words-insight]', 'Koken brengt ons samen');
  await card.fill('[name=words-agreement]', 'We koken elke maand');
  await card.locator('button[value=insight]').click();
  expect(await card.inputValue('[name=words-agreement]')).toBe('We koken elke maand');
  await card.fill('input[name=owner]', 'Kookclub');
  await card.fill('input[name=dueOn]', SECOND_DAY);
  await card.locator('button[value=agreement]').click();
  await page.goto(`/nl/organise/${id}/hosts`);
  await page.locator('form[action$="/report"] button').click();
  await card.goto(`/nl/meetings/${slug}/report`);
  const report = await card.locator('main').innerText();
  expect(report).toContain('Koken brengt ons samen');
  expect(report).toContain('We koken elke maand');
  app.now = now;
  await visit.close();
  await context.close();
});

test('nothing went wrong unseen', () => expect(faults).toEqual([]));
