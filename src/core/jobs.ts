import { randomUUID } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import { sql } from 'kysely';
import type { AppContext } from './context.ts';
import type { Db, Tx } from './db/connection.ts';
import { inTransaction, type RlsContext } from './db/rls-context.ts';
import { bumpWriteCounter } from './db/write-counter.ts';
import { describeError } from './log.ts';
import { MINUTE_MS } from './time/durations.ts';

export interface Job {
  id: number;
  kind: string;
  body: Record<string, unknown>;
  /** How often it was tried before: those tries failed, or their node died. */
  tries: number;
}

/** The job neither succeeded nor failed: it runs again after this time, and this run does not count as a try. */
export interface JobPostponement {
  postponeMs: number;
}

/**
 * Does the work of one kind of job, outside any transaction. A throw means that it is tried again later. It may run more
 * than once for one job (a node that dies after the work leaves no trace of it), so it must be safe to repeat.
 * @param signal aborts when another node may take the job, when its limit has passed, or when the server stops
 */
export type JobHandler = (
  app: AppContext,
  job: Job,
  signal: AbortSignal,
) => Promise<JobPostponement | undefined> | Promise<void>;

/** How one kind of job is run. Each kind has a lane of its own: a slow kind does not delay the others. */
export interface JobLane {
  run: JobHandler;
  /** How many jobs of this kind one node runs at once; 1 when absent. */
  concurrency?: number;
  /** After this time the handler is asked to end; a quarter of an hour when absent. */
  limitMs?: number;
}

/** The lanes by kind of job. A handler alone runs one job at a time. */
export type JobLanes = Record<string, JobHandler | JobLane>;

/** After so many failed tries a job stays in the table, visible, and is not tried again. */
export const MAX_TRIES = 8;

const FIRST_RETRY_MS = MINUTE_MS;
const POLL_INTERVAL_MS = 5_000;
/** Longer than a database that hangs for half a minute: nobody else starts the job meanwhile. */
const LEASE_MS = MINUTE_MS;
const BEATS_PER_LEASE = 4;
const LIMIT_MS = 15 * MINUTE_MS;
/** How long a server that stops waits for jobs under way before it aborts them. */
const STOP_WAIT_MS = 2_000;
/** A key keeps its job from running twice for so long after it was done. */
const DONE_KEPT_DAYS = 30;
/** After this time nobody looks at a failed job any more, and one that no handler wanted is out of date. */
const UNDONE_KEPT_DAYS = 90;

const AS_JOBS: RlsContext = { systemTask: { name: 'jobs' } };

/**
 * Adds a job in the transaction that wants it: no commit, no job. The same idempotency key adds it once, until thirty days
 * after it was done. It is due at `due`, or `delayMs` after now by the clock of the database.
 */
export async function enqueueJob(
  tx: Tx | Db,
  kind: string,
  body: Record<string, unknown> = {},
  options: { due?: Date; delayMs?: number; idempotencyKey?: string } = {},
): Promise<void> {
  await sql`insert into job (kind, body, due_at, once_key)
    values (${kind}, ${JSON.stringify(body)}::jsonb,
      coalesce(${options.due ?? null}, now() + ${options.delayMs ?? 0} * interval '1 millisecond'),
      ${options.idempotencyKey ?? null})
    on conflict do nothing`.execute(tx);
}

/** A claim: nobody else runs the job until `leased_until`. The id distinguishes it from a later claim of the same node. */
interface Lease {
  job: Job;
  id: string;
}

/** Claims the next due job for `leaseMs`, in a short transaction. Every time is the database's: the clocks of nodes differ. */
async function claimJob(app: AppContext, kinds: string[], leaseMs: number): Promise<Lease | undefined> {
  const id = randomUUID();
  const { job, abandoned } = await inTransaction(app.db, AS_JOBS, async (tx) => {
    const claimed = await sql<Job>`update job
      set tries = tries + 1, leased_by = ${id}, leased_until = now() + ${leaseMs} * interval '1 millisecond'
      where id = (select id from job
        where kind = any(${kinds}) and due_at <= now() and done_at is null and failed_at is null
          and tries < ${MAX_TRIES} and (leased_until is null or leased_until < now())
        order by due_at, id for update skip locked limit 1)
      returning id, kind, body, tries - 1 as tries`.execute(tx);
    if (claimed.rows[0]) return { job: claimed.rows[0], abandoned: [] };
    // Jobs whose last try never reported back: their node died, perhaps because of them.
    const { rows } = await sql<{ kind: string }>`update job
      set failed_at = now(), failure = coalesce(failure, 'Abandoned'), leased_by = null, leased_until = null
      where kind = any(${kinds}) and done_at is null and failed_at is null
        and tries >= ${MAX_TRIES} and leased_until < now()
      returning kind`.execute(tx);
    return { job: undefined, abandoned: rows };
  });
  for (const { kind } of abandoned)
    app.log.error('job gave up', new Error('no try reported back'), { kind, tries: MAX_TRIES });
  return job && { job, id };
}

