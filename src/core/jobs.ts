import { sql } from 'kysely';
import type { AppContext } from './context.ts';
import type { Db, Tx } from './db/connection.ts';
import { inTransaction } from './db/rls-context.ts';
import { bumpWriteCounter } from './db/write-counter.ts';
import { MINUTE_MS } from './time/durations.ts';

export interface Job {
  id: number;
  kind: string;
  body: Record<string, unknown>;
  tries: number;
}

/** Does the work of one kind of job. A throw means that it is tried again later. */
export type JobHandler = (app: AppContext, job: Job) => Promise<void>;

/** After so many failed tries a job stays in the table, visible, and is not tried again. */
export const MAX_TRIES = 8;

/** Adds a job in the transaction that wants it: no commit, no job. The same idempotency key adds it once. */
export async function enqueueJob(
  tx: Tx | Db,
  kind: string,
  body: Record<string, unknown> = {},
  options: { due?: Date; idempotencyKey?: string } = {},
): Promise<void> {
  await sql`insert into job (kind, body, due_at, once_key)
    values (${kind}, ${JSON.stringify(body)}::jsonb, coalesce(${options.due ?? null}, now()), ${options.idempotencyKey ?? null})
    on conflict (once_key) do nothing`.execute(tx);
}

const FIRST_RETRY_MS = MINUTE_MS;
const POLL_INTERVAL_MS = 5_000;

/**
 * Runs one job that is due. Two nodes never run the same job: its row is locked with `skip locked` until the transaction
 * ends. A job that fails is tried again after 1, 2, 4 … minutes.
 * @returns false when nothing was due
 */
export async function runNextJob(app: AppContext, handlers: Record<string, JobHandler>): Promise<boolean> {
  const now = app.now();
  return inTransaction(app.db, {}, async (tx) => {
    const claimed = await sql<Job>`select id, kind, body, tries from job
      where due_at <= ${now} and failed_at is null and kind = any(${Object.keys(handlers)})
      order by due_at, id for update skip locked limit 1`.execute(tx);
    const job = claimed.rows[0];
    const handler = job && handlers[job.kind];
    if (!handler) return false;
    try {
      await handler(app, job);
      bumpWriteCounter(app.db);
      await sql`delete from job where id = ${job.id}`.execute(tx);
    } catch (cause) {
      const tries = job.tries + 1;
      const failedAt = tries >= MAX_TRIES ? now : null;
      const due = new Date(now.getTime() + FIRST_RETRY_MS * 2 ** (tries - 1));
      await sql`update job set tries = ${tries}, due_at = ${due}, failed_at = ${failedAt},
        failure = ${String(cause).slice(0, 500)} where id = ${job.id}`.execute(tx);
      app.log.error('job failed', cause, { kind: job.kind, tries });
    }
    return true;
  });
}

/** Runs due jobs every few seconds. @returns a function that stops it and waits for the job under way */
export function startJobRunner(
  app: AppContext,
  handlers: Record<string, JobHandler>,
  everyMs = POLL_INTERVAL_MS,
): () => Promise<void> {
  let stopped = false;
  let running: Promise<void> = Promise.resolve();
  const round = async () => {
    try {
      while (!stopped && (await runNextJob(app, handlers)));
    } catch (cause) {
      app.log.error('job round failed', cause);
    }
  };
  const timer = setInterval(() => {
    running = running.then(round);
  }, everyMs);
  timer.unref();
  return async () => {
    stopped = true;
    clearInterval(timer);
    await running;
  };
}
