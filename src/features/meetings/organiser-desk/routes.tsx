import { inScope } from '#core/access/actor.ts';
import { get, type Route } from '#core/http/route.ts';
import { allEditions } from '../edition/queries.ts';
import { phaseOf } from '../edition/rules.ts';
import { teamRoute } from '../registrations/team-route.ts';
import { OrganiserDeskPage } from './OrganiserDeskPage.tsx';
import { editionStatistics } from './statistics.ts';
import { TeamEditionsPage } from './TeamEditionsPage.tsx';

/** Where the team starts: its editions, the desk of one edition. */
export const organiserDeskRoutes: Route[] = [
  get('/organise', { allow: 'desk', purpose: 'organising' }, async (ctx) => {
    const member = ctx.actor;
    const editions = (await ctx.readAsTeam(member.key, allEditions)).filter(({ id }) => inScope(member, id));
    return ctx.render(
      <TeamEditionsPage
        page={ctx.page}
        name={member.name}
        roles={member.roles}
        editions={editions}
        canMakeMeetings={member.roles.includes('organiser') && member.scope === null}
        token={ctx.formToken()}
      />,
    );
  }),
  teamRoute('', 'desk', 'organising', (ctx, { edition, people }) =>
    ctx.render(
      <OrganiserDeskPage
        page={ctx.page}
        edition={edition}
        phase={phaseOf(edition, ctx.app.now())}
        statistics={editionStatistics(edition, people)}
        roles={ctx.actor.roles}
      />,
    ),
  ),
];
