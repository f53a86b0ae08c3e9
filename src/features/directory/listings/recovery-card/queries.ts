import type { Generated } from 'kysely';
import { sql } from 'kysely';
import type { Tx } from '#core/db/connection.ts';
import { actingAs, setRlsContext } from '#core/db/rls-context.ts';
import type { ListingOwner } from '../model/types.ts';

declare module '#core/db/connection.ts' {
  interface Database {
    listing_card: ListingCardTable;
  }
}

interface ListingCardTable {
  listing_id: string;
  code_hash: Buffer;
  turn: number;
  made_at: Date;
  made_by_team: Generated<boolean>;
}

/**
 * Which passphrase is on the recovery card of a listing: its version. Undefined when there is no card. Only the
 * holder of the private link can read it.
 */
export async function recoveryCardTurn(tx: Tx, listingId: string): Promise<number | undefined> {
  const card = await tx
    .selectFrom('listing_card')
    .select('turn')
    .where('listing_id', '=', listingId)
    .executeTakeFirst();
  return card?.turn;
}

/** @returns false when another card has this passphrase, or the listing has a card already */
export async function addRecoveryCard(
  tx: Tx,
  card: { listingId: string; codeHash: Buffer; turn: number; byTeam: boolean },
  now: Date,
): Promise<boolean> {
  const added = await tx
    .insertInto('listing_card')
    .values({
      listing_id: card.listingId,
      code_hash: card.codeHash,
      turn: card.turn,
      made_by_team: card.byTeam,
      made_at: now,
    })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  return added.numInsertedOrUpdatedRows === 1n;
}

/** The id of the listing whose recovery card has this passphrase. */
export async function listingByRecoveryCard(tx: Tx, codeHash: Buffer): Promise<string | undefined> {
  await setRlsContext(tx, { codeHash });
  const card = await tx
    .selectFrom('listing_card')
    .select('listing_id')
    .where('code_hash', '=', codeHash)
    .executeTakeFirst();
  return card?.listing_id;
}

/** The listings of an owner with this email address; to be used only to write to that address. */
export async function listingsByEmail(tx: Tx, address: string): Promise<ListingOwner[]> {
  return actingAs(tx, { systemTask: { name: 'letter-to-owner', subject: address } }, async () => {
    const result = await sql<ListingOwner>`select id, language, name, owner_email as email,
      listing_link_turn(id) as "linkTurn" from listings_of(${address})`.execute(tx);
    return result.rows;
  });
}
