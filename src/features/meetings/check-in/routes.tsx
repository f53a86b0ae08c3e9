import type { TeamMember } from '#core/access/actor.ts';
import type { RequestContext } from '#core/http/request-context.ts';
import { post, type Route } from '#core/http/route.ts';
import { qrOf } from '../edition/qr.ts';
import { EDITION_PATH, loadEditionForTeam, teamRoute } from '../registrations/team-route.ts';
import { checkIn, releaseSeats, undoCheckIn } from './actions.ts';
import { BadgesPage } from './BadgesPage.tsx';
import { breakOutLabel } from './break-out-label.ts';
import { CheckInPage } from './CheckInPage.tsx';

async function showCheckIn(
  ctx: RequestContext<TeamMember>,
  lastScan?: { known: boolean; code: string },
): Promise<Response> {
  const loaded = await loadEditionForTeam(ctx);
  if (!loaded) return ctx.notFound();
  return ctx.render(
    <CheckInPage
      page={{ ...ctx.page, path: `/organise/${loaded.edition.id}/check-in` }}
      {...loaded}
      token={ctx.formToken()}
      script={ctx.page.assets['check-in.js'] ?? ''}
      lastScan={lastScan}
    />,
    lastScan && !lastScan.known ? 422 : 200,
  );
}

/** Who is present, as JSON for the check-in page: with it a phone hears of scans by other phones. */
async function presentAsJson(ctx: RequestContext<TeamMember>): Promise<Response> {
  const loaded = await loadEditionForTeam(ctx);
  if (!loaded) return ctx.notFound();
  const came = loaded.people.flatMap(({ members }) =>
    members.flatMap(({ code, cameAt }) => (cameAt ? [{ code, at: cameAt.toISOString() }] : [])),
  );
  return Response.json({ token: ctx.formToken(), came }, { headers: { 'cache-control': 'no-store' } });
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** Check-in at the entrance, with or without a script, and the badges to print. */
export const checkInRoutes: Route[] = [
  teamRoute('/check-in', 'desk', 'check-in', (ctx) => showCheckIn(ctx)),
  teamRoute('/check-in/list', 'desk', 'check-in', (ctx) => presentAsJson(ctx)),
  teamRoute('/badges', 'desk', 'check-in', (ctx, { edition, people }) => {
    const badges = people
      .filter(({ state }) => state === 'coming')
      .flatMap((registration) =>
        registration.members.map(({ firstName, code, photoOk }) => ({
          name: firstName,
          code,
          photoOk,
          where: breakOutLabel(registration, edition, registration.language),
          qrSvg: qrOf(code),
        })),
      );
    return ctx.render(<BadgesPage page={ctx.page} edition={edition} badges={badges} />);
  }),
  post(
    `${EDITION_PATH}/arrivals`,
    { allow: 'desk', action: checkIn, purpose: 'check-in' },
    async (ctx, run) => {
      const result = await run({
        edition: ctx.param('edition'),
        scans: parseJson(ctx.form.get('scans')),
      });
      return result.ok ? presentAsJson(ctx) : Response.json({ refusal: result.refusal }, { status: 422 });
    },
  ),
  post(
    `${EDITION_PATH}/arrival`,
    { allow: 'desk', action: checkIn, purpose: 'check-in' },
    async (ctx, run) => {
      const typed = ctx.form.get('code').trim().toUpperCase().replace(/\s/g, '');
      const code = /^[0-9A-Z]{8}$/.test(typed) ? `${typed.slice(0, 4)}-${typed.slice(4)}` : typed;
      const scans = [{ code, at: ctx.app.now(), device: 'desk' }];
      const result = await run({ edition: ctx.param('edition'), scans });
      return showCheckIn(ctx, { known: result.ok && result.value.known > 0, code });
    },
  ),
  post(`${EDITION_PATH}/arrival-undone`, { allow: 'desk', action: undoCheckIn }, async (ctx, run) => {
    const edition = ctx.param('edition');
    await run({ edition, code: ctx.form.get('code') });
    return ctx.redirect(`/organise/${edition}/check-in`);
  }),
  post(`${EDITION_PATH}/release`, { allow: 'desk', action: releaseSeats }, async (ctx, run) => {
    const edition = ctx.param('edition');
    await run({ edition });
    return ctx.redirect(`/organise/${edition}/check-in`);
  }),
];
