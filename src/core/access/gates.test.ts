import { sql } from 'kysely';
import pg from 'pg';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { createTestApp } from '../../../test/support/app.ts';
import { inTransaction } from '../db/rls-context.ts';
import { countAttempt } from '../rate-limit.ts';
import { ok, refuse } from '../result.ts';
import { action } from './action.ts';
import { type Actor, visitor } from './actor.ts';
import { accessLogEntries, readOwn, readPublic } from './logged-read.ts';

const { app, owner } = await createTestApp();
const yonas: Actor = {
  kind: 'newcomer',
  person: '00000000-0000-4000-8000-000000000001',
  sessionHash: 'aa',
  token: 'a',
};
const samira: Actor = {
  kind: 'newcomer',
  person: '00000000-0000-4000-8000-000000000002',
  sessionHash: 'bb',
  token: 'b',
};

for (const { person } of [yonas, samira]) {
  await inTransaction(app.db, { person }, async (tx) => {
    await sql`insert into person (id) values (${person})`.execute(tx);
    await sql`insert into story_answer (person_id, question, answer) values (${person}, 'level', '"a1"')`.execute(
      tx,
    );
  });
}

const audits = async (name: string) => {
  const link = new pg.Client(owner);
  await link.connect();
  const { rows } = await link.query<{ actor: string; outcome: string }>(
    'select actor, outcome from audit where action = $1 order by id',
    [name],
  );
  await link.end();
  return rows;
};

test('an action that refuses leaves nothing behind but its audit line', async () => {
  const change = action({
    name: 'test.refuse',
    allow: 'newcomer',
    input: z.object({}),
    run: async ({ tx }) => {
      await sql`update story_answer set answer = '"b2"'`.execute(tx);
      return refuse('not-today');
    },
  });
  expect(await change(app, yonas, {})).toEqual({ ok: false, refusal: 'not-today' });
  const left = await readOwn(app, yonas, { purpose: 'own-story', page: 'test' }, (tx) =>
    sql<{ answer: string }>`select answer from story_answer`.execute(tx),
  );
  expect(left.ok && left.value.rows).toEqual([{ answer: 'a1' }]);
  expect((await audits('test.refuse')).map(({ outcome }) => outcome)).toEqual(['not-today']);
});

test('a visitor cannot do what is for newcomers, and odd input is refused before anything runs', async () => {
  let ran = 0;
  const once = action({
    name: 'test.gate',
    allow: 'newcomer',
    input: z.object({ level: z.enum(['a1']) }),
    run: async () => {
      ran++;
      return ok(null);
    },
  });
  expect(await once(app, visitor, { level: 'a1' })).toEqual({ ok: false, refusal: 'not-signed-in' });
  expect(await once(app, yonas, { level: 'z9' })).toEqual({ ok: false, refusal: 'not-understood' });
  expect(ran).toBe(0);
  expect((await once(app, yonas, { level: 'a1' })).ok).toBe(true);
  const lines = await audits('test.gate');
  expect(lines.map(({ outcome }) => outcome)).toEqual(['not-signed-in', 'not-understood', 'done']);
  // The audit outlives the person: it must not hold their number.
  expect(JSON.stringify(lines)).not.toContain(yonas.person);
});

test('who looks at a story is written down, where the person can read it', async () => {
  await readOwn(app, samira, { purpose: 'own-week', page: '/week' }, async () => null);
  const seen = await readOwn(app, samira, { purpose: 'own-log', page: '/story/log' }, (tx, person) =>
    accessLogEntries(tx, person, 10),
  );
  expect(seen.ok && seen.value[0]).toMatchObject({ purpose: 'own-week', page: '/week', actor: 'self' });
  expect(await readOwn(app, visitor, { purpose: 'own-week', page: '/week' }, async () => null)).toEqual({
    ok: false,
    refusal: 'not-signed-in',
  });
});

test('when the line cannot be written, nothing is shown', async () => {
  const link = new pg.Client(owner);
  await link.connect();
  await link.query('revoke insert on access_log from vanonderop');
  const shown = readOwn(app, yonas, { purpose: 'own-story', page: 'x' }, (tx) =>
    sql`select * from story_answer`.execute(tx),
  );
  await expect(shown).rejects.toThrow(/permission denied/);
  await link.query('grant insert on access_log to vanonderop');
  await link.end();
});

