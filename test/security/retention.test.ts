import pg from 'pg';
import { afterAll, expect, test } from 'vitest';
import { runScheduledTasks } from '../../src/server/scheduled-tasks.ts';
import { createTestApp } from '../support/app.ts';
import { askerFor, initiativeWith } from '../support/placements.ts';

const { app, at, owner, faults } = await createTestApp();
const database = new pg.Client(owner);
await database.connect();
afterAll(() => database.end());
at(new Date().toISOString());

const ONE_YEAR_DAYS = 366;

/**
 * What docs/privacy.md promises, table by table: after so many days a row is gone, and a row that is younger stays. The policies
 * judge by the database's clock, so that the rows are made older instead of the clock later.
 */
const TERMS: { what: string; table: string; days: number; age: (days: number) => string; where?: string }[] =
  [
    {
      what: 'a consent that ended',
      table: 'consent',
      days: 730,
      age: (days) =>
        `update consent set until = now() - interval '${days} days', decided_at = now() - interval '${days + 10} days'`,
    },
    {
      what: 'a request that is over',
      table: 'placement_request',
      days: ONE_YEAR_DAYS,
      age: (days) =>
        `update placement_request set state = 'ended', state_at = now() - interval '${days} days'`,
    },
    {
      what: 'who came to a place',
      table: 'placement_attendance',
      days: ONE_YEAR_DAYS,
      age: (days) =>
        `insert into placement_attendance (request_id, day, present)
       select id, (now() - interval '${days} days')::date, 1 from placement_request`,
    },
    {
      what: 'a line of the access log',
      table: 'access_log',
      days: ONE_YEAR_DAYS,
      age: (days) =>
        // With its triggers: a line stands in a chain, and goes from the beginning of that.
        `set session_replication_role = default;
       insert into access_log (at, person_id, actor, purpose, page)
       select now() - interval '${days} days', person_id, 'self', 'own-story', '/story' from placement_request`,
    },
    {
      what: 'an answer that somebody filled in: the mark of it',
      table: 'story_fill',
      days: ONE_YEAR_DAYS,
      age: (days) =>
        `with answer as (insert into story_answer (person_id, question, answer) select person_id, 'name', '"X"' from placement_request
         on conflict do nothing returning person_id)
       insert into story_fill (person_id, question, filled_at, consent_id, filled_by)
       select r.person_id, 'name', now() - interval '${days} days', r.consent_id, 'Fatma' from placement_request r`,
    },
    {
      what: 'an idea of a guide',
      table: 'idea',
      days: ONE_YEAR_DAYS,
      age: (days) =>
        `with guide as (insert into account (id, email_sealed, email_digest, name, guide_of, made_at)
         values (gen_random_uuid(), 'x', sha256(random()::text::bytea), 'Fatma', 'Gemeente', now()) returning id)
       insert into idea (id, person_id, account_id, guide_name, initiative_id, reason, given_at)
       select gen_random_uuid(), r.person_id, guide.id, 'Fatma', r.initiative_id, 'near', now() - interval '${days} days'
       from placement_request r, guide`,
    },
    {
      what: 'a session of an account',
      table: 'account_session',
      days: 0,
      age: (days) =>
        `with member as (insert into account (id, email_sealed, email_digest, name, made_at)
         values (gen_random_uuid(), 'x', sha256(random()::text::bytea), 'Ria', now()) returning id)
       insert into account_session (token_hash, account_id, made_at, seen_at, ends_at, own_device, strong)
       select sha256(random()::text::bytea), id, now(), now(), now() - interval '${days} days', false, false from member`,
    },
  ];

const count = async (table: string): Promise<number> =>
  (await database.query(`select count(*)::int as n from ${table}`)).rows[0].n;

const emptied = async () => {
  await database.query('alter table access_log disable trigger user');
  await database.query('delete from person');
  await database.query('delete from account');
  await database.query('alter table access_log enable trigger user');
  await database.query('delete from maintenance_round');
};

const choir = await initiativeWith(app, database, { places: 9 });

test.each(TERMS)('$what ($table) is gone after $days days, and not before', async ({ table, days, age }) => {
  for (const [older, left] of [
    [days - 2, 1],
    [days + 2, 0],
  ] as const) {
    await emptied();
    await askerFor(app, choir);
    // The engine's own rules are tried elsewhere: here only how old a row is.
    await database.query(
      `set session_replication_role = replica; ${age(older)}; set session_replication_role = default`,
    );
    const before = await count(table);
    expect(before).toBeGreaterThan(0);
    await database.query('delete from maintenance_round');
    await runScheduledTasks(app);
    expect(await count(table), `${older} days old`).toBe(left ? before : before - 1);
  }
});

test('nothing went wrong unseen', () => expect(faults).toEqual([]));
