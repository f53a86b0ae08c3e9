import { sql } from 'kysely';
import type { Tx } from '#core/db/connection.ts';
import { setRlsContext } from '#core/db/rls-context.ts';
import type { ToAsk } from '../confirmation/queries.ts';

/** Which turn of words is on the card of a listing; undefined: it has none. For whoever holds the link. */
export async function recoveryCardTurn(tx: Tx, listing: string): Promise<number | undefined> {
  const found = await tx
    .selectFrom('listing_card')
    .select('turn')
    .where('listing_id', '=', listing)
    .executeTakeFirst();
  return found?.turn;
}

/** @returns false when another card has these words */
export async function addRecoveryCard(
  tx: Tx,
  one: { listing: string; codeHash: Buffer; turn: number },
  at: Date,
): Promise<boolean> {
  const added = await tx
    .insertInto('listing_card')
    .values({ listing_id: one.listing, code_hash: one.codeHash, turn: one.turn, made_at: at })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  return added.numInsertedOrUpdatedRows === 1n;
}

/** The listing whose card somebody holds. */
export async function listingByRecoveryCard(tx: Tx, codeHash: Buffer): Promise<string | undefined> {
  await setRlsContext(tx, { codeHash });
  const found = await tx
    .selectFrom('listing_card')
    .select('listing_id')
    .where('code_hash', '=', codeHash)
    .executeTakeFirst();
  return found?.listing_id;
}

/** What an owner keeps, by the address that they gave: only to write to that address. */
export async function listingsByEmail(tx: Tx, address: string): Promise<ToAsk[]> {
  return (await sql<ToAsk>`select id, language, name, owner_email from listings_of(${address})`.execute(tx))
    .rows;
}
