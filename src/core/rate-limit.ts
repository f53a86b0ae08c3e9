import { createHmac } from 'node:crypto';
import { sql } from 'kysely';
import type { AppContext } from './context.ts';
import type { Db } from './db/connection.ts';
import { inTransaction } from './db/rls-context.ts';
import { DAY_MS } from './time/durations.ts';

const COUNTS_KEPT_MS = DAY_MS;

/**
 * Counts one attempt and says whether it is within the limit. Counted in the database, so that it holds for several nodes,
 * and outside any transaction that may roll back: a refused attempt counts too.
 * @param bucket what is counted, e.g. `open:network:<hash>`
 */
export async function countAttempt(
  db: Db,
  bucket: string,
  limit: number,
  windowSeconds: number,
  now: Date,
): Promise<boolean> {
  const windowMs = windowSeconds * 1000;
  const slot = new Date(Math.floor(now.getTime() / windowMs) * windowMs);
  const counted = await sql<{ tries: number }>`select count_attempt(${bucket}, ${slot}) as tries`.execute(db);
  return (counted.rows[0]?.tries ?? 1) <= limit;
}

/** How often something may be tried, as [attempts, seconds]: from one network, and by everybody together. */
export interface RateLimit {
  perNetwork: readonly [number, number];
  overall?: readonly [number, number];
}

/** May this network try `what` once more? A network is counted by a keyed hash, so that the table holds no addresses. */
export async function withinRateLimit(
  app: AppContext,
  subject: string,
  network: string,
  limit: RateLimit,
): Promise<boolean> {
  const networkHash = createHmac('sha256', app.secret).update(network).digest('hex').slice(0, 16);
  const now = app.now();
  if (!(await countAttempt(app.db, `${subject}:network:${networkHash}`, ...limit.perNetwork, now)))
    return false;
  return !limit.overall || countAttempt(app.db, `${subject}:everybody`, ...limit.overall, now);
}

/** Deletes counts of more than a day ago. */
export const purgeAttempts = (db: Db, now: Date): Promise<void> =>
  inTransaction(db, { systemTask: { name: 'retention' } }, async (tx) => {
    await sql`select forget_attempts(${new Date(now.getTime() - COUNTS_KEPT_MS)})`.execute(tx);
  });
