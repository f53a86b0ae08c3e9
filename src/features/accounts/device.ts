import { type Actor, type Newcomer, visitor } from '#core/access/actor.ts';
import type { House } from '#core/context.ts';
import { type Tx, transact } from '#core/db/connection.ts';
import { hashToken, unsealCode } from './keys.ts';
import { openFor } from './rules/times.ts';
import { findSignIn, prolongSignIn } from './store/people.ts';

const DAY = 86_400_000;

/** Whose device this is: the person whose token the cookie holds, or a visitor. Seen once a day, it stays open. */
export async function actorOf(house: House, token: string | undefined): Promise<Actor> {
  if (!token || token.length > 100) return visitor;
  const now = house.now();
  const tokenHash = hashToken(token);
  return transact(house.db, { tokenHash }, async (tx) => {
    const found = await findSignIn(tx, tokenHash, now);
    if (!found) return visitor;
    if (found.ownDevice && now.getTime() - found.seen.getTime() > DAY) {
      await prolongSignIn(tx, found.person, tokenHash, now, new Date(now.getTime() + openFor(true) * 1000));
    }
    return { kind: 'newcomer', person: found.person, signIn: tokenHash.toString('hex'), token };
  });
}

/** The words of the person's card, as this device may show them again. */
export async function cardCode(tx: Tx, house: House, newcomer: Newcomer): Promise<string> {
  const found = await findSignIn(tx, hashToken(newcomer.token), house.now());
  if (!found) throw new Error('the device was closed while its card was read');
  return unsealCode(newcomer.token, found.cardSealed);
}
