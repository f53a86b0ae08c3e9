import { type Actor, visitor } from '#core/access/actor.ts';
import type { House } from '#core/context.ts';
import { transact } from '#core/db/connection.ts';
import { hashToken } from './keys.ts';
import { findTeamKey } from './store/team.ts';

/** Which member of the team holds this token; a visitor when it opens nothing (any more). */
export async function memberOf(house: House, token: string | undefined): Promise<Actor> {
  if (!token || token.length > 100) return visitor;
  const hash = hashToken(token);
  const key = await transact(house.db, {}, (tx) => findTeamKey(tx, hash, house.now()));
  if (!key) return visitor;
  const { id, name, duties, scope } = key;
  return { kind: 'team', key: id, name, duties, scope, signIn: hash.toString('hex') };
}
