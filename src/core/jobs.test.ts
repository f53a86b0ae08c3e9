import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { createTestApp } from '../../test/support/app.ts';
import { inTransaction } from './db/rls-context.ts';
import { enqueueJob, runNextJob } from './jobs.ts';
import { enqueueEmail } from './mail/outbox.ts';
import { MINUTE_MS } from './time/durations.ts';

const { app, at, faults } = await createTestApp();

test('work that was put away in a transaction that failed is not there', async () => {
  await inTransaction(app.db, {}, async (tx) => {
    await enqueueJob(tx, 'lost');
    throw new Error('no');
  }).catch(() => {});
  expect(await runNextJob(app, { lost: async () => {} })).toBe(false);
});

test('the same work is put away once, done once, also by two servers at the same time', async () => {
  at('2030-01-01T00:00:00Z');
  for (let i = 0; i < 3; i++)
    await enqueueJob(app.db, 'greet', { who: 'Yonas' }, { idempotencyKey: 'greet-yonas' });
  const done: unknown[] = [];
  const greet = async (_: unknown, job: { body: unknown }) => {
    await new Promise((resolve) => setTimeout(resolve, 30));
    done.push(job.body);
  };
  await Promise.all([runNextJob(app, { greet }), runNextJob(app, { greet })]);
  expect(done).toEqual([{ who: 'Yonas' }]);
});

test('what fails is tried again later, and kept visible when it keeps failing', async () => {
  at('2031-01-01T00:00:00Z');
  await enqueueJob(app.db, 'fail');
  const fail = async () => {
    throw new Error('mail server down');
  };
  let tries = 0;
  for (let minute = 0; minute < 600; minute++) {
    at(new Date(Date.UTC(2031, 0, 1) + minute * MINUTE_MS).toISOString());
    if (await runNextJob(app, { fail })) tries++;
  }
  expect(tries).toBe(8);
  const left = await sql<{
    failure: string;
    failed: boolean;
  }>`select failure, failed_at is not null as failed from job where kind = 'fail'`.execute(app.db);
  expect(left.rows).toEqual([{ failure: 'Error: mail server down', failed: true }]);
  expect(faults).toHaveLength(8);
});

test('a letter waits in the outbox, once', async () => {
  const letter = {
    recipient: 'a@b.example',
    subject: 'Dag',
    body: 'Hallo',
    language: 'nl',
    idempotencyKey: 'letter-1',
  };
  await enqueueEmail(app.db, letter);
  await enqueueEmail(app.db, letter);
  const queued = await sql<{
    n: number;
    jobs: number;
  }>`select count(*)::int as n, (select count(*)::int from job where kind = 'mail') as jobs from mail_outbox`.execute(
    app.db,
  );
  expect(queued.rows).toEqual([{ n: 1, jobs: 1 }]);
});
