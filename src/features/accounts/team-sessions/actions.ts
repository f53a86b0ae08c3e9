import { z } from 'zod';
import { action } from '#core/access/action.ts';
import { sessionEnd } from '#core/access/session.ts';
import { hashToken, newToken } from '#core/private-links.ts';
import { ok, refuse } from '#core/result.ts';
import { findTeamLink } from '../team-links/queries.ts';
import { teamMemberOf } from './authenticate.ts';
import { addTeamSession, endOtherSessionsOfTeamLink, endTeamSession } from './queries.ts';
import { TEAM_SESSION_LIMITS } from './rules.ts';

/**
 * Opens a team link on this device: a session with a token of its own.
 * @returns the token for the cookie, and who signed in
 */
export const openTeamLink = action({
  name: 'accounts.open-team-link',
  allow: 'anyone',
  input: z.object({
    link: z.string().max(100),
    /** The session token that this device has already; that session ends. */
    earlier: z.string().max(100),
  }),
  run: async ({ tx, now }, { link, earlier }) => {
    const found = await findTeamLink(tx, { tokenHash: hashToken(link) }, now);
    if (!found) return refuse('not-found');
    if (earlier) await endTeamSession(tx, hashToken(earlier));
    const token = newToken();
    const tokenHash = hashToken(token);
    const endsAt = sessionEnd(now, TEAM_SESSION_LIMITS);
    await addTeamSession(tx, { tokenHash, key: found.id, openedAt: now, seenAt: now, endsAt });
    return ok({ token, member: teamMemberOf(found, tokenHash) });
  },
  signsIn: ({ member }) => member,
});

/** Closes the team's pages on this device. The link stays. */
export const closeTeamSession = action({
  name: 'accounts.close-team-session',
  allow: 'team',
  input: z.object({}),
  run: async ({ tx, actor }) => {
    await endTeamSession(tx, Buffer.from(actor.sessionHash, 'hex'));
    return ok(null);
  },
});

/** Closes the team's pages on all other devices that opened the same link. */
export const closeOtherTeamSessions = action({
  name: 'accounts.close-other-team-sessions',
  allow: 'team',
  input: z.object({}),
  run: async ({ tx, actor }) => {
    await endOtherSessionsOfTeamLink(tx, actor.key, Buffer.from(actor.sessionHash, 'hex'));
    return ok(null);
  },
});
