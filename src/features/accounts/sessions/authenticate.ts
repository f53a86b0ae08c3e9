import { type Actor, type Newcomer, visitor } from '#core/access/actor.ts';
import type { AppContext } from '#core/context.ts';
import type { Tx } from '#core/db/connection.ts';
import { inTransaction } from '#core/db/rls-context.ts';
import { hashToken } from '#core/private-links.ts';
import { unsealPassphrase } from '../key-card/seal-passphrase.ts';
import { extendSession, findSession } from './queries.ts';
import { openFor } from './rules.ts';

const DAY = 86_400_000;

/** Whose device this is: the person whose token the cookie holds, or a visitor. Seen once a day, it stays open. */
export async function authenticateNewcomer(app: AppContext, token: string | undefined): Promise<Actor> {
  if (!token || token.length > 100) return visitor;
  const now = app.now();
  const tokenHash = hashToken(token);
  return inTransaction(app.db, { tokenHash }, async (tx) => {
    const found = await findSession(tx, tokenHash, now);
    if (!found) return visitor;
    if (found.ownDevice && now.getTime() - found.seen.getTime() > DAY) {
      await extendSession(tx, found.person, tokenHash, now, new Date(now.getTime() + openFor(true) * 1000));
    }
    return { kind: 'newcomer', person: found.person, sessionHash: tokenHash.toString('hex'), token };
  });
}

/** The words of the person's card, as this device may show them again. */
export async function cardPassphrase(tx: Tx, app: AppContext, newcomer: Newcomer): Promise<string> {
  const found = await findSession(tx, hashToken(newcomer.token), app.now());
  if (!found) throw new Error('the device was closed while its card was read');
  return unsealPassphrase(newcomer.token, found.cardSealed);
}
