import { inScope, type TeamMember } from '#core/access/actor.ts';
import type { RequestContext } from '#core/http/request-context.ts';
import { get, post, type Route } from '#core/http/route.ts';
import { findEdition } from '../edition/queries.ts';
import { breakoutRounds } from '../edition/rules.ts';
import { listRegistrations } from '../registrations/queries.ts';
import { EDITION_PATH } from '../registrations/team-route.ts';
import { proposeSeats, publishSeats } from './actions.ts';
import { type AskedMove, consequencesOf } from './board-rules.ts';
import { seatByHand, UNDOABLE_MOVES, undoMove } from './move-actions.ts';
import { listMoves } from './move-queries.ts';
import { SEATING_REFUSALS, SeatingDesk } from './SeatingDesk.tsx';

/** The desk of seats. @param asked the move that somebody wants, when it was not done */
async function showSeats(
  ctx: RequestContext<TeamMember>,
  refusalCode?: string,
  asked?: AskedMove,
): Promise<Response> {
  const id = ctx.param('edition');
  if (!inScope(ctx.actor, id)) return ctx.notFound();
  const loaded = await ctx.readAsTeam(id, async (tx) => {
    const edition = await findEdition(tx, { id });
    if (!edition) return undefined;
    return {
      edition,
      people: await listRegistrations(tx, id, { state: 'coming' }),
      moves: await listMoves(tx, id, UNDOABLE_MOVES),
    };
  });
  if (!loaded) return ctx.notFound();
  const { edition, people } = loaded;
  const refusal = SEATING_REFUSALS.find((known) => known === refusalCode);
  const rounds = breakoutRounds(edition);
  const wantedPart = asked?.part ?? ctx.query.get('part');
  const item = rounds.find((round) => round.id === wantedPart) ?? rounds[0];
  const card = ctx.query.get('card') ?? '';
  const chosen = asked
    ? people.find((registration) => registration.id === asked.signUp)
    : people.find(({ members }) => members[0]?.code.replace('-', '') === card);
  return ctx.render(
    <SeatingDesk
      page={{ ...ctx.page, path: `/organise/${edition.id}/seats` }}
      {...loaded}
      item={item}
      chosen={chosen}
      column={ctx.query.get('column') ?? ''}
      asked={asked}
      consequences={
        refusal === 'confirm' && chosen && item && asked ? consequencesOf(chosen, item, asked.to, people) : []
      }
      token={ctx.formToken()}
      refusal={refusal}
    />,
    refusal ? 409 : 200,
  );
}

const afterSeating = (
  ctx: RequestContext<TeamMember>,
  result: { ok: true } | { ok: false; refusal: string },
  query = '',
): Response | Promise<Response> =>
  result.ok
    ? ctx.redirect(`/organise/${ctx.param('edition')}/seats${query}`)
    : showSeats(ctx, result.refusal);

const organiser = { allow: 'organiser', purpose: 'organising' } as const;

/** The team proposes seats, moves people by hand, and publishes. */
export const seatingRoutes: Route[] = [
  get(`${EDITION_PATH}/seats`, organiser, (ctx) => showSeats(ctx)),
  post(`${EDITION_PATH}/proposal`, { ...organiser, action: proposeSeats }, async (ctx, run) =>
    afterSeating(ctx, await run({ edition: ctx.param('edition') })),
  ),
  post(`${EDITION_PATH}/publication`, { ...organiser, action: publishSeats }, async (ctx, run) =>
    afterSeating(ctx, await run({ edition: ctx.param('edition') })),
  ),
  post(`${EDITION_PATH}/seat`, { ...organiser, action: seatByHand }, async (ctx, run) => {
    const { get: field } = ctx.form;
    const to = field('host') || field('to');
    const breakOut = to === 'none' ? null : to || null;
    const asked = { signUp: field('signUp'), part: field('part'), to: breakOut };
    const result = await run({
      edition: ctx.param('edition'),
      signUp: asked.signUp,
      part: asked.part,
      breakOut,
      host: field('host') !== '',
      from: field('from') || undefined,
      confirmed: field('confirmed') === 'yes',
    });
    return result.ok
      ? afterSeating(ctx, result, `?part=${asked.part}&column=${breakOut ?? 'none'}`)
      : showSeats(ctx, result.refusal, asked);
  }),
  post(`${EDITION_PATH}/seat-undone`, { ...organiser, action: undoMove }, async (ctx, run) => {
    const result = await run({ edition: ctx.param('edition'), move: ctx.form.get('move') });
    return afterSeating(ctx, result);
  }),
];
