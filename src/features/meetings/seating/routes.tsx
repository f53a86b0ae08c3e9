import type { TeamMember } from '#core/access/actor.ts';
import type { RequestContext } from '#core/http/request-context.ts';
import { post, type Route } from '#core/http/route.ts';
import { EDITION_PATH, loadEditionForTeam, teamRoute } from '../registrations/team-route.ts';
import { proposeSeats, publishSeats, seatByHand } from './actions.ts';
import { SeatingDesk } from './SeatingDesk.tsx';

const REFUSALS = ['full', 'not-proposed', 'published'] as const;

async function showSeats(ctx: RequestContext<TeamMember>, refusalCode?: string): Promise<Response> {
  const loaded = await loadEditionForTeam(ctx);
  if (!loaded) return ctx.notFound();
  const refusal = REFUSALS.find((known) => known === refusalCode);
  const path = `/organise/${loaded.edition.id}/seats`;
  return ctx.render(
    <SeatingDesk page={{ ...ctx.page, path }} {...loaded} token={ctx.formToken()} refusal={refusal} />,
    refusal ? 409 : 200,
  );
}

const afterSeating = (
  ctx: RequestContext<TeamMember>,
  result: { ok: true } | { ok: false; refusal: string },
): Response | Promise<Response> =>
  result.ok ? ctx.redirect(`/organise/${ctx.param('edition')}/seats`) : showSeats(ctx, result.refusal);

/** The team proposes seats, moves people by hand, and publishes. */
export const seatingRoutes: Route[] = [
  teamRoute('/seats', 'organiser', 'organising', (ctx) => showSeats(ctx)),
  post(
    `${EDITION_PATH}/proposal`,
    { allow: 'organiser', action: proposeSeats, purpose: 'organising' },
    async (ctx, run) => afterSeating(ctx, await run({ edition: ctx.param('edition') })),
  ),
  post(
    `${EDITION_PATH}/publication`,
    { allow: 'organiser', action: publishSeats, purpose: 'organising' },
    async (ctx, run) => afterSeating(ctx, await run({ edition: ctx.param('edition') })),
  ),
  post(
    `${EDITION_PATH}/seat`,
    { allow: 'organiser', action: seatByHand, purpose: 'organising' },
    async (ctx, run) => {
      const { get } = ctx.form;
      const result = await run({
        edition: ctx.param('edition'),
        signUp: get('signUp'),
        part: get('part'),
        breakOut: get('host') || get('to') || null,
        host: get('host') !== '',
      });
      return afterSeating(ctx, result);
    },
  ),
];
