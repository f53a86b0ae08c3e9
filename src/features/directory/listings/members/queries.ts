import type { Tx } from '#core/db/connection.ts';

declare module '#core/db/connection.ts' {
  interface Database {
    listing_member: ListingMemberTable;
  }
}

interface ListingMemberTable {
  listing_id: string;
  account_id: string;
  role: MemberRole;
  added_at: Date;
  ended_at: Date | null;
}

/** What somebody with an account may do for a listing: an `owner` everything, a `member` answers requests and signs hours. */
export type MemberRole = 'owner' | 'member';

/** As what an account works for a listing now; undefined when it does not. The transaction must act for the account. */
export async function membershipOf(
  tx: Tx,
  listing: string,
  account: string,
): Promise<MemberRole | undefined> {
  const row = await tx
    .selectFrom('listing_member')
    .select('role')
    .where('listing_id', '=', listing)
    .where('account_id', '=', account)
    .where('ended_at', 'is', null)
    .executeTakeFirst();
  return row?.role;
}
