import type { SessionTimes } from '#core/access/session.ts';
import type { Tx } from '#core/db/connection.ts';
import { actByPrivateLink, setRlsContext } from '#core/db/rls-context.ts';

declare module '#core/db/connection.ts' {
  interface Database {
    owner_session: OwnerSessionTable;
  }
}

interface OwnerSessionTable {
  token_hash: Buffer;
  listing_id: string;
  made_at: Date;
  seen_at: Date;
  ends_at: Date;
  own_device: boolean;
  account_id: string | null;
  account_session: Buffer | null;
}

/** A device on which an owner opened a listing. */
export interface OwnerSession extends SessionTimes {
  listing: string;
  ownDevice: boolean;
  /** Who opened it with an account; null when the private link did. */
  account: string | null;
  /** The session of that account, with which this one ends. */
  accountSession: Buffer | null;
}

/** The session of a token, open or not. From here on the transaction acts with that token. */
export async function findOwnerSession(tx: Tx, tokenHash: Buffer): Promise<OwnerSession | undefined> {
  await setRlsContext(tx, { tokenHash });
  return tx
    .selectFrom('owner_session')
    .select([
      'listing_id as listing',
      'seen_at as seenAt',
      'ends_at as endsAt',
      'own_device as ownDevice',
      'account_id as account',
      'account_session as accountSession',
    ])
    .where('token_hash', '=', tokenHash)
    .executeTakeFirst();
}

/** Adds a session. From here on the transaction acts by the private link of its listing. */
export async function addOwnerSession(
  tx: Tx,
  { tokenHash, link, ...session }: OwnerSession & { tokenHash: Buffer; link: Buffer },
): Promise<void> {
  await actByPrivateLink(tx, link);
  await tx
    .insertInto('owner_session')
    .values({
      token_hash: tokenHash,
      listing_id: session.listing,
      made_at: session.seenAt,
      seen_at: session.seenAt,
      ends_at: session.endsAt,
      own_device: session.ownDevice,
      account_id: session.account,
      account_session: session.accountSession,
    })
    .execute();
}

/** Records that the session of the token that the transaction acts with was used. */
export async function markOwnerSessionSeen(tx: Tx, tokenHash: Buffer, now: Date): Promise<void> {
  await tx.updateTable('owner_session').set({ seen_at: now }).where('token_hash', '=', tokenHash).execute();
}

/** Ends the session of a token. From here on the transaction acts with that token. */
export async function endOwnerSession(tx: Tx, tokenHash: Buffer): Promise<void> {
  await setRlsContext(tx, { tokenHash });
  await tx.deleteFrom('owner_session').where('token_hash', '=', tokenHash).execute();
}

/** Deletes sessions that have expired. */
export async function purgeOwnerSessions(tx: Tx, now: Date): Promise<void> {
  await tx.deleteFrom('owner_session').where('ends_at', '<', now).execute();
}
