import { setTimeout as wait } from 'node:timers/promises';
import { sql } from 'kysely';
import pg from 'pg';
import { afterAll, afterEach, expect, test } from 'vitest';
import { createTestApp } from '../../test/support/app.ts';
import { makeJobsDue } from '../../test/support/jobs.ts';
import { connect } from './db/connection.ts';
import { inTransaction } from './db/rls-context.ts';
import {
  enqueueJob,
  type Job,
  type JobHandler,
  jobFailures,
  purgeJobs,
  releaseAllLeases,
  runNextJob,
  startJobRunner,
} from './jobs.ts';

const { app, at, faults, owner } = await createTestApp();
const client = new pg.Client(owner);
await client.connect();
afterAll(() => client.end());
afterEach(() => {
  faults.splice(0);
  return client.query('delete from job');
});
const rows = async (columns: string) => (await client.query(`select ${columns} from job order by id`)).rows;

test('a job of a transaction that failed is not there', async () => {
  await inTransaction(app.db, {}, async (tx) => {
    await enqueueJob(tx, 'lost');
    throw new Error('no');
  }).catch(() => {});
  expect(await runNextJob(app, { lost: async () => {} })).toBe(false);
});

test('the same job is added once and done once, also by two servers at the same time, also when it is asked for again later', async () => {
  const add = () => enqueueJob(app.db, 'greet', { who: 'Yonas' }, { idempotencyKey: 'greet-yonas' });
  for (let i = 0; i < 3; i++) await add();
  const done: unknown[] = [];
  const greet: JobHandler = async (_, job) => {
    await wait(30);
    done.push(job.body);
  };
  await Promise.all([runNextJob(app, { greet }), runNextJob(app, { greet })]);
  await add();
  expect(await runNextJob(app, { greet })).toBe(false);
  expect(done).toEqual([{ who: 'Yonas' }]);
  // Of what was done nothing stays but its key, for a month.
  expect(await rows('body, once_key')).toEqual([{ body: {}, once_key: 'greet-yonas' }]);
  await purgeJobs(app.db);
  expect(await rows('once_key')).toHaveLength(1);
  await client.query("update job set done_at = done_at - interval '31 days'");
  await purgeJobs(app.db);
  expect(await rows('once_key')).toEqual([]);
});

test('what fails is tried again after minutes that differ, eight times, and then counted for the operator', async () => {
  await enqueueJob(app.db, 'fail');
  const fail = async () => {
    throw new Error('mail server down');
  };
  const delays: number[] = [];
  while (await runNextJob(app, { fail })) {
    const [job] = await rows('extract(epoch from due_at - now())::float as seconds');
    delays.push(job.seconds / 60);
    await makeJobsDue(app);
  }
  expect(delays).toHaveLength(8);
  for (const [tries, minutes] of delays.entries()) {
    expect(minutes).toBeGreaterThan(0.74 * 2 ** tries);
    expect(minutes).toBeLessThan(1.26 * 2 ** tries);
  }
  expect(await rows('failure, failed_at is not null as failed')).toEqual([
    { failure: 'Error: mail server down', failed: true },
  ]);
  expect(faults).toHaveLength(8);
  expect(faults[7]).toContain('job gave up');
  expect(await jobFailures(app.db)).toEqual([{ kind: 'fail', count: 1 }]);
});

test('a job with a broken body and one whose rows exist already stop neither the others nor the retention', async () => {
  await enqueueJob(app.db, 'insert', { id: 'Yonas, born 1990' });
  await enqueueJob(app.db, 'insert', { id: 'a0000000-0000-4000-8000-000000000000' });
  await enqueueJob(app.db, 'insert', { id: 'a0000000-0000-4000-8000-000000000000' });
  await enqueueJob(app.db, 'insert', { id: 'b0000000-0000-4000-8000-000000000000' });
  const insert: JobHandler = async (_, { body }) => {
    await sql`insert into mail_outbox (id, recipient, subject, body, language)
      values (${body.id}, 'a@b.example', '', '', 'nl')`.execute(app.db);
  };
  while (await runNextJob(app, { insert }));
  expect((await client.query('select left(id::text, 1) as id from mail_outbox order by 1')).rows).toEqual([
    { id: 'a' },
    { id: 'b' },
  ]);
  const failures = (await rows('failure')).flatMap(({ failure }) => failure ?? []);
  expect(failures).toEqual([
    expect.stringMatching(/^DatabaseError 22P02/),
    expect.stringMatching(/^DatabaseError 23505, table mail_outbox, constraint mail_outbox_pkey/),
  ]);
  expect(failures.join()).not.toMatch(/Yonas|a000/);
  await client.query("update job set done_at = done_at - interval '31 days'");
  await purgeJobs(app.db);
  expect(await rows('kind')).toHaveLength(2);
});

test('a job that takes longer than its lease is not started by another server while the first one lives', async () => {
  await enqueueJob(app.db, 'long');
  let starts = 0;
  const long: JobHandler = async () => {
    starts++;
    await wait(3_500);
  };
  const first = runNextJob(app, { long }, { leaseMs: 1_500 });
  await expect.poll(() => starts).toBe(1);
  for (let i = 0; i < 25; i++) {
    expect(await runNextJob(app, { long }, { leaseMs: 1_500 })).toBe(false);
    await wait(100);
  }
  await first;
  expect(starts).toBe(1);
  expect(await rows('done_at is not null as done, tries')).toEqual([{ done: true, tries: 1 }]);
});

