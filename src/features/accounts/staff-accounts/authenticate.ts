import { type Actor, visitor } from '#core/access/actor.ts';
import { isSeenOutdated, isSessionOpen } from '#core/access/session.ts';
import type { AppContext } from '#core/context.ts';
import { inTransaction } from '#core/db/rls-context.ts';
import { hashToken } from '#core/private-links.ts';
import { findTenant } from '../tenants/queries.ts';
import { findAccount, findAccountSession, markAccountSessionSeen } from './queries.ts';
import { accountSessionLimits } from './rules.ts';

const MAX_TOKEN_LENGTH = 100;

/** The account of a session token; a visitor when the session is not open (any more), or when the account has ended. */
export async function authenticateAccount(app: AppContext, token: string | undefined): Promise<Actor> {
  if (!token || token.length > MAX_TOKEN_LENGTH) return visitor;
  const now = app.now();
  const tokenHash = hashToken(token);
  return inTransaction(app.db, {}, async (tx) => {
    const session = await findAccountSession(tx, tokenHash);
    if (!session || !isSessionOpen(session, accountSessionLimits(session.ownDevice), now)) return visitor;
    const account = await findAccount(tx, session.account);
    if (!account) return visitor;
    // After the account is found, for the database lets only the account itself change its sessions.
    if (isSeenOutdated(session, now)) await markAccountSessionSeen(tx, tokenHash, now);
    const { id, name, guideOf } = account;
    return {
      kind: 'account',
      account: id,
      name,
      guideOf,
      tenant: (await findTenant(tx, id)) ?? null,
      strong: session.strong,
      sessionHash: tokenHash.toString('hex'),
    };
  });
}
