import { sql } from 'kysely';
import type { Db } from './db.ts';

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

/** Forgets counts of more than a day ago. */
export async function forgetAttempts(db: Db, now: Date): Promise<void> {
  await sql`delete from attempt where slot < ${new Date(now.getTime() - 86_400_000)}`.execute(db);
}
