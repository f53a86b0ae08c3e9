import { sql } from 'kysely';
import type { AppContext } from '#core/context.ts';
import { sealField } from '#core/crypto/field-encryption.ts';
import type { Tx } from '#core/db/connection.ts';
import { setRlsContext } from '#core/db/rls-context.ts';
import { privateLinkHash } from '#core/private-links.ts';
import { accountEmailDigest } from '#features/accounts';
import type { MemberRole } from '../members/queries.ts';

declare module '#core/db/connection.ts' {
  interface Database {
    listing_invitation: ListingInvitationTable;
  }
}

interface ListingInvitationTable {
  id: string;
  listing_id: string;
  email_sealed: string;
  email_digest: Buffer;
  link_hash: Buffer;
  role: MemberRole;
  invited_by: string | null;
  made_at: Date;
  ends_at: Date;
  accepted_at: Date | null;
  withdrawn_at: Date | null;
}

/** An invitation that was not answered yet. */
export interface OpenInvitation {
  id: string;
  sealedAddress: string;
  role: MemberRole;
  endsAt: Date;
}

/** The invitations of a listing that can still be accepted. The transaction must keep the listing. */
export async function openInvitations(tx: Tx, listing: string, now: Date): Promise<OpenInvitation[]> {
  return tx
    .selectFrom('listing_invitation')
    .select(['id', 'email_sealed as sealedAddress', 'role', 'ends_at as endsAt'])
    .where('listing_id', '=', listing)
    .where('accepted_at', 'is', null)
    .where('withdrawn_at', 'is', null)
    .where('ends_at', '>', now)
    .orderBy('made_at')
    .execute();
}

/** Adds an invitation; an earlier one to the same address no longer works. The transaction must keep the listing. */
export async function addInvitation(
  tx: Tx,
  app: AppContext,
  invitation: {
    id: string;
    listing: string;
    email: string;
    role: MemberRole;
    invitedBy: string | null;
    endsAt: Date;
  },
): Promise<void> {
  const { id, listing, email, role, invitedBy, endsAt } = invitation;
  const now = app.now();
  const emailDigest = accountEmailDigest(app, email);
  await tx
    .updateTable('listing_invitation')
    .set({ withdrawn_at: now })
    .where('listing_id', '=', listing)
    .where('email_digest', '=', emailDigest)
    .where('accepted_at', 'is', null)
    .where('withdrawn_at', 'is', null)
    .execute();
  await tx
    .insertInto('listing_invitation')
    .values({
      id,
      listing_id: listing,
      email_sealed: sealField(app, { table: 'listing_invitation', column: 'email_sealed', row: id }, email),
      email_digest: emailDigest,
      link_hash: privateLinkHash(app, 'invitation', id),
      role,
      invited_by: invitedBy,
      made_at: now,
      ends_at: endsAt,
      accepted_at: null,
      withdrawn_at: null,
    })
    .execute();
}

/** Withdraws an invitation that was not accepted. The transaction must keep its listing. */
export async function withdrawInvitation(tx: Tx, listing: string, id: string, now: Date): Promise<void> {
  await tx
    .updateTable('listing_invitation')
    .set({ withdrawn_at: now })
    .where('id', '=', id)
    .where('listing_id', '=', listing)
    .where('accepted_at', 'is', null)
    .execute();
}

/** An invitation as its link shows it. */
export interface OpenedInvitation {
  id: string;
  listing: string;
  /** Of the initiative. */
  name: string;
  role: MemberRole;
  state: 'open' | 'accepted' | 'withdrawn' | 'ended';
  sealedAddress: string;
  /** It was sent to the address of the account that acts. */
  mine: boolean;
}

/** The invitation of a link. From here on the transaction acts with that link, and for the account. */
export async function findInvitation(
  tx: Tx,
  link: Buffer,
  account: string | undefined,
): Promise<OpenedInvitation | undefined> {
  await setRlsContext(tx, { link, account });
  const found =
    await sql<OpenedInvitation>`select id, listing_id as listing, coalesce(listing_name, '') as name, role,
      state, email_sealed as "sealedAddress", mine from opened_invitation()`.execute(tx);
  return found.rows[0];
}

/** Accepts the invitation with which the transaction acts, for the account that acts. @returns what came of it */
export async function acceptInvitation(tx: Tx): Promise<'done' | 'not-found' | 'not-yours' | 'ended'> {
  const { rows } = await sql<{
    outcome: 'done' | 'not-found' | 'not-yours' | 'ended';
  }>`select accept_invitation() as outcome`.execute(tx);
  return rows[0]?.outcome ?? 'not-found';
}

/** Deletes invitations a month after they ended. */
export async function purgeInvitations(tx: Tx): Promise<void> {
  await tx.deleteFrom('listing_invitation').execute();
}
