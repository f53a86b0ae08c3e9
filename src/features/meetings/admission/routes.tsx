import { post, type Route } from '#core/http/route.ts';
import { teamRoute } from '../registrations/team-route.ts';
import { answerPlaceOffer } from './actions.ts';
import { readAdmission } from './queries.ts';
import { WaitingDeskPage } from './WaitingDeskPage.tsx';

/** A full meeting: the team sees who waits, and a party answers when there is room for it. */
export const admissionRoutes: Route[] = [
  teamRoute('/waiting', 'organiser', 'organising', async (ctx, { edition, people }) =>
    ctx.render(
      <WaitingDeskPage
        page={ctx.page}
        edition={edition}
        admission={await ctx.readAsTeam(edition.id, (tx) => readAdmission(tx, edition))}
        people={people}
      />,
    ),
  ),
  post('/m/:link/place', { allow: 'anyone', action: answerPlaceOffer }, async (ctx, run) => {
    const link = ctx.param('link');
    await run({ link, yes: ctx.form.get('answer') === 'yes' });
    return ctx.redirect(`/m/${link}`);
  }),
];
