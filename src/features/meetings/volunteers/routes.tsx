import { inScope, type TeamMember } from '#core/access/actor.ts';
import type { RequestContext } from '#core/http/request-context.ts';
import { get, post, type Route } from '#core/http/route.ts';
import { parseTimeOfDay } from '#core/i18n/formats.ts';
import { hashToken, privateLinkToken } from '#core/private-links.ts';
import { qrOf } from '../edition/qr.ts';
import { findEdition } from '../edition/queries.ts';
import { EDITION_PATH } from '../registrations/team-route.ts';
import { addShift, leaveShift, removeShift, signUpForShift } from './actions.ts';
import { findEditionByCallLink, listShifts } from './queries.ts';
import { ShiftsDeskPage } from './ShiftsDeskPage.tsx';
import { VolunteerCallPage } from './VolunteerCallPage.tsx';

async function showDesk(ctx: RequestContext<TeamMember>, refused = false): Promise<Response> {
  const id = ctx.param('edition');
  if (!inScope(ctx.actor, id)) return ctx.notFound();
  const { edition, shifts } = await ctx.readAsTeam(id, async (tx) => ({
    edition: await findEdition(tx, { id }),
    shifts: await listShifts(tx, id),
  }));
  if (!edition) return ctx.notFound();
  const url = `${ctx.app.publicUrl}/${ctx.language}/hands/${privateLinkToken(ctx.app, 'hands', id)}`;
  return ctx.render(
    <ShiftsDeskPage
      page={{ ...ctx.page, path: `/organise/${id}/shifts` }}
      edition={edition}
      shifts={shifts}
      callLink={{ url, qrSvg: qrOf(url) }}
      refused={refused}
      token={ctx.formToken()}
    />,
    refused ? 422 : 200,
  );
}

async function showCall(ctx: RequestContext, refusal?: 'full' | 'no-name'): Promise<Response> {
  const link = ctx.param('link');
  const call = await ctx.readPublic(async (tx) => {
    const id = await findEditionByCallLink(tx, hashToken(link));
    const edition = id && (await findEdition(tx, { id }));
    return edition ? { edition, shifts: await listShifts(tx, edition.id) } : undefined;
  });
  if (!call) return ctx.notFound();
  return ctx.render(
    <VolunteerCallPage
      page={ctx.page}
      {...call}
      token={ctx.formToken()}
      formKey={ctx.keptFormKey('/hands/:link')}
      link={link}
      refusal={refusal}
    />,
    refusal ? 409 : 200,
  );
}

/** The team asks volunteers for the day; whoever has the link of the call signs up for a shift. */
export const volunteerRoutes: Route[] = [
  get(`${EDITION_PATH}/shifts`, { allow: 'organiser', purpose: 'organising' }, (ctx) => showDesk(ctx)),
  post(
    `${EDITION_PATH}/shift`,
    { allow: 'organiser', action: addShift, purpose: 'organising' },
    async (ctx, run) => {
      const { get } = ctx.form;
      const edition = ctx.param('edition');
      const result = await run({
        edition,
        name: get('name'),
        wanted: Number(get('wanted')),
        from: parseTimeOfDay(get('from')),
        to: parseTimeOfDay(get('to')),
      });
      return result.ok ? ctx.redirect(`/organise/${edition}/shifts`) : showDesk(ctx, true);
    },
  ),
  post(`${EDITION_PATH}/shift-removed`, { allow: 'organiser', action: removeShift }, async (ctx, run) => {
    const edition = ctx.param('edition');
    await run({ edition, shift: ctx.form.get('shift') });
    return ctx.redirect(`/organise/${edition}/shifts`);
  }),
  get('/hands/:link', { allow: 'anyone' }, (ctx) => showCall(ctx)),
  post('/hands/:link', { allow: 'anyone', action: signUpForShift }, async (ctx, run) => {
    const { get } = ctx.form;
    const link = ctx.param('link');
    const result = await run({
      link,
      idempotencyKey: ctx.formKey(get('shift')),
      shift: get('shift'),
      firstName: get('firstName'),
    });
    if (result.ok) return ctx.redirect(`/hands/${link}`);
    return result.refusal === 'not-found'
      ? ctx.notFound()
      : showCall(ctx, result.refusal === 'full' ? 'full' : 'no-name');
  }),
  post('/hands/:link/leave', { allow: 'anyone', action: leaveShift }, async (ctx, run) => {
    const link = ctx.param('link');
    await run({ link, volunteer: ctx.form.get('hand') });
    return ctx.redirect(`/hands/${link}`);
  }),
];
