import { inScope } from '#core/access/actor.ts';
import { defineRoutes, type RequestContext } from '#core/http/request-context.ts';
import { issueTeamLink, privateLinkToken, revokeTeamLink, teamLinks } from '#features/accounts';
import { layTables } from '../actions/outcomes.ts';
import { HostListPage } from '../pages/team/hostList.tsx';
import { HostsPage } from '../pages/team/hosts.tsx';
import { qrOf } from '../qr.ts';
import { breakOutsOf } from '../rules/when.ts';
import { findEdition } from '../store/editions.ts';
import { sittingIn } from '../store/hosts.ts';
import { tablesOf } from '../store/outcomes.ts';

const PATH = '/organise/:edition{[0-9a-f-]{36}}';

async function show(ctx: RequestContext, made?: string): Promise<Response> {
  const id = ctx.param('edition');
  if (!inScope(ctx.teamMember(), id)) return ctx.notFound();
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

export const hostRoutes = defineRoutes(
  {
    method: 'get',
    path: `${PATH}/hosts`,
    allow: 'organiser',
    purpose: 'organising',
    handler: (ctx) => show(ctx),
  },
  {
    method: 'post',
    path: `${PATH}/tables`,
    allow: 'organiser',
    action: layTables,
    handler: async (ctx) => {
      await layTables(ctx.app, ctx.actor, { edition: ctx.param('edition') });
      return ctx.redirect(`/organise/${ctx.param('edition')}/hosts`);
    },
  },
  {
    method: 'post',
    path: `${PATH}/key`,
    allow: 'organiser',
    action: issueTeamLink,
    purpose: 'organising',
    handler: async (ctx) => {
      const id = ctx.param('edition');
      const duty = ctx.form.get('duty');
      const host = duty !== 'desk' && duty !== 'organiser';
      const given = await issueTeamLink(ctx.app, ctx.actor, {
        name: ctx.form.get('name'),
        duties: host ? ['host'] : duty === 'organiser' ? ['organiser', 'desk'] : ['desk'],
        scope: host ? duty : id,
        within: id,
        days: 120,
      });
      return show(ctx, given.ok ? `${ctx.app.publicUrl}/${ctx.language}/team/${given.value}` : undefined);
    },
  },
  {
    method: 'post',
    path: `${PATH}/key-taken`,
    allow: 'organiser',
    action: revokeTeamLink,
    handler: async (ctx) => {
      await revokeTeamLink(ctx.app, ctx.actor, { key: ctx.form.get('key') });
      return ctx.redirect(`/organise/${ctx.param('edition')}/hosts`);
    },
  },
  {
    method: 'get',
    path: '/host',
    allow: 'host',
    purpose: 'hosting',
    handler: async (ctx) => {
      const { scope } = ctx.teamMember();
      if (!scope) return ctx.notFound();
      const found = await ctx.readAsTeam(scope, (tx) => sittingIn(tx, scope));
      return found ? ctx.render(<HostListPage page={ctx.page} {...found} />) : ctx.notFound();
    },
  },
);
