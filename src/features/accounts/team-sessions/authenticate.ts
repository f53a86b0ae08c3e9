import { type Actor, type TeamMember, visitor } from '#core/access/actor.ts';
import { isSeenOutdated, isSessionOpen } from '#core/access/session.ts';
import type { AppContext } from '#core/context.ts';
import { inTransaction } from '#core/db/rls-context.ts';
import { hashToken } from '#core/private-links.ts';
import { findTeamLink, type TeamLink } from '../team-links/queries.ts';
import { findTeamSession, markTeamSessionSeen, sessionsOfTeamLink, type TeamSession } from './queries.ts';
import { TEAM_SESSION_LIMITS } from './rules.ts';

const MAX_TOKEN_LENGTH = 100;

/** The member of the team who holds this link, in the session with this token. */
export const teamMemberOf = (
  { id, name, roles, scope }: Pick<TeamLink, 'id' | 'name' | 'roles' | 'scope'>,
  tokenHash: Buffer,
): TeamMember => ({ kind: 'team', key: id, name, roles, scope, sessionHash: tokenHash.toString('hex') });

/**
 * The team member of a session token. A visitor when the session has ended, and when its link has: revoked or expired, itself
 * or one that it was given by.
 */
export async function authenticateTeamMember(app: AppContext, token: string | undefined): Promise<Actor> {
  if (!token || token.length > MAX_TOKEN_LENGTH) return visitor;
  const now = app.now();
  const tokenHash = hashToken(token);
  return inTransaction(app.db, {}, async (tx) => {
    const session = await findTeamSession(tx, tokenHash);
    if (!session || !isSessionOpen(session, TEAM_SESSION_LIMITS, now)) return visitor;
    const link = await findTeamLink(tx, { id: session.key }, now);
    if (!link) return visitor;
    if (isSeenOutdated(session, now)) await markTeamSessionSeen(tx, tokenHash, now);
    return teamMemberOf(link, tokenHash);
  });
}

/** The link with this token, if it works. Opens nothing. */
export async function teamLinkOf(app: AppContext, linkToken: string): Promise<TeamLink | undefined> {
  if (!linkToken || linkToken.length > MAX_TOKEN_LENGTH) return undefined;
  return inTransaction(app.db, {}, (tx) => findTeamLink(tx, { tokenHash: hashToken(linkToken) }, app.now()));
}

/** The open sessions of a team link, the last used first. */
export async function openSessionsOf(app: AppContext, key: string): Promise<TeamSession[]> {
  const sessions = await inTransaction(app.db, { team: key }, (tx) => sessionsOfTeamLink(tx, key));
  return sessions.filter((session) => isSessionOpen(session, TEAM_SESSION_LIMITS, app.now()));
}
