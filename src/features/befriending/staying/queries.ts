import { sql } from 'kysely';
import type { Tx } from '#core/db/connection.ts';

/** Takes whoever's consent ran out from their card. The transaction must act as `retention`. @returns how many left */
export async function endLapsed(tx: Tx): Promise<number> {
  const { rows } = await sql<{ ended: number }>`select end_lapsed_befriending() as ended`.execute(tx);
  return rows[0]?.ended ?? 0;
}

/**
 * Deletes what is old: cards that were withdrawn two years ago, pairs that ended then, and proposals that came to nothing half a
 * year ago. The policies say what is old. The transaction must act as `retention`.
 */
export async function purgeBefriending(tx: Tx): Promise<void> {
  await tx.deleteFrom('befriending_proposal').where('state', 'in', ['expired', 'closed', 'paired']).execute();
  await tx.deleteFrom('befriending_card').where('state', '=', 'withdrawn').execute();
}

/** Lets a membership of the acting person stand on another consent of theirs. */
export async function standOnConsent(tx: Tx, member: string, consent: string): Promise<void> {
  await tx.updateTable('befriending_member').set({ consent_id: consent }).where('id', '=', member).execute();
}
