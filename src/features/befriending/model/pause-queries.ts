import { type FieldSealer, openField, sealField } from '#core/crypto/field-encryption.ts';
import type { Tx } from '#core/db/connection.ts';

declare module '#core/db/connection.ts' {
  interface Database {
    befriending_pause: BefriendingPauseTable;
  }
}

interface BefriendingPauseTable {
  card_id: string;
  listing_id: string;
  reason_sealed: string;
  paused_at: Date;
}

/** The organisation put a card on pause, and what it says about that to the people of the card. */
export interface DeskPause {
  card: string;
  reason: string;
  pausedAt: Date;
}

const reasonField = (card: string) => ({ table: 'befriending_pause', column: 'reason_sealed', row: card });

/** The pauses that an organisation gave some cards, of those that whoever acts may see: its own people, and the organisation. */
export async function deskPauses(tx: Tx, app: FieldSealer, cards: readonly string[]): Promise<DeskPause[]> {
  if (cards.length === 0) return [];
  const rows = await tx
    .selectFrom('befriending_pause')
    .selectAll()
    .where('card_id', 'in', [...cards])
    .execute();
  return rows.map(({ card_id, reason_sealed, paused_at }) => ({
    card: card_id,
    reason: openField(app, reasonField(card_id), reason_sealed),
    pausedAt: paused_at,
  }));
}

/** Keeps why an organisation put a card on pause. The transaction must act for the organisation. */
export async function saveDeskPause(
  tx: Tx,
  app: FieldSealer,
  { card, pool, reason }: { card: string; pool: string; reason: string },
  now: Date,
): Promise<void> {
  const told = { reason_sealed: sealField(app, reasonField(card), reason), paused_at: now };
  await tx
    .insertInto('befriending_pause')
    .values({ card_id: card, listing_id: pool, ...told })
    .onConflict((conflict) => conflict.column('card_id').doUpdateSet(told))
    .execute();
}
