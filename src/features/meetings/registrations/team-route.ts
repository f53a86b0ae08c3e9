import { inScope, type Purpose, type TeamMember } from '#core/access/actor.ts';
import type { RequestContext } from '#core/http/request-context.ts';
import { get, type Route } from '#core/http/route.ts';
import { UUID_PATTERN } from '#core/http/route-options.ts';
import { findEdition } from '../edition/queries.ts';
import type { Edition } from '../edition/types.ts';
import { listRegistrations } from './queries.ts';
import type { Registration } from './types.ts';

/** The path below which the team works on one edition; `ctx.param('edition')` is its id. */
export const EDITION_PATH = `/organise/:edition{${UUID_PATTERN}}` as const;

/** An edition and everybody who registered for it. */
export interface EditionWithPeople {
  edition: Edition;
  people: Registration[];
}

/**
 * Loads the edition of the path with its registrations, for a member of the team whose link is for this edition. The
 * read is written to the access log, so that the people concerned can see who looked.
 * @returns undefined when the edition does not exist or the link is for another one
 */
export async function loadEditionForTeam(
  ctx: RequestContext<TeamMember>,
): Promise<EditionWithPeople | undefined> {
  const id = ctx.param('edition');
  if (!inScope(ctx.actor, id)) return undefined;
  return ctx.readAsTeam(id, async (tx) => {
    const edition = await findEdition(tx, { id });
    return edition && { edition, people: await listRegistrations(tx, id) };
  });
}

/** A GET route of the team below one edition; `path` is what follows EDITION_PATH. */
export const teamRoute = (
  path: string,
  allow: 'organiser' | 'desk',
  purpose: Purpose,
  handler: (ctx: RequestContext<TeamMember>, loaded: EditionWithPeople) => Response | Promise<Response>,
): Route =>
  get(`${EDITION_PATH}${path}`, { allow, purpose }, async (ctx) => {
    const loaded = await loadEditionForTeam(ctx);
    return loaded ? handler(ctx, loaded) : ctx.notFound();
  });
