import type { Account } from '#core/access/actor.ts';
import { sessionEnd } from '#core/access/session.ts';
import type { Tx } from '#core/db/connection.ts';
import { hashToken, newToken } from '#core/private-links.ts';
import { findTenant } from '../tenants/queries.ts';
import { addAccountSession, endAccountSession, type KnownAccount } from './queries.ts';
import { accountSessionLimits } from './rules.ts';

/** A session that was just opened: the token for the cookie, for so many seconds, who signed in, and where to go on. */
export interface OpenedAccountSession {
  token: string;
  seconds: number;
  account: Account;
}

/** Opens a session for an account on this device. Part of an action that knows that whoever acts is that account. */
export async function startAccountSession(
  tx: Tx,
  now: Date,
  account: KnownAccount,
  {
    ownDevice,
    strong,
    earlier,
    tenant: openedAt,
  }: { ownDevice: boolean; strong: boolean; earlier: string; tenant?: string },
): Promise<OpenedAccountSession> {
  if (earlier) await endAccountSession(tx, hashToken(earlier));
  const token = newToken();
  const tokenHash = hashToken(token);
  const limits = accountSessionLimits(ownDevice);
  await addAccountSession(tx, {
    account: account.id,
    tokenHash,
    ownDevice,
    strong,
    seenAt: now,
    endsAt: sessionEnd(now, limits),
    tenant: openedAt,
  });
  const { id, name, guideOf } = account;
  const tenant = (await findTenant(tx, id)) ?? null;
  return {
    token,
    seconds: limits.maxSeconds,
    account: {
      kind: 'account',
      account: id,
      name,
      guideOf,
      tenant,
      strong,
      sessionHash: tokenHash.toString('hex'),
    },
  };
}