test('the job of a server that died is taken by another, and the first can no longer decide about it', async () => {
  await enqueueJob(app.db, 'walk');
  const dying = { ...app, db: connect({ connection: { ...owner }, maxConnections: 2, secret: app.secret }) };
  let aborted = '';
  let started = false;
  let finish = () => {};
  const first = runNextJob(
    dying,
    {
      walk: (_, __, signal) => {
        signal.addEventListener('abort', () => {
          aborted = String(signal.reason);
        });
        started = true;
        return new Promise<void>((resolve) => {
          finish = resolve;
        });
      },
    },
    { leaseMs: 200 },
  );
  await expect.poll(() => started).toBe(true);
  await dying.db.destroy();
  const jobs: Job[] = [];
  const walk: JobHandler = async (_, job) => {
    jobs.push(job);
    throw new Error('not yet');
  };
  await expect.poll(() => runNextJob(app, { walk }), { timeout: 5_000 }).toBe(true);
  expect(jobs).toMatchObject([{ tries: 1 }]);
  await expect.poll(() => aborted, { timeout: 5_000 }).toBe('Error: the lease was lost');
  finish();
  await expect(first).rejects.toThrow(/destroyed|closed|end/);
  expect(await rows('done_at, failure, tries')).toEqual([
    { done_at: null, failure: 'Error: not yet', tries: 2 },
  ]);
});

test('a job that takes its server down every time is given up after eight deaths', async () => {
  await enqueueJob(app.db, 'bomb');
  await client.query(
    "update job set tries = 8, leased_by = gen_random_uuid(), leased_until = now() - interval '1 s'",
  );
  expect(await runNextJob(app, { bomb: async () => {} })).toBe(false);
  expect(await rows('failure, failed_at is not null as failed')).toEqual([
    { failure: 'Abandoned', failed: true },
  ]);
  expect(faults).toEqual(['job gave up: Error: no try reported back']);
});

test('a slow kind of job does not delay another kind, and a kind may run several at once', async () => {
  for (let i = 0; i < 6; i++) await enqueueJob(app.db, 'slow');
  await enqueueJob(app.db, 'quick');
  let together = 0;
  let most = 0;
  const ended: string[] = [];
  const stop = startJobRunner(app, {
    slow: {
      concurrency: 3,
      run: async () => {
        most = Math.max(most, ++together);
        await wait(400);
        together--;
        ended.push('slow');
      },
    },
    quick: async () => {
      ended.push('quick');
    },
  });
  await expect.poll(() => ended.length, { timeout: 5_000 }).toBe(7);
  await stop();
  expect(ended[0]).toBe('quick');
  expect(most).toBe(3);
});

test('a server that stops lets short jobs finish and hands the others back, without a failed try', async () => {
  await enqueueJob(app.db, 'patient');
  await enqueueJob(app.db, 'short');
  let started = false;
  const stop = startJobRunner(app, {
    idle: async () => {},
    short: (_, __, signal) => wait(700, undefined, { signal }),
    patient: (_, __, signal) => {
      started = true;
      return new Promise<void>((_resolve, reject) =>
        signal.addEventListener('abort', () => reject(signal.reason)),
      );
    },
  });
  await expect.poll(() => started).toBe(true);
  await stop();
  expect(
    await rows('kind, tries, leased_by, failure, due_at <= now() as due, done_at is not null as done'),
  ).toEqual([
    { kind: 'patient', tries: 0, leased_by: null, failure: null, due: true, done: false },
    { kind: 'short', tries: 1, leased_by: null, failure: null, due: true, done: true },
  ]);
  expect(faults).toEqual([]);
});

test('after a crash of the only server nobody waits for leases to run out', async () => {
  await enqueueJob(app.db, 'walk');
  await client.query(
    "update job set leased_by = gen_random_uuid(), leased_until = now() + interval '1 hour'",
  );
  expect(await runNextJob(app, { walk: async () => {} })).toBe(false);
  await releaseAllLeases(app.db);
  expect(await runNextJob(app, { walk: async () => {} })).toBe(true);
});

test('what is due is decided by the clock of the database, not by that of one server', async () => {
  await enqueueJob(app.db, 'now');
  await enqueueJob(app.db, 'later', {}, { delayMs: 60_000 });
  at('2020-01-01T00:00:00Z');
  expect(await runNextJob(app, { now: async () => {} })).toBe(true);
  at('2050-01-01T00:00:00Z');
  expect(await runNextJob(app, { later: async () => {} })).toBe(false);
});

test('a job that is postponed keeps its tries', async () => {
  await enqueueJob(app.db, 'busy');
  await runNextJob(app, { busy: async () => ({ postponeMs: 60_000 }) });
  expect(await rows("tries, due_at > now() + interval '50 s' as later")).toEqual([{ tries: 0, later: true }]);
});
