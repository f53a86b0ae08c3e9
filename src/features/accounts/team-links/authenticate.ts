import { type Actor, visitor } from '#core/access/actor.ts';
import type { AppContext } from '#core/context.ts';
import { inTransaction } from '#core/db/rls-context.ts';
import { hashToken } from '#core/private-links.ts';
import { findTeamLink } from './queries.ts';

/** Which member of the team holds this token; a visitor when it opens nothing (any more). */
export async function authenticateTeamMember(app: AppContext, token: string | undefined): Promise<Actor> {
  if (!token || token.length > 100) return visitor;
  const hash = hashToken(token);
  const key = await inTransaction(app.db, {}, (tx) => findTeamLink(tx, hash, app.now()));
  if (!key) return visitor;
  const { id, name, duties: roles, scope } = key;
  return { kind: 'team', key: id, name, roles, scope, sessionHash: hash.toString('hex') };
}