/** Changes the leased job. @returns false when the lease was lost, and somebody else decides about the job */
const changeLeased = (
  app: AppContext,
  { job, id }: Lease,
  change: ReturnType<typeof sql>,
): Promise<boolean> =>
  inTransaction(app.db, AS_JOBS, async (tx) => {
    const changed = await sql`update job set ${change} where id = ${job.id} and leased_by = ${id}`.execute(
      tx,
    );
    return changed.numAffectedRows === 1n;
  });

const NO_LEASE = sql`leased_by = null, leased_until = null`;

const postponeJob = (app: AppContext, lease: Lease, ms: number): Promise<boolean> =>
  changeLeased(
    app,
    lease,
    sql`tries = tries - 1, due_at = now() + ${ms} * interval '1 millisecond', ${NO_LEASE}`,
  );

/** A job that is done leaves nothing but its key. */
const finishJob = (app: AppContext, lease: Lease): Promise<boolean> =>
  changeLeased(app, lease, sql`done_at = now(), body = '{}', failure = null, ${NO_LEASE}`);

/** Tries again after 1, 2, 4 … minutes, a quarter earlier or later, so that what failed together does not return together. */
async function failJob(app: AppContext, lease: Lease, cause: unknown): Promise<void> {
  const { job } = lease;
  const tries = job.tries + 1;
  const gaveUp = tries >= MAX_TRIES;
  await changeLeased(
    app,
    lease,
    sql`due_at = now() + ${FIRST_RETRY_MS * 2 ** job.tries} * (0.75 + random() / 2) * interval '1 millisecond',
      failed_at = case when ${gaveUp} then now() end, failure = ${describeError(cause)}, ${NO_LEASE}`,
  );
  app.log.error(gaveUp ? 'job gave up' : 'job failed', cause, { kind: job.kind, tries });
}

/** Extends the lease while the work lasts; `lost` is called when another node may have the job. */
function keepLease(app: AppContext, lease: Lease, leaseMs: number, lost: () => void): () => void {
  let endsAt = performance.now() + leaseMs;
  const beat = async () => {
    const began = performance.now();
    const extended = await changeLeased(
      app,
      lease,
      sql`leased_until = now() + ${leaseMs} * interval '1 millisecond'`,
    ).catch(() => undefined);
    if (extended) endsAt = began + leaseMs;
    if (extended === false || performance.now() > endsAt) lost();
  };
  const timer = setInterval(() => void beat(), leaseMs / BEATS_PER_LEASE);
  timer.unref();
  return () => clearInterval(timer);
}

interface RunOptions {
  leaseMs?: number;
  /** The server stops: jobs under way are aborted and handed back. */
  stopping?: AbortSignal;
}

async function runJob(app: AppContext, lanes: JobLanes, lease: Lease, options: RunOptions): Promise<void> {
  const { leaseMs = LEASE_MS, stopping } = options;
  const lane = lanes[lease.job.kind];
  if (!lane) return;
  const { run, limitMs = LIMIT_MS }: JobLane = typeof lane === 'function' ? { run: lane } : lane;
  const lost = new AbortController();
  const endHeartbeat = keepLease(app, lease, leaseMs, () => lost.abort(new Error('the lease was lost')));
  const signals = [lost.signal, AbortSignal.timeout(limitMs), ...(stopping ? [stopping] : [])];
  try {
    const outcome = await attempt(() => run(app, lease.job, AbortSignal.any(signals)));
    if ('cause' in outcome) {
      // What was cut short by the server itself did not fail.
      if (stopping?.aborted) await postponeJob(app, lease, 0);
      else await failJob(app, lease, outcome.cause);
    } else if (outcome.postponeMs !== undefined) {
      await postponeJob(app, lease, outcome.postponeMs);
    } else {
      bumpWriteCounter(app.db);
      await finishJob(app, lease);
    }
  } finally {
    endHeartbeat();
  }
}

