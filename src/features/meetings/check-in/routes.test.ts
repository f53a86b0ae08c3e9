import pg from 'pg';
import { afterAll, expect, test } from 'vitest';
import { createTestApp } from '../../../../test/support/app.ts';
import { meeting, signUp } from '../../../../test/support/meeting.ts';
import { signInTeam } from '../../../../test/support/team.ts';
import { proposeSeats, publishSeats } from '../seating/actions.ts';
import type { SyncAnswer } from './protocol.ts';

const { browser, app, at, faults, owner } = await createTestApp();
const { id, teamLink, token, deniz, edition } = await meeting(app);
const link = new pg.Client(owner);
await link.connect();
afterAll(() => link.end());
const team = browser();
team.jar.set('vanonderop_team', token);
const desk = `/nl/organise/${id}`;
const codeOn = (html: string) => html.match(/[0-9A-Z]{4}-[0-9A-Z]{4}/)?.[0] ?? '';

test('who does not come releases the seat for somebody who is here and waits, not for who stayed at home', async () => {
  await link.query('update break_out set least = 0');
  await link.query('update break_out set places = 1 where number = 1');
  const come = async (name: string) => {
    const phone = browser();
    return { phone, page: await signUp(phone, await edition(), [1], { name0: name }) };
  };
  const people = [await come('Aster'), await come('Bilal'), await come('Chava')];
  await proposeSeats(app, deniz, { edition: id });
  await publishSeats(app, deniz, { edition: id });
  const pages = await Promise.all(people.map(async ({ phone, page }) => (await phone.get(page)).html));
  const absent = pages.findIndex((html) => html.includes('Je zit in gesprek'));
  const here = (absent + 1) % 3;
  const { startsAt } = await edition();
  at(new Date(startsAt.getTime() + 30 * 60_000).toISOString());
  await signInTeam(team, app, teamLink);
  const code = codeOn(pages[here] ?? '');
  await team.get(`${desk}/check-in`);
  const scanned = await team.post(`${desk}/arrival`, { code: code.replace('-', '').toLowerCase() });
  expect(scanned.html).toContain('Welkom');
  expect((await team.post(`${desk}/arrival`, { code: 'QQQQ-QQQQ' })).html).toContain('kennen we niet');
  await team.post(`${desk}/release`, {});
  const after = await Promise.all(people.map(async ({ phone, page }) => (await phone.get(page)).html));
  expect(after[here]).toContain('Je zit in gesprek');
  expect(after[absent]).not.toContain('Je zit in gesprek');
  await team.post(`${desk}/arrival-undone`, { code });
  expect((await team.get(`${desk}/check-in`)).html).toMatch(/0.{0,3} van .{0,2}3/);
});

test('a code of nobody stays on the desk until somebody says who it was', async () => {
  await signUp(browser(), await edition(), [1], { name0: 'Dawit' });
  at(new Date(app.now().getTime() + 60_000).toISOString());
  const listed = async () => (await team.get(`${desk}/check-in/unknown`)).html;
  const scan = (await listed()).match(/unknown\?scan=([0-9a-f-]{36})/)?.[1] ?? '';
  expect(await listed()).toContain('QQQQ-QQQQ');
  expect(await listed()).toContain('Deniz');
  const searched = await team.get(`${desk}/check-in/unknown?scan=${scan}&q=bilal`);
  const code = searched.html.match(/name="code" value="([^"]+)"/)?.[1] ?? '';
  expect(searched.html).toContain(`Dit was ⁨Bilal⁩`);
  const solved = await team.post(`${desk}/unknown-solved`, { scan, code });
  expect(solved.html).toContain('Opgelost');
  expect(solved.html).not.toContain('QQQQ-QQQQ');
  expect((await team.get(`${desk}/check-in`)).html).toMatch(/1.{0,3} van .{0,2}4/);
  const again = await team.post(`${desk}/unknown-solved`, { scan, code });
  expect([again.status, again.html]).toEqual([409, expect.stringContaining('loste deze code net op')]);
});

