import pg from 'pg';
import { afterAll, expect, test } from 'vitest';
import { visitor } from '#core/access/actor.ts';
import { connect } from '#core/db/connection.ts';
import { databaseTrouble } from '#core/db/trouble.ts';
import { privateLinkToken } from '#core/private-links.ts';
import { createTestApp } from '../../../../test/support/app.ts';
import { meeting } from '../../../../test/support/meeting.ts';
import { TEST_LOGIN } from '../../../../test/support/postgres.ts';
import { breakOutsOf } from '../edition/rules.ts';
import { cancelRegistration } from '../own-page/actions.ts';
import { proposeSeats, publishSeats } from '../seating/actions.ts';
import { register } from './actions.ts';

const { app, faults, owner } = await createTestApp(6);
const { id, deniz, edition } = await meeting(app);
const link = new pg.Client(owner);
await link.connect();
await link.query('update break_out set places = 25, least = 0');
await proposeSeats(app, deniz, { edition: id });
await publishSeats(app, deniz, { edition: id });

/** Another server on the same database. */
const second = {
  ...app,
  db: connect({
    connection: { ...owner, ...TEST_LOGIN },
    maxConnections: 6,
    secret: app.secret,
    now: app.now,
  }),
};
afterAll(async () => {
  await second.db.destroy();
  await link.end();
});
const breakOuts = breakOutsOf(await edition());
const part = breakOuts[0]?.partId ?? '';
const PEOPLE = 500;

const source = (i: number) => ({ application: ['crowd', String(i)] });
const form = (i: number) => ({
  email: `mens${i}@voorbeeld.nl`,
  phone: '',
  members: [{ firstName: `Mens ${i}`, interpreter: '', needs: [], diet: '', other: '' }],
  wishes: { [part]: [breakOuts[(i * i) % 3]?.id ?? '', breakOuts[3]?.id ?? ''] },
  anyOther: i % 2 === 0,
  moveUp: true,
  keepInformed: false,
  expectedVersion: 0,
});

const MAX_TRIES = 10;

/** Whoever is told that the server has no time sends the same form again, as the page says. */
async function patiently<T>(send: () => Promise<T>): Promise<T> {
  for (let tries = 1; ; tries++) {
    try {
      return await send();
    } catch (fault) {
      if (tries === MAX_TRIES || databaseTrouble(fault) !== 'unreachable') throw fault;
    }
  }
}

const seatsTaken = async () => breakOutsOf(await edition()).map((breakOut) => breakOut.seatsTaken);
const count = async (from: string): Promise<number> =>
  (await link.query(`select count(*)::int as n from ${from}`)).rows[0].n;

test('500 people sign up at once, on two servers, for 100 seats: none too many, nobody lost, one letter each', async () => {
  const results = await Promise.all(
    Array.from({ length: PEOPLE }, (_, i) =>
      patiently(() =>
        register(i % 2 ? app : second, visitor, {
          edition: id,
          idempotencyKey: source(i),
          language: 'nl',
          form: form(i),
        }),
      ),
    ),
  );
  expect(results.filter(({ ok }) => !ok)).toEqual([]);
  expect(await count('sign_up')).toBe(PEOPLE);
  expect(await seatsTaken()).toEqual([25, 25, 25, 25]);
  expect(await count('seat')).toBe(100);
  expect(await count('mail_outbox')).toBe(PEOPLE);
  expect(await count('(select distinct recipient from mail_outbox) as each_one')).toBe(PEOPLE);
  const queued = await count('(select distinct sign_up_id from waitlist_entry) as waiting');
  expect(queued).toBeGreaterThanOrEqual(400);
}, 120_000);

test('the same 500 forms again change nothing', async () => {
  await Promise.all(
    Array.from({ length: 40 }, (_, i) =>
      register(second, visitor, {
        edition: id,
        idempotencyKey: source(i),
        language: 'nl',
        form: form(i),
      }),
    ),
  );
  expect(await count('sign_up')).toBe(PEOPLE);
  expect(await count('mail_outbox')).toBe(PEOPLE);
});

test('thirty cancel at once: every seat goes to somebody who waits, nobody twice', async () => {
  const seated = await link.query('select sign_up_id as id from seat limit 30');
  const cancelled = await Promise.all(
    seated.rows.map(({ id: registrationId }, i) =>
      patiently(() =>
        cancelRegistration(i % 2 ? app : second, visitor, {
          link: privateLinkToken(app, 'sign-up', registrationId),
        }),
      ),
    ),
  );
  expect(cancelled.every(({ ok }) => ok)).toBe(true);
  expect(await seatsTaken()).toEqual([25, 25, 25, 25]);
  expect(await count('seat')).toBe(100);
  expect(await count("sign_up where state = 'cancelled'")).toBe(30);
}, 120_000);

test('the database itself refuses a seat too many', async () => {
  const full = breakOuts[0]?.id;
  const waiting = await link.query(
    'select id from sign_up s where state = $1 and not exists (select from seat where sign_up_id = s.id) limit 1',
    ['coming'],
  );
  await expect(
    link.query(
      "insert into seat (sign_up_id, edition_id, part_id, break_out_id, size, how, at) values ($1, $2, $3, $4, 1, 'direct', now())",
      [waiting.rows[0].id, id, part, full],
    ),
  ).rejects.toThrow(/violates check constraint/);
});

test('nothing went wrong unseen', () => expect(faults).toEqual([]));
