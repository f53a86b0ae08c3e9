import type { Tx } from '#core/db/connection.ts';
import { actByPrivateLink } from '#core/db/rls-context.ts';
import type { MarketStall } from './types.ts';

const COLUMNS = [
  'id',
  'edition_id as editionId',
  'organisation',
  'shows',
  'languages',
  'needs_table as needsTable',
  'needs_power as needsPower',
  'for_children as forChildren',
  'language',
  'state',
  'answer',
] as const;

/** The stands of an edition that whoever acts may see; without addresses. */
export const standsOf = (tx: Tx, edition: string): Promise<MarketStall[]> =>
  tx
    .selectFrom('market_stall')
    .select(COLUMNS)
    .where('edition_id', '=', edition)
    .orderBy('made_at')
    .execute();

/** The stand whose link somebody holds; from here on this transaction acts for it. */
export async function standByLink(tx: Tx, link: Buffer): Promise<MarketStall | undefined> {
  await actByPrivateLink(tx, link);
  return tx.selectFrom('market_stall').select(COLUMNS).where('link_hash', '=', link).executeTakeFirst();
}

export async function addStand(
  tx: Tx,
  one: Omit<MarketStall, 'state' | 'answer'> & { linkHash: Buffer; email: string | null },
  at: Date,
): Promise<void> {
  await actByPrivateLink(tx, one.linkHash);
  await tx
    .insertInto('market_stall')
    .values({
      id: one.id,
      edition_id: one.editionId,
      link_hash: one.linkHash,
      organisation: one.organisation,
      shows: one.shows,
      email: one.email,
      languages: one.languages,
      needs_table: one.needsTable,
      needs_power: one.needsPower,
      for_children: one.forChildren,
      language: one.language,
      made_at: at,
    })
    .onConflict((conflict) => conflict.column('id').doNothing())
    .execute();
}

/** @returns the address to tell, when there is one; undefined when there is no such stand */
export async function setStand(
  tx: Tx,
  id: string,
  values: { state: MarketStall['state']; answer?: string | null },
): Promise<{ email: string | null } | undefined> {
  return tx
    .updateTable('market_stall')
    .set(values)
    .where('id', '=', id)
    .returning('email')
    .executeTakeFirst();
}

/** Removes the email addresses of stall holders of an edition, thirty days after it. */
export async function purgeStallEmails(tx: Tx, editionId: string): Promise<void> {
  await tx.updateTable('market_stall').set({ email: null }).where('edition_id', '=', editionId).execute();
}