test('a code that can go is dismissed; it is nobody', async () => {
  await team.post(`${desk}/arrival`, { code: 'boodschappenlijstje' });
  const html = (await team.get(`${desk}/check-in/unknown`)).html;
  const scan = html.match(/unknown\?scan=([0-9a-f-]{36})/)?.[1] ?? '';
  expect((await team.post(`${desk}/unknown-solved`, { scan, as: 'nobody' })).html).toContain('weggehaald');
  expect((await team.get(`${desk}/check-in/unknown`)).html).toContain('Er is niets op te lossen');
});

test('who walks in without a sign-up is here; a second tap on the same form is the same party', async () => {
  const page = await team.get(`${desk}/check-in`);
  const once = page.html.match(/name="once" value="([^"]+)"/)?.[1] ?? '';
  const fields = { once, name: 'ሄለን', people: '3', language: 'ti' };
  const first = await team.post(`${desk}/walk-in`, fields);
  expect(first.html).toContain('Welkom, ⁨ሄለን⁩');
  expect(first.html).toContain('En nog 2 mensen erbij');
  await team.post(`${desk}/walk-in`, fields);
  expect((await team.get(`${desk}/check-in?q=ሄለን`)).html).toMatch(/4.{0,3} van .{0,2}7/);
  const { rows } = await link.query('select size, walk_in, typed_by from sign_up where walk_in');
  expect(rows).toEqual([{ size: 3, walk_in: true, typed_by: 'desk' }]);
});

test('a party of nine does not get in by mistake: what was typed is still there', async () => {
  const page = await team.get(`${desk}/check-in`);
  const once = page.html.match(/name="once" value="([^"]+)"/)?.[1] ?? '';
  const refused = await team.post(`${desk}/walk-in`, { once, name: 'Aster <b>', people: '9' });
  expect(refused.html).toContain('Kies 1 tot 8 mensen');
  expect(refused.html).toContain('Aster &lt;b>');
});

test('an item that is not understood holds up no other, and nothing is said to be saved that is not', async () => {
  const sent = await team.post(`${desk}/arrivals`, {
    items: JSON.stringify([
      { id: 'x', kind: 'dance' },
      7,
      { id: 'y', kind: 'scan', text: 'a', at: 'noon', device: '' },
    ]),
    since: 'yesterday',
  });
  const { answers } = JSON.parse(sent.html) as SyncAnswer;
  expect(answers.map(({ id: item, outcome }) => [item, outcome])).toEqual([
    ['x', 'not-understood'],
    ['', 'not-understood'],
    ['y', 'not-understood'],
  ]);
  expect((await team.post(`${desk}/arrivals`, { items: '[' })).status).toBe(422);
});

test('a phone with an old page still delivers what it kept, each scan once', async () => {
  const code = codeOn((await team.get(`${desk}/check-in?q=Chava`)).html.split('id="people"')[1] ?? '');
  const scans = JSON.stringify([{ code, at: app.now().toISOString(), device: 'a1b2c3d4', sent: false }]);
  const sent = await team.post(`${desk}/arrivals`, { scans });
  await team.post(`${desk}/arrivals`, { scans });
  expect(JSON.parse(sent.html)).toMatchObject({
    came: expect.arrayContaining([{ code, at: expect.any(String) }]),
  });
  const { rows } = await link.query(
    "select count(*)::int as n from check_in_event where device = 'a1b2c3d4'",
  );
  expect(rows).toEqual([{ n: 1 }]);
});

test('the list finds a name without marks, and a letter of the index', async () => {
  const rowsOf = async (query: string) =>
    [
      ...(await team.get(`${desk}/check-in?${query}`)).html.matchAll(
        /<li data-code="[^"]+"[\s\S]*?<bdi>([^<]*)/g,
      ),
    ].map(([, name]) => name);
  expect(await rowsOf('q=cháv')).toEqual(['Chava']);
  expect(await rowsOf('letter=B')).toEqual(['Bilal']);
  expect(await rowsOf('q=zzz')).toEqual([]);
});

test('nothing went wrong unseen', () => expect(faults).toEqual([]));
