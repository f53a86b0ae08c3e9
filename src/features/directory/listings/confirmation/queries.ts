import { sql } from 'kysely';
import type { Db, Tx } from '#core/db/connection.ts';
import { actByPrivateLink } from '#core/db/rls-context.ts';
import { SOURCE_OWNER } from '../../catalogue/source.ts';

export interface ToAsk {
  id: string;
  language: string;
  name: string;
  owner_email: string;
}

/** Whose owners are to be asked whether it is still right. */
export async function listingsToConfirm(db: Db, confirmedBefore: Date, askedBefore: Date): Promise<ToAsk[]> {
  return (await sql<ToAsk>`select * from listings_to_ask(${confirmedBefore}, ${askedBefore})`.execute(db))
    .rows;
}

/** @returns false when this was asked before */
export async function addConfirmationRequest(
  tx: Tx,
  one: { id: string; listing: string; linkHash: Buffer; asked: Date; ends: Date },
): Promise<boolean> {
  await actByPrivateLink(tx, one.linkHash);
  const added = await tx
    .insertInto('confirmation_request')
    .values({
      id: one.id,
      listing_id: one.listing,
      link_hash: one.linkHash,
      asked_at: one.asked,
      ends_at: one.ends,
      answered_at: null,
    })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  return added.numInsertedOrUpdatedRows === 1n;
}

/** The question whose link somebody holds, when it can still be answered; from here on this transaction acts for it. */
export async function openConfirmationRequest(
  tx: Tx,
  link: Buffer,
  now: Date,
): Promise<{ id: string; listing: string } | undefined> {
  await actByPrivateLink(tx, link);
  const found = await tx
    .selectFrom('confirmation_request')
    .select(['id', 'listing_id as listing'])
    .where('link_hash', '=', link)
    .where('answered_at', 'is', null)
    .where('ends_at', '>', now)
    .executeTakeFirst();
  return found;
}

/** Last of all: from then on the link opens nothing. */
export async function closeConfirmationRequest(tx: Tx, id: string, at: Date): Promise<void> {
  await tx.updateTable('confirmation_request').set({ answered_at: at }).where('id', '=', id).execute();
}

export async function stopConfirmationRequests(tx: Tx, listing: string): Promise<void> {
  await tx.updateTable('listing').set({ may_ask: false }).where('id', '=', listing).execute();
}

/** Hides what owners told and nobody confirmed since. @returns how many are hidden now */
export async function hideUnconfirmed(db: Db, confirmedBefore: Date): Promise<number> {
  const hidden = await db
    .updateTable('initiative')
    .set({ status: 'inactive' })
    .where('source', '=', SOURCE_OWNER)
    .where('status', '=', 'active')
    .where('confirmed_at', '<', confirmedBefore)
    .executeTakeFirst();
  return Number(hidden.numUpdatedRows);
}

/** Takes one out of the directory, for a while or for good; the owner's side stays. */
export async function withdrawInitiative(tx: Tx, listing: string, how: 'paused' | 'stopped'): Promise<void> {
  await tx
    .updateTable('initiative')
    .set({ status: how === 'paused' ? 'temporarily closed' : 'defunct' })
    .where('source', '=', SOURCE_OWNER)
    .where('source_id', '=', listing)
    .execute();
}
