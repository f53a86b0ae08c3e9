import { inScope } from '#core/access/actor.ts';
import { get, type Route } from '#core/http/route.ts';
import { findEdition } from '../edition/queries.ts';
import { EDITION_PATH } from '../registrations/team-route.ts';
import { LettersPage } from './LettersPage.tsx';
import { listLetters } from './queries.ts';

/** The log of the letters that the team sent about an edition. */
export const letterRoutes: Route[] = [
  get(`${EDITION_PATH}/letters`, { allow: 'organiser', purpose: 'organising' }, async (ctx) => {
    const id = ctx.param('edition');
    if (!inScope(ctx.actor, id)) return ctx.notFound();
    const { edition, letters } = await ctx.readAsTeam(id, async (tx) => ({
      edition: await findEdition(tx, { id }),
      letters: await listLetters(tx, id),
    }));
    return edition
      ? ctx.render(
          <LettersPage page={ctx.page} edition={edition} letters={letters} sent={ctx.query.has('sent')} />,
        )
      : ctx.notFound();
  }),
];
