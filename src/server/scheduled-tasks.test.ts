import pg from 'pg';
import { afterAll, expect, test } from 'vitest';
import { createLog } from '#core/log.ts';
import { retentionState } from '#core/retention.ts';
import { createTestApp } from '../../test/support/app.ts';
import { clockCommand } from './clock-command.ts';
import { runScheduledTasks } from './scheduled-tasks.ts';

const DAY_MS = 86_400_000;
const { app, at, faults, owner } = await createTestApp();
const database = new pg.Client(owner);
await database.connect();
afterAll(() => database.end());

const daysFromNow = (days: number): string => new Date(Date.now() + days * DAY_MS).toISOString();
const setLastRound = (days: number) =>
  database.query(
    'insert into maintenance_round (accepted_at) values ($1) on conflict (only_row) do update set accepted_at = $1',
    [daysFromNow(days)],
  );

/** What is two years old, and so due to be deleted; and what is from today. */
async function addOldAndNew(): Promise<void> {
  await database.query(`
    insert into person (seen_at) values (now() - interval '2 years'), (now());
    insert into deletion_notice (person_id, noticed_at, letters)
      select id, now() - interval '1 year', 0 from person where seen_at < now() - interval '1 year' on conflict do nothing;
    insert into story_answer (person_id, question, answer) select id, 'name', '"X"' from person
      on conflict do nothing;
    insert into contact_question (id, link_hash, category, language, state, received_at, promised_at, last_at)
      select gen_random_uuid(), sha256(random()::text::bytea), 'other', 'nl', 'open', moment, moment, moment
        from (values (now()), (now() - interval '2 years')) as moments(moment);
    insert into listing (id, link_hash, vouch_hash, language, form, owner_email, state, made_at, changed_at)
      select gen_random_uuid(), sha256(random()::text::bytea), sha256(random()::text::bytea), 'nl', '{"ownerEmail": "a@b.example"}',
        'a@b.example', state, moment, moment
        from (values (now()), (now() - interval '2 years')) as moments(moment), (values ('draft'), ('stopped')) as states(state);
    insert into mail_outbox (recipient, subject, body, language, sent_at)
      values ('a@b.example', 'Dag', '/m/link', 'nl', now()), ('a@b.example', 'Dag', '/m/link', 'nl', now() - interval '2 years');
    insert into team_key (name, duties, token_hash, ends_at) values
      ('Nu', '{desk}', sha256(random()::text::bytea), now() + interval '1 day'),
      ('Toen', '{desk}', sha256(random()::text::bytea), now() - interval '2 years');
    with giver as (insert into team_key (name, duties, token_hash, ends_at)
      values ('Gever', '{organiser}', sha256(random()::text::bytea), now() - interval '2 years') returning id)
      insert into team_key (name, duties, token_hash, ends_at, given_by)
      select 'Gekregen', '{desk}', sha256(random()::text::bytea), now() - interval '10 days', id from giver;
    insert into audit (at, actor, action, outcome) values (now() - interval '3 years', 'visitor', 'a.b', 'done'),
      (now(), 'visitor', 'a.b', 'done');
    insert into attempt (bucket, slot) values (gen_random_uuid()::text, now() - interval '900 days');
  `);
}

const TABLES = ['person', 'story_answer', 'contact_question', 'listing', 'mail_outbox', 'team_key', 'audit'];
async function counts(): Promise<Record<string, number>> {
  const { rows } = await database.query(
    `select ${[...TABLES, 'attempt'].map((table) => `(select count(*)::int from ${table}) as ${table}`).join(', ')},
      (select count(*)::int from listing where owner_email is not null) as owners`,
  );
  return rows[0];
}

/** Runs a round. @returns what changed in the tables, and what the operator was told about the clock */
async function round(): Promise<{ fewer: string[]; told: string[] }> {
  faults.length = 0;
  const before = await counts();
  await runScheduledTasks(app);
  const after = await counts();
  const fewer = Object.keys(before).filter((name) => (after[name] ?? 0) < (before[name] ?? 0));
  const told = [...faults];
  faults.length = 0;
  return { fewer, told };
}

