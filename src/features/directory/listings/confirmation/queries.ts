import { sql } from 'kysely';
import type { Db, Tx } from '#core/db/connection.ts';
import { actByPrivateLink, inTransaction } from '#core/db/rls-context.ts';
import { SOURCE_OWNER } from '../../catalogue/source.ts';
import type { ListingOwner } from '../model/types.ts';

declare module '#core/db/connection.ts' {
  interface Database {
    confirmation_request: ConfirmationRequestTable;
  }
}

interface ConfirmationRequestTable {
  id: string;
  listing_id: string;
  link_hash: Buffer;
  asked_at: Date;
  ends_at: Date;
  answered_at: Date | null;
}

/** The owners to ask for a confirmation: last confirmed before the first moment, and last asked before the second. */
export async function listingsToConfirm(
  db: Db,
  confirmedBefore: Date,
  askedBefore: Date,
): Promise<ListingOwner[]> {
  return inTransaction(db, { systemTask: { name: 'reminders' } }, async (tx) => {
    const result = await sql<ListingOwner>`select id, language, name, owner_email as email,
      listing_link_turn(id) as "linkTurn" from listings_to_ask(${confirmedBefore}, ${askedBefore})`.execute(
      tx,
    );
    return result.rows;
  });
}

/** Adds a request; only the task of reminders may. @returns false when this request exists already */
export async function addConfirmationRequest(
  tx: Tx,
  request: { id: string; listingId: string; linkHash: Buffer; askedAt: Date; endsAt: Date },
): Promise<boolean> {
  const added = await tx
    .insertInto('confirmation_request')
    .values({
      id: request.id,
      listing_id: request.listingId,
      link_hash: request.linkHash,
      asked_at: request.askedAt,
      ends_at: request.endsAt,
      answered_at: null,
    })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  return added.numInsertedOrUpdatedRows === 1n;
}

/**
 * Opens the confirmation request of a link, when it can still be answered; from here on the transaction acts for the holder of
 * the link.
 */
export async function openConfirmationRequest(
  tx: Tx,
  linkHash: Buffer,
  now: Date,
): Promise<{ id: string; listingId: string } | undefined> {
  await actByPrivateLink(tx, linkHash);
  return tx
    .selectFrom('confirmation_request')
    .select(['id', 'listing_id as listingId'])
    .where('link_hash', '=', linkHash)
    .where('answered_at', 'is', null)
    .where('ends_at', '>', now)
    .executeTakeFirst();
}

/** Records that a request was answered. Do this last: afterwards its link opens nothing. */
export async function closeConfirmationRequest(tx: Tx, id: string, now: Date): Promise<void> {
  await tx.updateTable('confirmation_request').set({ answered_at: now }).where('id', '=', id).execute();
}

/** Records that the owner wants no more confirmation requests. */
export async function stopConfirmationRequests(tx: Tx, listingId: string): Promise<void> {
  await tx.updateTable('listing').set({ may_ask: false }).where('id', '=', listingId).execute();
}

/** Hides the initiatives that their owners did not confirm since this moment. @returns how many it hides */
export async function hideUnconfirmed(tx: Tx, confirmedBefore: Date): Promise<number> {
  const hidden = await tx
    .updateTable('initiative')
    .set({ status: 'inactive' })
    .where('source', '=', SOURCE_OWNER)
    .where('status', '=', 'active')
    .where('confirmed_at', '<', confirmedBefore)
    .executeTakeFirst();
  return Number(hidden.numUpdatedRows);
}
