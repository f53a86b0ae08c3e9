import { randomUUID } from 'node:crypto';
import { sql as kyselySql } from 'kysely';
import pg from 'pg';
import { afterAll, expect, test } from 'vitest';
import { inTransaction, type RlsContext } from '#core/db/rls-context.ts';
import { createTestApp } from '../../../../../test/support/app.ts';
import { makeTenant, openStaffSession } from '../../../../../test/support/tenants.ts';
import { countHelp, helpCounts } from './follow-up-queries.ts';
import {
  addBottleneck,
  answersFor,
  findBottleneck,
  listBottlenecks,
  recordBottleneckEvent,
} from './queries.ts';
import type { BottleneckEventDetail } from './rules.ts';
import { standingOf } from './standing.ts';

const { app, owner } = await createTestApp();
const database = new pg.Client(owner);
await database.connect();
afterAll(() => database.end());
const delft = await makeTenant(app, 'Gemeente Delft');
const elsewhere = await makeTenant(app, 'Gemeente Den Haag', ['GM0518']);
const policy = { account: (await openStaffSession(app, delft, { roles: ['policy'] })).account };
const other = { account: (await openStaffSession(app, elsewhere, { roles: ['policy'] })).account };
const NOBODY: RlsContext = {};

const add = (
  source: Parameters<typeof addBottleneck>[1]['source'] = { kind: 'staff' },
  by: RlsContext = policy,
) =>
  inTransaction(app.db, by, (tx) =>
    addBottleneck(
      tx,
      {
        id: randomUUID(),
        tenant: delft,
        municipality: 'GM0503',
        language: 'ti',
        texts: [
          { language: 'ti', words: 'ቆልዓይ ዝሕዝ ሰብ የለን።', reviewed: true },
          { language: 'nl', words: 'Niemand past op mijn kind.', reviewed: true },
        ],
        source,
      },
      app.now(),
    ),
  );
const record = (id: string, detail: BottleneckEventDetail, by: RlsContext = policy, after?: number) =>
  inTransaction(app.db, by, (tx) => recordBottleneckEvent(tx, id, detail, { at: app.now(), after }));
const adoption = { kind: 'adopted', owner: 'Team Inburgering', termWeeks: 6 } as const;
const seen = (id: string, by: RlsContext) => inTransaction(app.db, by, (tx) => findBottleneck(tx, id));

test('nobody outside a municipality sees a bottleneck before it is taken up; then everybody does', async () => {
  const id = await add();
  expect(await seen(id, NOBODY)).toBeUndefined();
  expect(await seen(id, other)).toBeUndefined();
  expect((await seen(id, policy))?.texts).toHaveLength(2);
  expect(await record(id, adoption)).toMatchObject({ ok: true });
  for (const by of [NOBODY, other]) expect((await seen(id, by))?.events).toHaveLength(2);
});

test('a bottleneck without an owner or a term cannot be taken up, whoever writes it', async () => {
  const id = await add();
  const insert = (columns: string, values: string) =>
    database.query(
      `insert into bottleneck_event (id, bottleneck_id, number, kind, at, ${columns}) values ($1, $2, 2, 'adopted', now(), ${values})`,
      [randomUUID(), id],
    );
  await expect(insert('owner_name', `'Team'`)).rejects.toThrow('violates check constraint');
  await expect(insert('term_weeks', '6')).rejects.toThrow('violates check constraint');
  await expect(insert('owner_name, term_weeks', `'', 6`)).rejects.toThrow('violates check constraint');
});

test('what happened is never changed or taken away, and another municipality adds nothing', async () => {
  const id = await add();
  await record(id, adoption);
  const change = (sql: string) =>
    inTransaction(app.db, policy, async (tx) => {
      await kyselySql.raw(sql).execute(tx);
    });
  for (const sql of [
    `update bottleneck_event set term_weeks = 52`,
    `delete from bottleneck_event`,
    `update bottleneck set municipality = 'GM0518'`,
    `update bottleneck_event_text set words = 'x'`,
  ])
    await expect(change(sql)).rejects.toThrow('permission denied');
  await expect(record(id, { kind: 'answered', answer: 'done' }, other)).rejects.toThrow('row-level security');
  // What people said of an answer is for the task that counts it.
  await expect(
    record(id, { kind: 'followed-up', about: randomUUID(), helped: 100, notHelped: 0 }),
  ).rejects.toThrow('row-level security');
});

test('what does not follow on how it stands is refused, and so is what somebody else was before', async () => {
  const id = await add();
  expect(await record(id, { kind: 'answered', answer: 'done' })).toEqual({ ok: false, refusal: 'not-now' });
  await record(id, adoption);
  expect(await record(id, { kind: 'resumed' })).toEqual({ ok: false, refusal: 'not-now' });
  expect(await record(id, { kind: 'answered', answer: 'no' }, policy, 1)).toEqual({
    ok: false,
    refusal: 'changed-elsewhere',
  });
  const both = await Promise.all([
    record(id, { kind: 'answered', answer: 'no' }, policy, 2),
    record(id, { kind: 'answered', answer: 'done' }, policy, 2),
  ]);
  expect(both.filter(({ ok }) => ok)).toHaveLength(1);
});

test('a statement is taken up once, and who said it finds what came of it', async () => {
  const statement = randomUUID();
  const id = await add({ kind: 'statement', id: statement });
  expect(await add({ kind: 'statement', id: statement })).toBe(id);
  await record(id, adoption);
  await record(id, { kind: 'answered', answer: 'will-do', by: '2027-01-04' });
  const [found] = await inTransaction(app.db, NOBODY, (tx) =>
    answersFor(tx, { kind: 'statement', ids: [statement] }),
  );
  expect(found && standingOf(found, '2026-11-24')).toMatchObject({
    state: 'will-do',
    dueOn: '2027-01-04',
    owner: 'Team Inburgering',
  });
});

test('two numbers say whether an answer helped, and only the task that publishes them reads them', async () => {
  const id = await add();
  await record(id, adoption);
  const answer = await record(id, { kind: 'answered', answer: 'done' });
  const event = answer.ok ? answer.value : '';
  for (const hasHelped of [true, false, false])
    await inTransaction(app.db, NOBODY, (tx) => countHelp(tx, event, hasHelped));
  const counted = (by: RlsContext) =>
    inTransaction(app.db, by, async (tx) => (await helpCounts(tx)).filter((row) => row.event === event));
  expect(await counted(policy)).toEqual([]);
  expect(await counted({ systemTask: { name: 'voice' } })).toEqual([
    { event, bottleneck: id, helped: 1, notHelped: 2 },
  ]);
  expect((await inTransaction(app.db, NOBODY, (tx) => listBottlenecks(tx))).length).toBeGreaterThan(0);
});