test('with the gate passed by, the database still returns nothing of another person', async () => {
  const tables = ['person', 'key_card', 'session', 'story_answer', 'story_choice', 'access_log'];
  for (const table of tables) {
    const asNobody = await readPublic(app, (tx) => sql`select * from ${sql.table(table)}`.execute(tx));
    expect(asNobody.rows, table).toEqual([]);
  }
  const asYonas = await inTransaction(app.db, { person: yonas.person }, (tx) =>
    sql<{ person_id: string }>`select person_id from story_answer`.execute(tx),
  );
  expect(asYonas.rows.map((row) => row.person_id)).toEqual([yonas.person]);
  const stolen = await inTransaction(app.db, { person: yonas.person }, (tx) =>
    sql`update story_answer set answer = '"b2"' where person_id = ${samira.person}`.execute(tx),
  );
  expect(stolen.numAffectedRows).toBe(0n);
  const forgedRow = inTransaction(app.db, { person: yonas.person }, (tx) =>
    sql`insert into story_answer (person_id, question, answer) values (${samira.person}, 'goals', '[]')`.execute(
      tx,
    ),
  );
  await expect(forgedRow).rejects.toThrow(/row-level security/);
});

/** Functions of the owner read these, or put what is sealed in them under a new key, so that the owner, who is not the server, is not forced under their policies. */
const READ_BY_THE_OWNER = [
  'access_log',
  'befriending_answer',
  'befriending_check',
  'befriending_check_in',
  'befriending_draft',
  'befriending_end',
  'befriending_go_on',
  'befriending_member',
  'befriending_message',
  'befriending_photo',
  'befriending_reach',
  'befriending_relay_address',
  'befriending_reminder',
  'befriending_safety',
  'befriending_year_on',
  'case_link',
  'consent',
  'hours_entry',
  'hours_statement',
  'idea',
  'log_chain',
  'placement_request',
];

test('every table with a person in it is under row-level security, forced also for its owner', async () => {
  const link = new pg.Client(owner);
  await link.connect();
  const { rows } = await link.query<{ name: string; guarded: boolean; forced: boolean }>(`
    select c.relname as name, c.relrowsecurity as guarded, c.relforcerowsecurity as forced
    from pg_class c where c.relkind = 'r' and c.relnamespace = 'public'::regnamespace and (c.relname = 'person' or exists (
      select from pg_attribute a where a.attrelid = c.oid and a.attname = 'person_id'))`);
  await link.end();
  expect(rows.length).toBeGreaterThanOrEqual(6);
  expect(rows.filter(({ guarded }) => !guarded)).toEqual([]);
  expect(rows.flatMap(({ name, forced }) => (forced ? [] : [name])).sort()).toEqual(READ_BY_THE_OWNER);
});

test('the server owns nothing, cannot bypass policies, and cannot make itself more', async () => {
  const who = await sql<{ super: boolean; bypass: boolean; owns: number }>`
    select rolsuper as super, rolbypassrls as bypass,
      (select count(*)::int from pg_class where relowner = pg_roles.oid) as owns
    from pg_roles where rolname = current_user`.execute(app.db);
  expect(who.rows).toEqual([{ super: false, bypass: false, owns: 0 }]);
  await expect(sql`alter table story_answer disable row level security`.execute(app.db)).rejects.toThrow(
    /must be owner/,
  );
  await expect(sql`set role vanonderop_owner`.execute(app.db)).rejects.toThrow(/permission denied/);
  await expect(sql`delete from audit`.execute(app.db)).rejects.toThrow(/permission denied/);
});

test('what is claimed in one transaction is forgotten in the next, on the same connection', async () => {
  await inTransaction(app.db, { person: yonas.person }, async () => null);
  const after = await sql<{ n: number }>`select count(*)::int as n from story_answer`.execute(app.db);
  expect(after.rows).toEqual([{ n: 0 }]);
});

test('tries are counted together, whoever asks first', async () => {
  const now = app.now();
  const tries = await Promise.all(
    Array.from({ length: 12 }, () => countAttempt(app.db, 'test', 10, 60, now)),
  );
  expect(tries.filter(Boolean)).toHaveLength(10);
  expect(await countAttempt(app.db, 'test', 10, 60, new Date(now.getTime() + 61_000))).toBe(true);
});
