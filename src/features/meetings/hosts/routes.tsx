import { inScope, type TeamMember } from '#core/access/actor.ts';
import type { RequestContext } from '#core/http/request-context.ts';
import { get, post, type Route } from '#core/http/route.ts';
import { privateLinkToken } from '#core/private-links.ts';
import { issueTeamLink, revokeTeamLink, teamLinks } from '#features/accounts';
import { qrOf } from '../edition/qr.ts';
import { findEdition } from '../edition/queries.ts';
import { breakOutsOf } from '../edition/rules.ts';
import { createTableCards } from '../outcomes/actions.ts';
import type { ProposeOutcomes } from '../outcomes/propose-outcomes.ts';
import { listOutcomesToPropose, listTableCards } from '../outcomes/queries.ts';
import { EDITION_PATH } from '../registrations/team-route.ts';
import { HostListPage } from './HostListPage.tsx';
import { HostsPage } from './HostsPage.tsx';
import { loadHostList } from './queries.ts';

const TEAM_LINK_DAYS = 120;

async function showHosts(
  ctx: RequestContext<TeamMember>,
  propose: ProposeOutcomes,
  issuedUrl?: string,
): Promise<Response> {
  const id = ctx.param('edition');
  if (!inScope(ctx.actor, id)) return ctx.notFound();
  const { app } = ctx;
  const { edition, breakOutIds, links, outcomes } = await ctx.readAsTeam(id, async (tx) => ({
    edition: await findEdition(tx, { id }),
    breakOutIds: await listTableCards(tx, id),
    links: await teamLinks(tx, app.now()),
    outcomes: await listOutcomesToPropose(tx, id),
  }));
  if (!edition) return ctx.notFound();
  const scopes = new Set([id, ...breakOutsOf(edition).map((breakOut) => breakOut.id)]);
  const tableCards = breakOutIds.map((breakOutId) => {
    const url = `${app.publicUrl}/${ctx.language}/table/${privateLinkToken(app, 'table', breakOutId)}`;
    return { breakOutId, url, qrSvg: qrOf(url) };
  });
  return ctx.render(
    <HostsPage
      page={{ ...ctx.page, path: `/organise/${id}/hosts` }}
      edition={edition}
      tableCards={tableCards}
      teamLinks={links.filter(({ scope }) => scope !== null && scopes.has(scope))}
      token={ctx.formToken()}
      issuedUrl={issuedUrl}
      hasStarted={app.now() >= edition.startsAt}
      outcomes={outcomes}
      proposePath={propose.pathOf(id)}
      proposed={
        await propose.proposed(
          app,
          outcomes.map((outcome) => outcome.id),
        )
      }
      noMunicipality={ctx.query.has('no-municipality')}
    />,
  );
}

/** The team gives hosts and helpers their links; a host sees who sits in their own break-out. */
export const hostRoutes = (propose: ProposeOutcomes): Route[] => [
  get(`${EDITION_PATH}/hosts`, { allow: 'organiser', purpose: 'organising' }, (ctx) =>
    showHosts(ctx, propose),
  ),
  post(`${EDITION_PATH}/tables`, { allow: 'organiser', action: createTableCards }, async (ctx, run) => {
    const edition = ctx.param('edition');
    await run({ edition });
    return ctx.redirect(`/organise/${edition}/hosts`);
  }),
  post(
    `${EDITION_PATH}/key`,
    { allow: 'organiser', action: issueTeamLink, purpose: 'organising' },
    async (ctx, run) => {
      const edition = ctx.param('edition');
      // The form field holds a role, or the id of the break-out that somebody hosts.
      const duty = ctx.form.get('duty');
      const isHost = duty !== 'desk' && duty !== 'organiser';
      const result = await run({
        name: ctx.form.get('name'),
        roles: isHost ? ['host'] : duty === 'organiser' ? ['organiser', 'desk'] : ['desk'],
        scope: isHost ? duty : edition,
        within: edition,
        days: TEAM_LINK_DAYS,
      });
      return showHosts(
        ctx,
        propose,
        result.ok ? `${ctx.app.publicUrl}/${ctx.language}/team/${result.value}` : undefined,
      );
    },
  ),
  post(`${EDITION_PATH}/key-taken`, { allow: 'organiser', action: revokeTeamLink }, async (ctx, run) => {
    await run({ key: ctx.form.get('key') });
    return ctx.redirect(`/organise/${ctx.param('edition')}/hosts`);
  }),
  get('/host', { allow: 'host', purpose: 'hosting' }, async (ctx) => {
    const { scope } = ctx.actor;
    if (!scope) return ctx.notFound();
    const hostList = await ctx.readAsTeam(scope, (tx) => loadHostList(tx, scope));
    return hostList ? ctx.render(<HostListPage page={ctx.page} {...hostList} />) : ctx.notFound();
  }),
];
