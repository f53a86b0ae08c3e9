import { sql } from 'kysely';
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

/** A listing for which an account works, or worked until a month ago. */
export interface OwnMembership {
  listing: string;
  /** Of the initiative. */
  name: string;
  role: MemberRole;
  since: Date;
  endedAt: Date | null;
}

/** The listings of the account that acts: those for which it works first, by name. */
export async function membershipsOfAccount(tx: Tx): Promise<OwnMembership[]> {
  const found = await sql<OwnMembership>`select listing_id as listing, coalesce(name, '') as name, role,
      added_at as since, ended_at as "endedAt"
    from listings_of_account() order by ended_at is not null, name, listing_id`.execute(tx);
  // Whoever came back is not also somebody who left.
  const now = new Set(found.rows.filter(({ endedAt }) => !endedAt).map(({ listing }) => listing));
  return found.rows.filter(({ endedAt, listing }) => !endedAt || !now.has(listing));
}

/** Somebody who works for a listing. */
export interface ListingPerson {
  account: string;
  /** Empty when they never said it. */
  name: string;
  /** Their address, encrypted. */
  sealedAddress: string | null;
  role: MemberRole;
  since: Date;
}

/** Who works for the listing that the transaction keeps, the longest first. */
export async function listingPeople(tx: Tx): Promise<ListingPerson[]> {
  const found =
    await sql<ListingPerson>`select account_id as account, name, email_sealed as "sealedAddress", role,
      added_at as since from listing_people() order by added_at, account_id`.execute(tx);
  return found.rows;
}

/**
 * The accounts that keep a listing as its owners, locked until the transaction ends: two who leave at the same moment see each
 * other. The transaction must keep the listing.
 */
export async function lockKeepers(tx: Tx, listing: string): Promise<string[]> {
  const rows = await tx
    .selectFrom('listing_member')
    .select('account_id as account')
    .where('listing_id', '=', listing)
    .where('role', '=', 'owner')
    .where('ended_at', 'is', null)
    .orderBy('account_id')
    .forUpdate()
    .execute();
  return rows.map(({ account }) => account);
}

/** Changes as what an account works for a listing. @returns false when it does not. The transaction must keep the listing. */
export async function changeRole(
  tx: Tx,
  { listing, account, role }: { listing: string; account: string; role: MemberRole },
): Promise<boolean> {
  const changed = await tx
    .updateTable('listing_member')
    .set({ role })
    .where('listing_id', '=', listing)
    .where('account_id', '=', account)
    .where('ended_at', 'is', null)
    .executeTakeFirst();
  return changed.numUpdatedRows > 0n;
}

/** Ends that an account works for a listing, with what it opened. The transaction must keep the listing or be that account. */
export async function endMembership(
  tx: Tx,
  { listing, account }: { listing: string; account: string },
  now: Date,
): Promise<boolean> {
  const ended = await tx
    .updateTable('listing_member')
    .set({ ended_at: now })
    .where('listing_id', '=', listing)
    .where('account_id', '=', account)
    .where('ended_at', 'is', null)
    .executeTakeFirst();
  return ended.numUpdatedRows > 0n;
}
