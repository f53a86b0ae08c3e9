import { sql } from 'kysely';
import type { Tx } from '#core/db/connection.ts';
import { actAsSystem } from '#core/db/rls-context.ts';

/**
 * Advisory lock per edition: serialises all changes of seats, also between servers, until the transaction ends. Taken
 * before seats are read, so that two transactions never count the same free seat.
 */
export async function lockSeating(tx: Tx, editionId: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${editionId}, 0))`.execute(tx);
}

/** From here on the transaction acts as a background task for this edition: its policies show every registration. */
export const actForSeating = (tx: Tx, editionId: string): Promise<void> =>
  actAsSystem(tx, 'seating', editionId);
