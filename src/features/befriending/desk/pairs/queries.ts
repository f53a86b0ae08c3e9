import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { type FieldSealer, sealField } from '#core/crypto/field-encryption.ts';
import type { Tx } from '#core/db/connection.ts';
import { actingAs } from '#core/db/rls-context.ts';
import { wordsField } from '../../check-ins/queries.ts';
import type { EndReason } from '../../pairs/rules.ts';

/**
 * Ends a pair for its people, who asked the organisation to help with it: the reason is for the organisation alone, and nobody reads
 * who wanted it. Both cards wait on from their first wish. The transaction must act for the organisation of one of the cards.
 * @returns whether it was ended by this
 */
export async function endPairByDesk(
  tx: Tx,
  app: FieldSealer,
  { pair, pool, reason, words }: { pair: string; pool: string; reason: EndReason; words: string },
  now: Date,
): Promise<boolean> {
  const seen = await tx.selectFrom('befriending_pair').select('id').where('id', '=', pair).executeTakeFirst();
  if (!seen) return false;
  const id = randomUUID();
  const sealed = words ? sealField(app, wordsField('befriending_end', id), words) : null;
  return actingAs(tx, { systemTask: { name: 'befriending', subject: pool } }, async () => {
    const { numUpdatedRows } = await tx
      .updateTable('befriending_pair')
      .set({ state: 'ended', ended_at: now })
      .where('id', '=', pair)
      .where('state', '<>', 'ended')
      .executeTakeFirst();
    if (numUpdatedRows === 0n) return false;
    await sql`insert into befriending_end (id, pair_id, listing_id, reason, words_sealed, thanks, at)
      values (${id}, ${pair}, ${pool}, ${reason}, ${sealed}, '{}', ${now}) on conflict do nothing`.execute(
      tx,
    );
    return true;
  });
}
