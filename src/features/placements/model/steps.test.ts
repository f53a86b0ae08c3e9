import { sql } from 'kysely';
import pg from 'pg';
import { afterAll, expect, test } from 'vitest';
import { inTransaction } from '#core/db/rls-context.ts';
import { createTestApp } from '../../../../test/support/app.ts';
import { askerFor, initiativeWith } from '../../../../test/support/placements.ts';
import { offerFreePlaces, takeStep } from './queries.ts';
import { PLACEMENT_STATES, STEP_KINDS, stateAfter } from './rules.ts';

const { app, at, owner } = await createTestApp();
const database = new pg.Client(owner);
await database.connect();
afterAll(() => database.end());

const stateOf = async (request: string) =>
  (await database.query('select state, steps from placement_request where id = $1', [request])).rows[0];

test('a place is asked for, offered and accepted; the last place is given once', async () => {
  const choir = await initiativeWith(app, database, { places: 1 });
  const [samira, yonas] = [await askerFor(app, choir), await askerFor(app, choir)];
  const answer = (request: string, kind: 'offer' | 'queue' | 'confirm') =>
    inTransaction(app.db, { link: choir.link }, (tx) =>
      takeStep(tx, {
        request,
        kind,
        by: 'initiative',
        seenSteps: 1,
        details: { until: '2026-12-05T12:00:00Z' },
      }),
    );
  expect(await answer(samira.request, 'offer')).toBe('done');
  expect(await answer(yonas.request, 'confirm')).toBe('full');
  expect(await answer(yonas.request, 'queue')).toBe('done');
  expect(await samira.act('accept')).toBe('done');
  expect(await samira.act('accept')).toBe('not-allowed');
  expect(await stateOf(samira.request)).toEqual({ state: 'confirmed', steps: 3 });
  expect(await samira.act('withdraw')).toBe('done');
  const offered = await inTransaction(
    app.db,
    { systemTask: { name: 'placements', subject: choir.listing } },
    (tx) => offerFreePlaces(tx, new Date('2026-12-05T12:00:00Z')),
  );
  expect(offered).toEqual([yonas.request]);
  const seen = await inTransaction(app.db, { link: choir.link }, (tx) =>
    tx.selectFrom('placement_request').select(['id', 'state']).execute(),
  );
  expect(seen).toEqual([{ id: yonas.request, state: 'offered' }]);
});

test('withdrawing the consent gives the place back, and the initiative sees nothing any more', async () => {
  const choir = await initiativeWith(app, database, { places: 2, automatic: true });
  const yonas = await askerFor(app, choir, 2);
  expect(await stateOf(yonas.request)).toMatchObject({ state: 'confirmed' });
  await inTransaction(app.db, { person: yonas.person }, async (tx) => {
    await sql`update consent set ended_at = ${app.now()}, ended_by = 'person' where id = ${yonas.consent}`.execute(
      tx,
    );
  });
  expect(await stateOf(yonas.request)).toMatchObject({ state: 'withdrawn' });
  const { rows } = await database.query('select held from placement_settings where listing_id = $1', [
    choir.listing,
  ]);
  expect(rows).toEqual([{ held: 0 }]);
});

test('a request that is opened again is shown no longer than the consent under it', async () => {
  const choir = await initiativeWith(app, database, { places: 2 });
  const samira = await askerFor(app, choir);
  const take = (kind: 'decline' | 'reopen') =>
    inTransaction(app.db, { link: choir.link }, (tx) =>
      takeStep(tx, {
        request: samira.request,
        kind,
        by: 'initiative',
        seenSteps: null,
        details: { promisedOn: '2026-12-01' },
      }),
    );
  const times = async () =>
    (
      await database.query<{ shown: Date; agreed: Date }>(
        'select r.shared_until as shown, c.until as agreed from placement_request r join consent c on c.id = r.consent_id where r.id = $1',
        [samira.request],
      )
    ).rows[0];
  expect(await take('decline')).toBe('done');
  const declined = await times();
  expect(declined?.shown.getTime()).toBeLessThan(declined?.agreed.getTime() ?? 0);
  at(new Date(app.now().getTime() + 86_400_000).toISOString());
  expect(await take('reopen')).toBe('done');
  const reopened = await times();
  expect(reopened?.shown).toEqual(reopened?.agreed);
});

test('the steps that the database knows are those of the rules', async () => {
  const { rows } = await database.query<{ kind: string; by: string; from_state: string; to_state: string }>(
    'select * from placement_transition',
  );
  const declared = STEP_KINDS.flatMap((kind) =>
    (['newcomer', 'initiative', 'server'] as const).flatMap((by) =>
      PLACEMENT_STATES.flatMap((from) => {
        const to = stateAfter(from, kind, by);
        return to ? [`${kind} ${by} ${from} ${to}`] : [];
      }),
    ),
  );
  expect(
    rows.map(({ kind, by, from_state, to_state }) => `${kind} ${by} ${from_state} ${to_state}`).sort(),
  ).toEqual(declared.sort());
});

test('a request cannot be moved by hand, and nobody takes a step for somebody else', async () => {
  const choir = await initiativeWith(app, database, { places: 5 });
  const [samira, yonas] = [await askerFor(app, choir), await askerFor(app, choir)];
  const forged = inTransaction(app.db, { person: samira.person }, (tx) =>
    sql`update placement_request set state = 'confirmed' where id = ${samira.request}`.execute(tx),
  );
  await expect(forged).rejects.toThrow(/permission denied/);
  const other = await inTransaction(app.db, { person: samira.person }, (tx) =>
    takeStep(tx, { request: yonas.request, kind: 'withdraw', by: 'newcomer', seenSteps: null }),
  );
  expect(other).toBe('not-found');
});
