import { inScope, type TeamMember } from '#core/access/actor.ts';
import type { RequestContext } from '#core/http/request-context.ts';
import { get, post, type Route } from '#core/http/route.ts';
import { hashToken, privateLinkToken } from '#core/private-links.ts';
import { type FieldValues, mergeFields } from '../edition/field-merge.ts';
import { qrOf } from '../edition/qr.ts';
import { findEdition } from '../edition/queries.ts';
import { EDITION_PATH } from '../registrations/team-route.ts';
import {
  leaveShift,
  removeShift,
  restoreShift,
  saveVolunteerShift,
  shiftId,
  signUpForShift,
} from './actions.ts';
import { SHIFT_FIELDS, shiftValues } from './fields.ts';
import { findEditionByCallLink, listRemovedShifts, listShifts } from './queries.ts';
import { SHIFT_REFUSALS, ShiftsDeskPage } from './ShiftsDeskPage.tsx';
import { type CallRefusal, VolunteerCallPage } from './VolunteerCallPage.tsx';

const SHIFT_PATH = `${EDITION_PATH}/shift` as const;

/** A form that was refused: which shift, and what was typed. */
interface RefusedShift {
  refusal: string;
  id: string | null;
  storedId: string;
  typed: FieldValues;
}

async function showDesk(ctx: RequestContext<TeamMember>, refused?: RefusedShift): Promise<Response> {
  const id = ctx.param('edition');
  if (!inScope(ctx.actor, id)) return ctx.notFound();
  const { edition, shifts, removed } = await ctx.readAsTeam(id, async (tx) => ({
    edition: await findEdition(tx, { id }),
    shifts: await listShifts(tx, id),
    removed: await listRemovedShifts(tx, id),
  }));
  if (!edition) return ctx.notFound();
  const url = `${ctx.app.publicUrl}/${ctx.language}/hands/${privateLinkToken(ctx.app, 'hands', id)}`;
  const stored = shifts.find((shift) => shift.id === refused?.storedId);
  const merged =
    refused && mergeFields(ctx.form.get('seen'), stored ? shiftValues(stored) : {}, refused.typed);
  const refusal =
    refused && (SHIFT_REFUSALS.find((known) => known === refused.refusal) ?? ('not-right' as const));
  return ctx.render(
    <ShiftsDeskPage
      page={{ ...ctx.page, path: `/organise/${id}/shifts` }}
      edition={edition}
      shifts={shifts}
      removed={removed}
      callLink={{ url, qrSvg: qrOf(url) }}
      refused={refusal && merged && { refusal, formId: refused.id ?? 'new', ...merged }}
      token={ctx.formToken()}
      formKey={ctx.keptFormKey(SHIFT_PATH)}
    />,
    refusal === 'changed-elsewhere' ? 409 : refusal ? 422 : 200,
  );
}

async function showCall(ctx: RequestContext, refusal?: CallRefusal): Promise<Response> {
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
      typed={{
        shift: ctx.form.get('shift'),
        firstName: ctx.form.get('firstName'),
        email: ctx.form.get('email'),
      }}
      refusal={refusal}
    />,
    refusal ? 409 : 200,
  );
}

/** The team asks volunteers for the day; whoever has the link of the call signs up for a shift. */
export const volunteerRoutes: Route[] = [
  get(`${EDITION_PATH}/shifts`, { allow: 'organiser', purpose: 'organising' }, (ctx) => showDesk(ctx)),
  post(
    SHIFT_PATH,
    { allow: 'organiser', action: saveVolunteerShift, purpose: 'organising' },
    async (ctx, run) => {
      const edition = ctx.param('edition');
      const typed = Object.fromEntries(SHIFT_FIELDS.map((name) => [name, ctx.form.get(name)]));
      const thing = { id: ctx.form.get('shift') || null, idempotencyKey: ctx.formKey() };
      const result = await run({ edition, ...thing, seen: ctx.form.get('seen'), fields: typed });
      if (result.ok) return ctx.redirect(`/organise/${edition}/shifts`);
      return showDesk(ctx, {
        refusal: result.refusal,
        id: thing.id,
        storedId: shiftId(ctx.app, thing),
        typed,
      });
    },
  ),
  post(`${EDITION_PATH}/shift-removed`, { allow: 'organiser', action: removeShift }, async (ctx, run) => {
    const edition = ctx.param('edition');
    await run({ edition, shift: ctx.form.get('shift') });
    return ctx.redirect(`/organise/${edition}/shifts#removed`);
  }),
  post(`${EDITION_PATH}/shift-restored`, { allow: 'organiser', action: restoreShift }, async (ctx, run) => {
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
      email: get('email'),
      language: ctx.language,
    });
    if (result.ok) return ctx.redirect(`/hands/${link}`);
    return result.refusal === 'not-found'
      ? ctx.notFound()
      : showCall(
          ctx,
          result.refusal === 'full' || result.refusal === 'no-email' ? result.refusal : 'no-name',
        );
  }),
  post('/hands/:link/leave', { allow: 'anyone', action: leaveShift }, async (ctx, run) => {
    const link = ctx.param('link');
    await run({ link, volunteer: ctx.form.get('hand') });
    return ctx.redirect(`/hands/${link}`);
  }),
];
