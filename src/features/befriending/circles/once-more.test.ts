import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { afterAll, expect, test } from 'vitest';
import { createTestApp } from '../../../../test/support/app.ts';
import {
  answering,
  circleOf,
  done,
  keepApart,
  newcomerWith,
  poolWith,
} from '../../../../test/support/circles.ts';
import { askCircle } from './actions.ts';
import { proposeMore } from './once-more.ts';

const { app, owner, at, faults } = await createTestApp();
const database = new pg.Client(owner);
await database.connect();
afterAll(() => database.end());

/** A newcomer and a circle who did something small together. */
async function didSomethingSmall(forms: readonly ('circle' | 'once')[]) {
  at('2026-12-01T10:00:00Z');
  const pool = await poolWith(app, database);
  const circle = await circleOf(app, pool.listing, 3);
  await database.query(`update befriending_card set forms = '{once}' where id = $1`, [circle.card]);
  const selam = await newcomerWith(app, pool.listing, { forms: ['once'] });
  done(await askCircle(app, selam, { circle: circle.card }));
  const { rows } = await database.query<{ id: string; kind: string }>(
    'select id, kind from befriending_proposal where resident_card = $1',
    [circle.card],
  );
  expect(rows[0]?.kind).toBe('once');
  for (const member of circle.members) await answering(app, member, rows[0]?.id ?? '', 'yes');
  await database.query('update befriending_card set forms = $1 where id = any($2)', [
    forms,
    [circle.card, selam.card],
  ]);
  at('2026-12-08T10:00:00Z');
  const { rows: ended } = await database.query<{ id: string }>(
    `update befriending_pair set state = 'ended', ended_at = $1 where proposal_id = $2 returning id`,
    [app.now(), rows[0]?.id],
  );
  await database.query(
    `insert into befriending_end (id, pair_id, reason, thanks, at) values ($1, $2, 'done', '{}', $3)`,
    [randomUUID(), ended[0]?.id, app.now()],
  );
  at('2026-12-08T11:00:00Z');
  const proposals = async () =>
    (
      await database.query<{
        kind: string;
        state: string;
        begun_by: string | null;
        reasons: { reason: string }[];
      }>(
        'select kind, state, begun_by, reasons from befriending_proposal where resident_card = $1 order by proposed_at',
        [circle.card],
      )
    ).rows;
  return { circle, selam, proposals };
}

test('after something small both are asked at once whether they want more, once', async () => {
  const { proposals } = await didSomethingSmall(['circle', 'once']);
  await proposeMore(app);
  await proposeMore(app);
  const [, more, ...others] = await proposals();
  expect(others).toEqual([]);
  expect(more).toMatchObject({ kind: 'circle', state: 'open', begun_by: null });
  expect(more?.reasons[0]).toEqual({ reason: 'met', codes: [] });
});

test('who only looks for something small is asked for something small again', async () => {
  const { proposals } = await didSomethingSmall(['once']);
  await proposeMore(app);
  expect((await proposals())[1]).toMatchObject({ kind: 'once', state: 'open' });
});

test('nobody is asked for more where one blocked the other, or long after', async () => {
  const apart = await didSomethingSmall(['once']);
  const [henk] = apart.circle.members;
  if (henk) await keepApart(app, henk, apart.selam, 'blocked');
  const late = await didSomethingSmall(['once']);
  at('2027-02-01T10:00:00Z');
  await proposeMore(app);
  expect(await apart.proposals()).toHaveLength(1);
  expect(await late.proposals()).toHaveLength(1);
  expect(faults).toEqual([]);
});