/** The operator's command, as `npm run clock`. @returns its exit code and what it printed */
async function clock(...args: string[]): Promise<{ code: number; printed: string }> {
  const lines: string[] = [];
  const code = await clockCommand.run(
    {
      openDatabase: async () => app.db,
      print: (line) => lines.push(line),
      printError: (line) => lines.push(line),
      over: null,
      now: app.now,
      stop: new AbortController().signal,
      publicUrl: app.publicUrl,
      dataFolder: '',
    },
    args,
  );
  return { code, printed: lines.join('\n') };
}

const EVERYTHING_OLD = [...TABLES, 'attempt', 'owners'].sort();

test('a fresh installation is asked nothing, whatever its first hour', async () => {
  at(daysFromNow(0));
  expect(await round()).toEqual({ fewer: [], told: [] });
  expect(await round()).toEqual({ fewer: [], told: [] });
});

test.each([400, -400])(
  'when the clock of the server is %i days off nobody is erased, and the operator is told',
  async (days) => {
    await database.query('delete from maintenance_round');
    await addOldAndNew();
    at(daysFromNow(days));
    const { fewer, told } = await round();
    // Counts of attempts name nobody; they go on by any clock.
    expect(fewer.filter((table) => table !== 'attempt')).toEqual([]);
    expect(told).toEqual([
      expect.stringMatching(/nothing old is deleted: The server's clock says .*Set them right/),
    ]);
    const { code, printed } = await clock('confirm');
    expect([code, printed]).toEqual([1, expect.stringContaining('Nothing was confirmed')]);
    expect((await round()).told).toHaveLength(1);
  },
);

test.each([
  [-400, 'long after'],
  [400, 'before'],
])(
  'when both clocks moved, so that the last round lies %i days away, nobody is erased until the operator says yes',
  async (days, when) => {
    await addOldAndNew();
    at(daysFromNow(0));
    await setLastRound(days);
    for (let rounds = 0; rounds < 2; rounds++) {
      const { fewer, told } = await round();
      expect(fewer.filter((table) => table !== 'attempt')).toEqual([]);
      expect(told).toEqual([expect.stringContaining(`${when} the last sign of life`)]);
    }
    expect((await retentionState(app)).verdict).toMatchObject({ believable: false });
    const asked = await clock();
    expect(asked.code).toBe(0);
    expect(asked.printed).toContain(daysFromNow(days).slice(0, 10));
    expect(asked.printed).toMatch(/would be deleted: [1-9]\d* people with their stories, [1-9]\d* questions/);
    // Looking confirms nothing.
    expect((await round()).told).toHaveLength(1);
    expect((await clock('confirm')).printed).toContain('Confirmed');
    const { fewer, told } = await round();
    expect(fewer.sort()).toEqual(EVERYTHING_OLD.filter((name) => name !== 'attempt'));
    expect(told).toEqual([]);
    expect((await round()).fewer).toEqual([]);
  },
);

test('without a round of before, the newest of what people did is compared with', async () => {
  at(daysFromNow(0));
  await addOldAndNew();
  await database.query('delete from maintenance_round');
  expect((await round()).fewer.sort()).toEqual(EVERYTHING_OLD);
  await database.query('delete from maintenance_round');
  // Not even the owner deletes lines of a log, unless its triggers are gone.
  await database.query('alter table audit disable trigger user');
  for (const table of ['person', 'contact_question', 'listing', 'sign_up', 'audit'])
    await database.query(`delete from ${table}`);
  await database.query(`insert into person (seen_at) values (now() - interval '400 days')`);
  const { fewer, told } = await round();
  expect([fewer, told.length]).toEqual([[], 1]);
});

test('a server that was off for a day and a half goes on by itself', async () => {
  at(daysFromNow(0));
  await setLastRound(-1.5);
  await database.query(`delete from person`);
  expect((await round()).told).toEqual([]);
  await setLastRound(-2.5);
  expect((await round()).told).toHaveLength(1);
});

test('the line in the log says what to do', async () => {
  at(daysFromNow(0));
  await setLastRound(-400);
  const lines: string[] = [];
  await runScheduledTasks({ ...app, log: createLog((line) => lines.push(line)) });
  expect(lines).toHaveLength(1);
  expect(lines[0]).toContain('npm run clock -- confirm');
});

test('a command that is not known is explained', async () => {
  expect((await clock('later')).code).toBe(2);
});
