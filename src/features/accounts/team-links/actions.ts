import { z } from 'zod';
import { action } from '#core/access/action.ts';
import { inScope, type TeamRole } from '#core/access/actor.ts';
import type { AppContext } from '#core/context.ts';
import { inTransaction } from '#core/db/rls-context.ts';
import { hashToken, newToken } from '#core/private-links.ts';
import { ok, refuse } from '#core/result.ts';
import { daysAfter } from '#core/time/amsterdam.ts';
import { addTeamLink, endOperatorLink, endTeamLink, replaceOperatorLink } from './queries.ts';

/** Every role of the team; the operator's own link has all of them. */
export const TEAM_ROLES = ['organiser', 'desk', 'host', 'answerer'] as const satisfies TeamRole[];

/** Did row-level security refuse a row (SQLSTATE 42501, insufficient_privilege)? */
const isPolicyViolation = (fault: unknown): boolean =>
  fault instanceof Error &&
  'code' in fault &&
  fault.code === '42501' &&
  /row-level security/.test(fault.message);

/** Gives somebody a link with roles, for one edition, one break-out or everything. @returns the token, shown once */
export const issueTeamLink = action({
  name: 'accounts.give-team-key',
  allow: 'organiser',
  input: z.object({
    name: z.string().trim().min(1).max(80),
    roles: z.array(z.enum(TEAM_ROLES)).min(1),
    scope: z.uuid().nullable(),
    /** What the organiser's own link must be for: the edition that `scope` belongs to. */
    within: z.uuid().nullable(),
    days: z.int32().min(1).max(400),
  }),
  run: async ({ tx, actor, now }, { name, roles, scope, within, days }) => {
    if (!inScope(actor, within ?? '') || (actor.scope && !scope)) return refuse('not-yours');
    const token = newToken();
    const endsAt = daysAfter(now, days);
    try {
      await addTeamLink(tx, {
        name,
        roles,
        scope,
        tokenHash: hashToken(token),
        createdAt: now,
        endsAt,
        givenBy: actor.key,
      });
    } catch (fault) {
      // A scope of another edition, such as one of its tables: only the policy knows what belongs to which edition.
      if (isPolicyViolation(fault)) return refuse('not-yours');
      throw fault;
    }
    return ok(token);
  },
});

/** Ends a link, with the sessions that it opened, and every link that came from it. */
export const revokeTeamLink = action({
  name: 'accounts.take-team-key',
  allow: 'organiser',
  input: z.object({ key: z.uuid() }),
  run: async ({ tx, now }, { key }) => {
    return (await endTeamLink(tx, key, now)) ? ok(null) : refuse('not-found');
  },
});

/**
 * Makes the operator's link: every role, for everything. An earlier one of the same name stops working; the links that it
 * gave go on, unless it was stolen: then nobody knows who gave them. @returns its URL
 */
export async function issueOperatorLink(
  app: Pick<AppContext, 'db' | 'now' | 'publicUrl'>,
  name: string,
  days: number,
  { stolen = false } = {},
): Promise<string> {
  const token = newToken();
  const endsAt = daysAfter(app.now(), days);
  await inTransaction(app.db, { systemTask: { name: 'operator' } }, async (tx) => {
    if (stolen) await endOperatorLink(tx, name);
    await replaceOperatorLink(tx, { name, roles: [...TEAM_ROLES], tokenHash: hashToken(token), endsAt });
  });
  return `${app.publicUrl}/nl/team/${token}`;
}
