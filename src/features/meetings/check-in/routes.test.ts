import pg from 'pg';
import { afterAll, expect, test } from 'vitest';
import { createTestApp } from '../../../../test/support/app.ts';
import { meeting, signUp } from '../../../../test/support/meeting.ts';
import { signInTeam } from '../../../../test/support/team.ts';
import { proposeSeats, publishSeats } from '../seating/actions.ts';

const { browser, app, at, faults, owner } = await createTestApp();
const { id, teamLink, token, deniz, edition } = await meeting(app);
const link = new pg.Client(owner);
await link.connect();
afterAll(() => link.end());
const team = browser();
team.jar.set('vanonderop_team', token);
const desk = `/nl/organise/${id}`;

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
  const code = pages[here]?.match(/[0-9A-Z]{4}-[0-9A-Z]{4}/)?.[0] ?? '';
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

test('nothing went wrong unseen', () => expect(faults).toEqual([]));
