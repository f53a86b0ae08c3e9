import pg from 'pg';
import { afterAll, expect, test } from 'vitest';
import { createTestApp } from '../../../../test/support/app.ts';
import { meeting, signUp } from '../../../../test/support/meeting.ts';
import { proposeSeats } from './actions.ts';

const { browser, app, faults, owner } = await createTestApp();
const { id, token, deniz, edition } = await meeting(app);
const database = new pg.Client(owner);
await database.connect();
afterAll(() => database.end());
const team = browser();
team.jar.set('vanonderop_team', token);
const desk = `/nl/organise/${id}`;
await signUp(browser(), await edition(), [1], { name0: 'Aster' });
await signUp(browser(), await edition(), [2], { name0: 'Bilal' });

test('a host sits at the own table, takes no place of others, and is left alone by the seating', async () => {
  await database.query('update break_out set least = 0');
  await proposeSeats(app, deniz, { edition: id });
  const host = browser();
  const page = await signUp(host, await edition(), [3], { name0: 'Gijs' });
  const hostedBreakOut = async () =>
    (await edition()).parts.flatMap(({ breakOuts }) => breakOuts).find(({ number }) => number === 4);
  const { rows } = await database.query(
    "select s.id from sign_up s join sign_up_member m on m.sign_up_id = s.id where m.first_name = 'Gijs'",
  );
  const breakOut = await hostedBreakOut();
  const seat = { signUp: rows[0].id, part: breakOut?.partId ?? '', host: breakOut?.id ?? '' };
  await team.get(`${desk}/seats`);
  expect((await team.post(`${desk}/seat`, seat)).to).toContain('/seats');
  await proposeSeats(app, deniz, { edition: id });
  expect((await hostedBreakOut())?.seatsTaken).toBe(0);
  const seats = await database.query("select count(*)::int as count from seat where how = 'host'");
  expect(seats.rows).toEqual([{ count: 1 }]);
  await host.get(page);
  await host.post(`${page}/cancel`, {});
});

test('nothing went wrong unseen', () => expect(faults).toEqual([]));
