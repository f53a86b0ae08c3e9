import type { Tx } from '#core/db/connection.ts';

declare module '#core/db/connection.ts' {
  interface Database {
    vouch: VouchTable;
  }
}

interface VouchTable {
  listing_id: string;
  by_listing_id: string | null;
  team_key_id: string | null;
  name: string;
  made_at: Date;
}

/**
 * Records that somebody vouches for a listing; a second time changes nothing. The database makes the listing public when that
 * is enough. It refuses an organisation that is not public, and two organisations that vouch for each other.
 */
export async function addVouch(
  tx: Tx,
  listingId: string,
  voucher: { listingId: string; name: string } | { teamKeyId: string; name: string },
  now: Date,
): Promise<void> {
  await tx
    .insertInto('vouch')
    .values({
      listing_id: listingId,
      by_listing_id: 'listingId' in voucher ? voucher.listingId : null,
      team_key_id: 'teamKeyId' in voucher ? voucher.teamKeyId : null,
      name: voucher.name,
      made_at: now,
    })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}