async function attempt(
  work: () => ReturnType<JobHandler>,
): Promise<{ cause: unknown } | { postponeMs: number | undefined }> {
  try {
    return { postponeMs: (await work())?.postponeMs };
  } catch (cause) {
    return { cause };
  }
}

/**
 * Runs one job that is due, of any of these kinds. Two nodes never run the same job: its claim is a lease, which a heartbeat
 * extends while the handler runs; the lease of a node that died runs out, and then any node takes the job.
 * @returns false when nothing was due
 */
export async function runNextJob(
  app: AppContext,
  lanes: JobLanes,
  options: RunOptions = {},
): Promise<boolean> {
  const lease = await claimJob(app, Object.keys(lanes), options.leaseMs ?? LEASE_MS);
  if (!lease) return false;
  await runJob(app, lanes, lease, options);
  return true;
}

/**
 * Runs due jobs, now and every few seconds, each kind in its own lane.
 * @returns a function that stops it: jobs under way get two seconds, then they are aborted and handed back
 */
export function startJobRunner(
  app: AppContext,
  lanes: JobLanes,
  { everyMs = POLL_INTERVAL_MS, leaseMs = LEASE_MS }: { everyMs?: number | undefined; leaseMs?: number } = {},
): () => Promise<void> {
  const stopping = new AbortController();
  const running = new Set<Promise<void>>();
  let stopped = false;
  const endClaims = Object.entries(lanes).map(([kind, lane]) => {
    const { concurrency = 1 } = typeof lane === 'function' ? {} : lane;
    const report = (cause: unknown) => app.log.error('job round failed', cause, { kind });
    let busy = 0;
    let filling: Promise<void> | undefined;
    const fill = async () => {
      while (!stopped && busy < concurrency) {
        const lease = await claimJob(app, [kind], leaseMs);
        if (!lease) return;
        busy++;
        const run = runJob(app, lanes, lease, { leaseMs, stopping: stopping.signal })
          .catch(report)
          .finally(() => {
            busy--;
            running.delete(run);
            wake();
          });
        running.add(run);
      }
    };
    const wake = () => {
      filling ??= fill()
        .catch(report)
        .finally(() => {
          filling = undefined;
        });
    };
    const timer = setInterval(wake, everyMs);
    timer.unref();
    wake();
    return async () => {
      clearInterval(timer);
      await filling;
    };
  });
  return async () => {
    stopped = true;
    await Promise.all(endClaims.map((end) => end()));
    await Promise.race([Promise.all(running), wait(STOP_WAIT_MS, undefined, { ref: false })]);
    stopping.abort(new Error('the server stops'));
    await Promise.all(running);
  };
}

/**
 * Hands back every job that is leased. Only for the server that has the bundled database to itself: whoever held those
 * leases is gone, and nobody needs to wait until they run out.
 */
export async function releaseAllLeases(db: Db): Promise<void> {
  await inTransaction(db, AS_JOBS, (tx) =>
    sql`update job set ${NO_LEASE} where leased_by is not null and tries < ${MAX_TRIES}`.execute(tx),
  );
}

/** How many jobs of each kind gave up after eight tries: for whoever runs the server. */
export async function jobFailures(db: Db): Promise<{ kind: string; count: number }[]> {
  return inTransaction(db, AS_JOBS, async (tx) => {
    const { rows } = await sql<{ kind: string; count: number }>`select kind, count(*)::int as count from job
      where failed_at is not null group by kind order by kind`.execute(tx);
    return rows;
  });
}

/** Deletes jobs a month after they were done, and three months after nobody could do them. */
export async function purgeJobs(db: Db): Promise<void> {
  await inTransaction(db, { systemTask: { name: 'retention' } }, (tx) =>
    sql`delete from job where done_at < now() - ${DONE_KEPT_DAYS} * interval '1 day'
      or (done_at is null
        and greatest(due_at, failed_at, leased_until) < now() - ${UNDONE_KEPT_DAYS} * interval '1 day')`.execute(
      tx,
    ),
  );
}
