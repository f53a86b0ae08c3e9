import { type Actor, visitor } from '#core/access/actor.ts';
import type { AppContext } from '#core/context.ts';
import { inTransaction } from '#core/db/rls-context.ts';
import { hashToken } from '#core/private-links.ts';
import { findTeamLink } from './queries.ts';

const MAX_TOKEN_LENGTH = 100;

/** The team member of a link's token; a visitor when the link does not work (any more). */
export async function authenticateTeamMember(app: AppContext, token: string | undefined): Promise<Actor> {
  if (!token || token.length > MAX_TOKEN_LENGTH) return visitor;
  const tokenHash = hashToken(token);
  const link = await inTransaction(app.db, {}, (tx) => findTeamLink(tx, tokenHash, app.now()));
  if (!link) return visitor;
  const { id, name, roles, scope } = link;
  return { kind: 'team', key: id, name, roles, scope, sessionHash: tokenHash.toString('hex') };
}
