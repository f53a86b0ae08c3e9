import { createHmac } from 'node:crypto';
import { sql } from 'kysely';
import type { House } from './context.ts';
import type { Db } from './db/connection.ts';

/**
 * Counts one try and says whether it is still within bounds. Kept in the database and outside any transaction that may
 * roll back: a refused try counts too, also over several servers.
 * @param bucket what is counted, e.g. `open:network:<hash>`
 * @param window length in seconds
 */
export async function tryOnce(
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
export interface Bounds {
  network: readonly [number, number];
  everybody?: readonly [number, number];
}

/** May this network try `what` once more? Networks are counted by a hash that only this house can make. */
export async function mayTry(house: House, what: string, network: string, bounds: Bounds): Promise<boolean> {
  const hashed = createHmac('sha256', house.secret).update(network).digest('hex').slice(0, 16);
  const now = house.now();
  if (!(await tryOnce(house.db, `${what}:network:${hashed}`, ...bounds.network, now))) return false;
  return !bounds.everybody || tryOnce(house.db, `${what}:everybody`, ...bounds.everybody, now);
}

/** Forgets counts of more than a day ago. */
export async function forgetAttempts(db: Db, now: Date): Promise<void> {
  await sql`delete from attempt where slot < ${new Date(now.getTime() - 86_400_000)}`.execute(db);
}
