import type { TeamMember } from '#core/access/actor.ts';
import type { RequestContext } from '#core/http/request-context.ts';
import { post, type Route } from '#core/http/route.ts';
import { seen, teamAddress } from '../organiser-desk/routes.tsx';
import { checkIn, releaseSeats, undoCheckIn } from './actions.ts';
import { CheckInPage } from './CheckInPage.tsx';

const PATH = '/organise/:edition{[0-9a-f-]{36}}';

async function show(
  ctx: RequestContext<TeamMember>,
  said?: { known: boolean; code: string },
): Promise<Response> {
  const found = await seen(ctx);
  if (!found) return ctx.notFound();
  return ctx.render(
    <CheckInPage
      page={{ ...ctx.page, path: `/organise/${found.edition.id}/check-in` }}
      {...found}
      token={ctx.formToken()}
      script={ctx.page.assets['check-in.js'] ?? ''}
      said={said}
    />,
    said && !said.known ? 422 : 200,
  );
}

/** Who came, as a phone hears it. */
async function arrivals(ctx: RequestContext<TeamMember>): Promise<Response> {
  const found = await seen(ctx);
  if (!found) return ctx.notFound();
  const came = found.people.flatMap(({ members }) =>
    members.flatMap(({ code, cameAt }) => (cameAt ? [{ code, at: cameAt.toISOString() }] : [])),
  );
  return Response.json({ token: ctx.formToken(), came }, { headers: { 'cache-control': 'no-store' } });
}

function readScans(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

export const checkInRoutes: Route[] = [
  teamAddress('/check-in', 'desk', 'check-in', (ctx) => show(ctx)),
  teamAddress('/check-in/list', 'desk', 'check-in', (ctx) => arrivals(ctx)),
  post(`${PATH}/arrivals`, { allow: 'desk', action: checkIn, purpose: 'check-in' }, async (ctx, run) => {
    const said = { edition: ctx.param('edition'), scans: readScans(ctx.form.get('scans')) };
    const done = await run(said);
    return done.ok ? arrivals(ctx) : Response.json({ refusal: done.refusal }, { status: 422 });
  }),
  post(`${PATH}/arrival`, { allow: 'desk', action: checkIn, purpose: 'check-in' }, async (ctx, run) => {
    const typed = ctx.form.get('code').trim().toUpperCase().replace(/\s/g, '');
    const code = /^[0-9A-Z]{8}$/.test(typed) ? `${typed.slice(0, 4)}-${typed.slice(4)}` : typed;
    const scans = [{ code, at: ctx.app.now(), device: 'desk' }];
    const done = await run({ edition: ctx.param('edition'), scans });
    return show(ctx, { known: done.ok && done.value.known > 0, code });
  }),
  post(`${PATH}/arrival-undone`, { allow: 'desk', action: undoCheckIn }, async (ctx, run) => {
    const said = { edition: ctx.param('edition'), code: ctx.form.get('code') };
    await run(said);
    return ctx.redirect(`/organise/${said.edition}/check-in`);
  }),
  post(`${PATH}/release`, { allow: 'desk', action: releaseSeats }, async (ctx, run) => {
    await run({ edition: ctx.param('edition') });
    return ctx.redirect(`/organise/${ctx.param('edition')}/check-in`);
  }),
];
