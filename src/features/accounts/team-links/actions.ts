import { z } from 'zod';
import { action } from '#core/access/action.ts';
import { inScope, type TeamRole } from '#core/access/actor.ts';
import type { AppContext } from '#core/context.ts';
import { inTransaction } from '#core/db/rls-context.ts';
import { hashToken, newToken } from '#core/private-links.ts';
import { ok, refuse } from '#core/result.ts';
import { addTeamLink, beginTeam, endTeamLink } from './queries.ts';

const DAY = 86_400_000;

/** All that somebody who helps can do; whoever starts the house has all of it. */
export const TEAM_ROLES = ['organiser', 'desk', 'host', 'answerer'] as const satisfies TeamRole[];

/** Gives somebody a link with a duty, for one edition, break-out or everything. @returns the token, shown once */
export const issueTeamLink = action({
  name: 'accounts.give-team-key',
  allow: 'organiser',
  input: z.object({
    name: z.string().trim().min(1).max(80),
    duties: z.array(z.enum(TEAM_ROLES)).min(1),
    scope: z.uuid().nullable(),
    /** What the organiser's own link must be for: the edition that `scope` belongs to. */
    within: z.uuid().nullable(),
    days: z.number().int().min(1).max(400),
  }),
  run: async ({ tx, actor, now }, { name, duties, scope, within, days }) => {
    const member = actor;
    if (!inScope(member, within ?? '') || (member.scope && !scope)) return refuse('not-yours');
    const token = newToken();
    const ends = new Date(now.getTime() + days * DAY);
    await addTeamLink(tx, { name, duties, scope, tokenHash: hashToken(token), at: now, ends });
    return ok(token);
  },
});

/** From now on that link opens nothing. */
export const revokeTeamLink = action({
  name: 'accounts.take-team-key',
  allow: 'organiser',
  input: z.object({ key: z.uuid() }),
  run: async ({ tx, now }, { key }) => {
    await endTeamLink(tx, key, now);
    return ok(null);
  },
});

/** The link of whoever starts the house: every duty, for everything. The one before it opens nothing any more. */
export async function issueOperatorLink(
  app: Pick<AppContext, 'db' | 'now' | 'publicUrl'>,
  name: string,
  days: number,
): Promise<string> {
  const token = newToken();
  const ends = new Date(app.now().getTime() + days * DAY);
  await inTransaction(app.db, {}, (tx) =>
    beginTeam(tx, { name, duties: [...TEAM_ROLES], tokenHash: hashToken(token), ends }),
  );
  return `${app.publicUrl}/nl/team/${token}`;
}
