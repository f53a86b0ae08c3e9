import { createHmac } from 'node:crypto';
import { sql } from 'kysely';
import type { AppContext } from './context.ts';
import type { Db } from './db/connection.ts';

/**
 * Counts one try and says whether it is still within bounds. Kept in the database and outside any transaction that may
 * roll back: a refused try counts too, also over several servers.
 * @param bucket what is counted, e.g. `open:network:<hash>`
 * @param window length in seconds
 */
export async function countAttempt(
  db: Db,
  bucket: string,
  most: number,
  window: number,
  now: Date,
): Promise<boolean> {
  const slot = new Date(Math.floor(now.getTime() / (window * 1000)) * window * 1000);
  const counted = await sql<{ tries: number }>`insert into attempt (bucket, slot) values (${bucket}, ${slot})
    on conflict (bucket, slot) do update set tries = attempt.tries + 1 returning tries`.execute(db);
  return (counted.rows[0]?.tries ?? 1) <= most;
}

/** How often, as [times, seconds]: from one network, and by everybody together. */
export interface RateLimit {
  perNetwork: readonly [number, number];
  overall?: readonly [number, number];
}

/** May this network try `what` once more? Networks are counted by a hash that only this house can make. */
export async function withinRateLimit(
  app: AppContext,
  what: string,
  network: string,
  bounds: RateLimit,
): Promise<boolean> {
  const hashed = createHmac('sha256', app.secret).update(network).digest('hex').slice(0, 16);
  const now = app.now();
  if (!(await countAttempt(app.db, `${what}:network:${hashed}`, ...bounds.perNetwork, now))) return false;
  return !bounds.overall || countAttempt(app.db, `${what}:everybody`, ...bounds.overall, now);
}

/** Forgets counts of more than a day ago. */
export async function purgeAttempts(db: Db, now: Date): Promise<void> {
  await sql`delete from attempt where slot < ${new Date(now.getTime() - 86_400_000)}`.execute(db);
}
