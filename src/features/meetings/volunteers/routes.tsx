import type { TeamMember } from '#core/access/actor.ts';
import { inScope } from '#core/access/actor.ts';
import { newIdempotencyKey } from '#core/http/csrf.ts';
import type { RequestContext } from '#core/http/request-context.ts';
import { get, post, type Route } from '#core/http/route.ts';
import { parseTimeOfDay } from '#core/i18n/formats.ts';
import { hashToken, privateLinkToken } from '#core/private-links.ts';
import { qrOf } from '../edition/qr.ts';
import { findEdition } from '../edition/queries.ts';
import { leaveShift, makeShift, removeShift, takeShift } from './actions.ts';
import { callByLink, shiftsOf } from './queries.ts';
import { ShiftsDeskPage } from './ShiftsDesk.tsx';
import { ShiftsPage } from './VolunteerCallPage.tsx';

const PATH = '/organise/:edition{[0-9a-f-]{36}}';

async function showDesk(ctx: RequestContext<TeamMember>, refusal = false): Promise<Response> {
  const id = ctx.param('edition');
  if (!inScope(ctx.actor, id)) return ctx.notFound();
  const { edition, shifts } = await ctx.readAsTeam(id, async (tx) => ({
    edition: await findEdition(tx, { id }),
    shifts: await shiftsOf(tx, id),
  }));
  if (!edition) return ctx.notFound();
  const url = `${ctx.app.publicUrl}/${ctx.language}/hands/${privateLinkToken(ctx.app, 'hands', id)}`;
  const page = { ...ctx.page, path: `/organise/${id}/shifts` };
  const call = { url, svg: qrOf(url) };
  return ctx.render(
    <ShiftsDeskPage page={page} {...{ edition, shifts, call, refusal }} token={ctx.formToken()} />,
    refusal ? 422 : 200,
  );
}

async function showCall(ctx: RequestContext, refusal?: 'full' | 'no-name'): Promise<Response> {
  const link = ctx.param('link');
  const found = await ctx.readPublic(async (tx) => {
    const id = await callByLink(tx, hashToken(link));
    const edition = id && (await findEdition(tx, { id }));
    return edition ? { edition, shifts: await shiftsOf(tx, edition.id) } : undefined;
  });
  if (!found) return ctx.notFound();
  const idempotencyKey = newIdempotencyKey();
  return ctx.render(
    <ShiftsPage
      page={ctx.page}
      {...found}
      token={ctx.formToken()}
      idempotencyKey={idempotencyKey}
      link={link}
      refusal={refusal}
    />,
    refusal ? 409 : 200,
  );
}

/** Hands for the day. */
export const volunteerRoutes: Route[] = [
  get(`${PATH}/shifts`, { allow: 'organiser', purpose: 'organising' }, (ctx) => showDesk(ctx)),
  post(
    `${PATH}/shift`,
    { allow: 'organiser', action: makeShift, purpose: 'organising' },
    async (ctx, run) => {
      const { get } = ctx.form;
      const edition = ctx.param('edition');
      const times = { from: parseTimeOfDay(get('from')), to: parseTimeOfDay(get('to')) };
      const said = { edition, name: get('name'), wanted: Number(get('wanted')), ...times };
      const made = await run(said);
      return made.ok ? ctx.redirect(`/organise/${edition}/shifts`) : showDesk(ctx, true);
    },
  ),
  post(`${PATH}/shift-removed`, { allow: 'organiser', action: removeShift }, async (ctx, run) => {
    const edition = ctx.param('edition');
    await run({ edition, shift: ctx.form.get('shift') });
    return ctx.redirect(`/organise/${edition}/shifts`);
  }),
  get('/hands/:link', { allow: 'anyone' }, (ctx) => showCall(ctx)),
  post('/hands/:link', { allow: 'anyone', action: takeShift }, async (ctx, run) => {
    const { get } = ctx.form;
    const said = {
      link: ctx.param('link'),
      idempotencyKey: get('once'),
      shift: get('shift'),
      firstName: get('firstName'),
    };
    const taken = await run(said);
    if (taken.ok) return ctx.redirect(`/hands/${said.link}`);
    return taken.refusal === 'not-there'
      ? ctx.notFound()
      : showCall(ctx, taken.refusal === 'full' ? 'full' : 'no-name');
  }),
  post('/hands/:link/leave', { allow: 'anyone', action: leaveShift }, async (ctx, run) => {
    const said = { link: ctx.param('link'), hand: ctx.form.get('hand') };
    await run(said);
    return ctx.redirect(`/hands/${said.link}`);
  }),
];
