import { type Actor, type Owner, visitor } from '#core/access/actor.ts';
import { isSeenOutdated, isSessionOpen, type SessionLimits, sessionEnd } from '#core/access/session.ts';
import type { AppContext } from '#core/context.ts';
import type { Tx } from '#core/db/connection.ts';
import { inTransaction, setRlsContext } from '#core/db/rls-context.ts';
import { hashToken, newToken, privateLinkHash } from '#core/private-links.ts';
import { accountSessionLimits } from '#features/accounts';
import { membershipOf } from '../members/queries.ts';
import {
  addOwnerSession,
  endOwnerSession,
  findOwnerSession,
  markOwnerSessionSeen,
  type OwnerSession,
} from './queries.ts';
import { ownerSessionLimits } from './rules.ts';

const MAX_TOKEN_LENGTH = 100;

/** A session that was just opened: the token for the cookie, for so many seconds, and who signed in. */
export interface OpenedOwnerSession {
  token: string;
  seconds: number;
  owner: Owner;
}

/** The owner of a listing, in the session with this token. */
const ownerOf = (
  app: Pick<AppContext, 'secret'>,
  listing: string,
  tokenHash: Buffer,
  by?: Owner['by'],
): Owner => ({
  kind: 'owner',
  owned: listing,
  link: privateLinkHash(app, 'listing', listing),
  sessionHash: tokenHash.toString('hex'),
  ...(by ? { by } : {}),
});

/**
 * The owner of a session token; a visitor when the session is not open (any more), and when somebody opened it with an account
 * that does not work for the listing any more.
 */
export async function authenticateOwner(app: AppContext, token: string | undefined): Promise<Actor> {
  if (!token || token.length > MAX_TOKEN_LENGTH) return visitor;
  const now = app.now();
  const tokenHash = hashToken(token);
  return inTransaction(app.db, {}, async (tx) => {
    const session = await findOwnerSession(tx, tokenHash);
    if (!session || !isSessionOpen(session, limitsOf(session), now)) return visitor;
    if (isSeenOutdated(session, now)) await markOwnerSessionSeen(tx, tokenHash, now);
    if (session.account === null) return ownerOf(app, session.listing, tokenHash);
    await setRlsContext(tx, { account: session.account });
    const role = await membershipOf(tx, session.listing, session.account);
    return role ? ownerOf(app, session.listing, tokenHash, { account: session.account, role }) : visitor;
  });
}

/** Who opened it with an account is out after as long without use as with the account itself. */
const limitsOf = ({ account, ownDevice }: OwnerSession): SessionLimits =>
  account === null ? ownerSessionLimits(ownDevice) : accountSessionLimits(ownDevice);

/**
 * Opens a listing on this device. Part of an action that knows that whoever acts is its owner. From here on the transaction
 * acts by the private link of the listing.
 * @param earlier the session token that this device has already, or empty; that session ends
 * @param by who opens it with an account, when that is not its private link; `session` is that of the account, with which this
 * one ends
 */
export async function startOwnerSession(
  tx: Tx,
  app: AppContext,
  {
    listing,
    ownDevice,
    earlier,
    by,
  }: {
    listing: string;
    ownDevice: boolean;
    earlier: string;
    by?: NonNullable<Owner['by']> & { session: Buffer };
  },
): Promise<OpenedOwnerSession> {
  if (earlier) await endOwnerSession(tx, hashToken(earlier));
  const now = app.now();
  const limits = by ? accountSessionLimits(ownDevice) : ownerSessionLimits(ownDevice);
  const token = newToken();
  const tokenHash = hashToken(token);
  const owner = ownerOf(app, listing, tokenHash, by && { account: by.account, role: by.role });
  const endsAt = sessionEnd(now, limits);
  await addOwnerSession(tx, {
    tokenHash,
    link: owner.link,
    listing,
    ownDevice,
    account: by?.account ?? null,
    accountSession: by?.session ?? null,
    seenAt: now,
    endsAt,
  });
  return { token, seconds: limits.maxSeconds, owner };
}
