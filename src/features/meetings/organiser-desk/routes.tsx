import type { Purpose, TeamMember } from '#core/access/actor.ts';
import { inScope } from '#core/access/actor.ts';
import type { RequestContext } from '#core/http/request-context.ts';
import { get, post, type Route } from '#core/http/route.ts';
import { allEditions, findEdition } from '../edition/queries.ts';
import { phaseOf } from '../edition/rules.ts';
import type { Edition } from '../edition/types.ts';
import { settleNeed } from '../needs/actions.ts';
import { NeedsDeskPage } from '../needs/NeedsDesk.tsx';
import { registrationsCsv } from '../registrations/csv.ts';
import { listRegistrations } from '../registrations/queries.ts';
import type { Registration } from '../registrations/types.ts';
import { proposeSeats, publishSeats, seatByHand } from '../seating/actions.ts';
import { SeatingDesk } from '../seating/SeatingDesk.tsx';
import { OrganisePage } from './EditionsPage.tsx';
import { numbersOf } from './numbers.ts';
import { DeskPage } from './OrganiserDesk.tsx';

const ID = ':edition{[0-9a-f-]{36}}';

/** The edition and everybody in it, for a member of the team whose link is for it; they can read that somebody looked. */
export async function seen(
  ctx: RequestContext<TeamMember>,
): Promise<{ edition: Edition; people: Registration[] } | undefined> {
  const id = ctx.param('edition');
  if (!inScope(ctx.actor, id)) return undefined;
  return ctx.readAsTeam(id, async (tx) => {
    const edition = await findEdition(tx, { id });
    return edition && { edition, people: await listRegistrations(tx, id) };
  });
}

/** An address of the team below one edition. */
export const teamAddress = (
  path: string,
  allow: 'organiser' | 'desk',
  purpose: Purpose,
  answer: (
    ctx: RequestContext<TeamMember>,
    found: { edition: Edition; people: Registration[] },
  ) => Response | Promise<Response>,
): Route =>
  get(`/organise/${ID}${path}`, { allow, purpose }, async (ctx) => {
    const found = await seen(ctx);
    return found ? answer(ctx, found) : ctx.notFound();
  });

async function showSeats(
  ctx: RequestContext<TeamMember>,
  refusal?: 'full' | 'not-proposed' | 'published',
): Promise<Response> {
  const found = await seen(ctx);
  if (!found) return ctx.notFound();
  const path = `/organise/${found.edition.id}/seats`;
  return ctx.render(
    <SeatingDesk page={{ ...ctx.page, path }} {...found} token={ctx.formToken()} refusal={refusal} />,
    refusal ? 409 : 200,
  );
}

const back = (ctx: RequestContext<TeamMember>, path: string) =>
  ctx.redirect(`/organise/${ctx.param('edition')}${path}`);
const SHOWN = ['full', 'not-proposed', 'published'] as const;
const shown = (refusal: string) => SHOWN.find((known) => known === refusal);

export const organiserRoutes: Route[] = [
  get('/organise', { allow: 'desk', purpose: 'organising' }, async (ctx) => {
    const member = ctx.actor;
    const all = await ctx.readAsTeam(member.key, allEditions);
    const editions = all.filter(({ id }) => inScope(member, id));
    const { name, roles } = member;
    return ctx.render(
      <OrganisePage page={ctx.page} {...{ name, duties: roles, editions }} token={ctx.formToken()} />,
    );
  }),
  teamAddress('', 'desk', 'organising', (ctx, { edition, people }) =>
    ctx.render(
      <DeskPage
        page={ctx.page}
        edition={edition}
        phase={phaseOf(edition, ctx.app.now())}
        numbers={numbersOf(edition, people)}
        duties={ctx.actor.roles}
      />,
    ),
  ),
  teamAddress('/seats', 'organiser', 'organising', (ctx) => showSeats(ctx)),
  teamAddress('/needs', 'organiser', 'organising', (ctx, found) =>
    ctx.render(<NeedsDeskPage page={ctx.page} {...found} token={ctx.formToken()} />),
  ),
  teamAddress(
    '/people.csv',
    'organiser',
    'organising',
    (_, { edition, people }) =>
      new Response(registrationsCsv(edition, people), {
        headers: {
          'content-type': 'text/csv; charset=utf-8',
          'content-disposition': 'attachment; filename="aanmeldingen.csv"',
        },
      }),
  ),
  post(
    `/organise/${ID}/proposal`,
    { allow: 'organiser', action: proposeSeats, purpose: 'organising' },
    async (ctx, run) => {
      const done = await run({ edition: ctx.param('edition') });
      return done.ok ? back(ctx, '/seats') : showSeats(ctx, shown(done.refusal));
    },
  ),
  post(
    `/organise/${ID}/publication`,
    { allow: 'organiser', action: publishSeats, purpose: 'organising' },
    async (ctx, run) => {
      const done = await run({ edition: ctx.param('edition') });
      return done.ok ? back(ctx, '/seats') : showSeats(ctx, shown(done.refusal));
    },
  ),
  post(
    `/organise/${ID}/seat`,
    { allow: 'organiser', action: seatByHand, purpose: 'organising' },
    async (ctx, run) => {
      const done = await run({
        edition: ctx.param('edition'),
        signUp: ctx.form.get('signUp'),
        part: ctx.form.get('part'),
        breakOut: ctx.form.get('host') || ctx.form.get('to') || null,
        host: ctx.form.get('host') !== '',
      });
      return done.ok ? back(ctx, '/seats') : showSeats(ctx, shown(done.refusal));
    },
  ),
  post(`/organise/${ID}/need`, { allow: 'organiser', action: settleNeed }, async (ctx, run) => {
    const need = ctx.form.get('need');
    await run({
      edition: ctx.param('edition'),
      signUp: ctx.form.get('signUp'),
      need,
      state: ctx.form.get('state'),
      answer: ctx.form.get(`answer-${need}`),
    });
    return back(ctx, `/needs#n${need}`);
  }),
];
