import pg from 'pg';
import { afterAll, expect, test } from 'vitest';
import { sealField } from '#core/crypto/field-encryption.ts';
import { inTransaction } from '#core/db/rls-context.ts';
import { createTestApp } from '../../../../test/support/app.ts';
import { answering, circleOf, done, newcomerWith, poolWith } from '../../../../test/support/circles.ts';
import { askCircle, goOnAYear } from './actions.ts';
import { ownCircleFacts } from './own-circles.ts';
import { keepYears } from './years.ts';

const { app, owner, at, faults } = await createTestApp();
const database = new pg.Client(owner);
await database.connect();
afterAll(() => database.end());

/** A circle and a newcomer who meet since the first of December. */
async function year() {
  at('2026-12-01T10:00:00Z');
  const pool = await poolWith(app, database);
  const circle = await circleOf(app, pool.listing, 3);
  const selam = await newcomerWith(app, pool.listing);
  done(await askCircle(app, selam, { circle: circle.card }));
  const { rows } = await database.query<{ id: string }>(
    'select id from befriending_proposal where resident_card = $1',
    [circle.card],
  );
  for (const member of circle.members) await answering(app, member, rows[0]?.id ?? '', 'yes');
  const pair = await database.query<{ id: string }>(
    'select id from befriending_pair where proposal_id = $1',
    [rows[0]?.id],
  );
  return { circle, selam, pair: pair.rows[0]?.id ?? '' };
}

const pairOf = async (id: string) =>
  (await database.query('select state, year_until from befriending_pair where id = $1', [id])).rows[0];
const yearsOf = (person: { person: string }) =>
  inTransaction(
    app.db,
    { person: person.person },
    async (tx) => (await ownCircleFacts(tx, app, person.person)).years,
  );

test('a circle has a year: in its last month both sides are asked, and with a yes of each it is a year longer', async () => {
  const { circle, selam, pair } = await year();
  expect(await yearsOf(selam)).toMatchObject([{ pair, asks: false, saidOn: false }]);
  expect(await goOnAYear(app, selam, { pair })).toEqual({ ok: false, refusal: 'gone' });
  at('2027-11-10T10:00:00Z');
  expect(await goOnAYear(app, selam, { pair })).toEqual({ ok: true, value: 'kept' });
  // The others see nothing of it.
  const [henk] = circle.members;
  if (!henk) throw new Error('nobody');
  expect(await yearsOf(henk)).toMatchObject([{ asks: true, saidOn: false }]);
  expect(await yearsOf(selam)).toMatchObject([{ asks: true, saidOn: true }]);
  expect(await goOnAYear(app, henk, { pair })).toEqual({ ok: true, value: 'longer' });
  // A second tap gives no third year.
  expect(await goOnAYear(app, henk, { pair })).toEqual({ ok: false, refusal: 'gone' });
  expect((await pairOf(pair)).year_until).toEqual(new Date('2028-12-01T10:00:00Z'));
  at('2027-12-02T10:00:00Z');
  await keepYears(app);
  expect((await pairOf(pair)).state).not.toBe('ended');
});

test('a year that one side wants to go on with ends well when it is over', async () => {
  const { selam, pair } = await year();
  at('2027-11-20T10:00:00Z');
  done(await goOnAYear(app, selam, { pair }));
  await keepYears(app);
  expect((await pairOf(pair)).state).not.toBe('ended');
  at('2027-12-01T10:00:01Z');
  await keepYears(app);
  expect((await pairOf(pair)).state).toBe('ended');
  expect(await yearsOf(selam)).toEqual([]);
});

test('a reminder goes out once, in the last month, to whoever gave an address', async () => {
  const { circle } = await year();
  const [henk] = circle.members;
  const { rows } = await database.query<{ id: string }>(
    'select id from befriending_member where person_id = $1',
    [henk?.person],
  );
  const id = rows[0]?.id ?? '';
  await database.query('update befriending_member set email_sealed = $1 where id = $2', [
    sealField(app, { table: 'befriending_member', column: 'email_sealed', row: id }, 'henk@example.nl'),
    id,
  ]);
  const letters = async () =>
    (await database.query(`select subject, body from mail_outbox where recipient = 'henk@example.nl'`)).rows;
  at('2027-10-01T10:00:00Z');
  await keepYears(app);
  expect(await letters()).toEqual([]);
  at('2027-11-10T10:00:00Z');
  await keepYears(app);
  await keepYears(app);
  expect(await letters()).toMatchObject([{ subject: 'Jullie jaar samen is bijna om' }]);
  expect((await letters())[0]?.body).not.toContain('Selam');
  expect(faults).toEqual([]);
});
