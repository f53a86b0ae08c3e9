import type { TeamMember } from '#core/access/actor.ts';
import { inScope } from '#core/access/actor.ts';
import type { RequestContext } from '#core/http/request-context.ts';
import { get, post, type Route } from '#core/http/route.ts';
import { privateLinkToken } from '#core/private-links.ts';
import { issueTeamLink, revokeTeamLink, teamLinks } from '#features/accounts';
import { qrOf } from '../edition/qr.ts';
import { findEdition } from '../edition/queries.ts';
import { breakOutsOf } from '../edition/rules.ts';
import { layTables } from '../outcomes/actions.ts';
import { tablesOf } from '../outcomes/queries.ts';
import { HostListPage } from './HostList.tsx';
import { HostsPage } from './HostsPage.tsx';
import { sittingIn } from './queries.ts';

const PATH = '/organise/:edition{[0-9a-f-]{36}}';

async function show(ctx: RequestContext<TeamMember>, made?: string): Promise<Response> {
  const id = ctx.param('edition');
  if (!inScope(ctx.actor, id)) return ctx.notFound();
  const { app } = ctx;
  const found = await ctx.readAsTeam(id, async (tx) => ({
    edition: await findEdition(tx, { id }),
    laid: await tablesOf(tx, id),
    keys: await teamLinks(tx, app.now()),
  }));
  const { edition } = found;
  if (!edition) return ctx.notFound();
  const places = new Set([id, ...breakOutsOf(edition).map((one) => one.id)]);
  const tables = found.laid.map((breakOutId) => {
    const url = `${app.publicUrl}/${ctx.language}/table/${privateLinkToken(app, 'table', breakOutId)}`;
    return { breakOutId, url, svg: qrOf(url) };
  });
  return ctx.render(
    <HostsPage
      page={{ ...ctx.page, path: `/organise/${id}/hosts` }}
      edition={edition}
      tables={tables}
      keys={found.keys.filter(({ scope }) => scope !== null && places.has(scope))}
      token={ctx.formToken()}
      made={made}
      over={app.now() >= edition.startsAt}
    />,
  );
}

export const hostRoutes: Route[] = [
  get(`${PATH}/hosts`, { allow: 'organiser', purpose: 'organising' }, (ctx) => show(ctx)),
  post(`${PATH}/tables`, { allow: 'organiser', action: layTables }, async (ctx, run) => {
    await run({ edition: ctx.param('edition') });
    return ctx.redirect(`/organise/${ctx.param('edition')}/hosts`);
  }),
  post(
    `${PATH}/key`,
    { allow: 'organiser', action: issueTeamLink, purpose: 'organising' },
    async (ctx, run) => {
      const id = ctx.param('edition');
      const duty = ctx.form.get('duty');
      const host = duty !== 'desk' && duty !== 'organiser';
      const given = await run({
        name: ctx.form.get('name'),
        roles: host ? ['host'] : duty === 'organiser' ? ['organiser', 'desk'] : ['desk'],
        scope: host ? duty : id,
        within: id,
        days: 120,
      });
      return show(ctx, given.ok ? `${ctx.app.publicUrl}/${ctx.language}/team/${given.value}` : undefined);
    },
  ),
  post(`${PATH}/key-taken`, { allow: 'organiser', action: revokeTeamLink }, async (ctx, run) => {
    await run({ key: ctx.form.get('key') });
    return ctx.redirect(`/organise/${ctx.param('edition')}/hosts`);
  }),
  get('/host', { allow: 'host', purpose: 'hosting' }, async (ctx) => {
    const { scope } = ctx.actor;
    if (!scope) return ctx.notFound();
    const found = await ctx.readAsTeam(scope, (tx) => sittingIn(tx, scope));
    return found ? ctx.render(<HostListPage page={ctx.page} {...found} />) : ctx.notFound();
  }),
];
