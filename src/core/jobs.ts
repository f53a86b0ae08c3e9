import { sql } from 'kysely';
import type { AppContext } from './context.ts';
import type { Db, Tx } from './db/connection.ts';
import { inTransaction } from './db/rls-context.ts';
import { bumpWriteCounter } from './db/write-counter.ts';

export interface Job {
  id: number;
  kind: string;
  body: Record<string, unknown>;
  tries: number;
}

/** What does the work of one kind; a throw means: again later. */
export type JobHandler = (app: AppContext, job: Job) => Promise<void>;

/** So often is something tried; after that it stays visible and is left alone. */
export const MAX_TRIES = 8;

/** Puts work away for later, in the transaction that wants it. The same `once` is put away only once. */
export async function enqueueJob(
  tx: Tx | Db,
  kind: string,
  body: Record<string, unknown> = {},
  when: { due?: Date; idempotencyKey?: string } = {},
): Promise<void> {
  await sql`insert into job (kind, body, due_at, once_key)
    values (${kind}, ${JSON.stringify(body)}::jsonb, coalesce(${when.due ?? null}, now()), ${when.idempotencyKey ?? null})
    on conflict (once_key) do nothing`.execute(tx);
}

/**
 * Does one piece of work that is due. Two servers never do the same piece: it is claimed with skip locked and stays
 * claimed until its transaction ends. What fails is tried again after 1, 2, 4 … minutes and kept visible after 8 tries.
 * @returns false when there was nothing to do
 */
export async function runNextJob(app: AppContext, workers: Record<string, JobHandler>): Promise<boolean> {
  const now = app.now();
  return inTransaction(app.db, {}, async (tx) => {
    const claimed = await sql<Job>`select id, kind, body, tries from job
      where due_at <= ${now} and failed_at is null and kind = any(${Object.keys(workers)})
      order by due_at, id for update skip locked limit 1`.execute(tx);
    const job = claimed.rows[0];
    const worker = job && workers[job.kind];
    if (!worker) return false;
    try {
      await worker(app, job);
      bumpWriteCounter(app.db);
      await sql`delete from job where id = ${job.id}`.execute(tx);
    } catch (cause) {
      const tries = job.tries + 1;
      const gaveUp = tries >= MAX_TRIES ? now : null;
      const due = new Date(now.getTime() + 60_000 * 2 ** (tries - 1));
      await sql`update job set tries = ${tries}, due_at = ${due}, failed_at = ${gaveUp},
        failure = ${String(cause).slice(0, 500)} where id = ${job.id}`.execute(tx);
      app.log.error('job failed', cause, { kind: job.kind, tries });
    }
    return true;
  });
}

/** Looks for work every few seconds until it is stopped. @returns a stop that waits for the piece under way */
export function startJobRunner(
  app: AppContext,
  workers: Record<string, JobHandler>,
  everyMs = 5_000,
): () => Promise<void> {
  let stopped = false;
  let running: Promise<void> = Promise.resolve();
  const round = async () => {
    try {
      while (!stopped && (await runNextJob(app, workers)));
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
