import type { RequestContext } from '#core/http/request-context.ts';
import { get, post, type Route } from '#core/http/route.ts';
import { hashToken } from '#core/private-links.ts';
import { readAdmission } from '../admission/queries.ts';
import { calendarResponse } from '../edition/public-edition.ts';
import { qrOf } from '../edition/qr.ts';
import { findEdition, venueLinks } from '../edition/queries.ts';
import { phaseOf } from '../edition/rules.ts';
import type { Edition } from '../edition/types.ts';
import { formConflicts } from '../registration-form/form-conflicts.ts';
import {
  RegistrationFormPage,
  type RegistrationRefusal,
} from '../registration-form/RegistrationFormPage.tsx';
import { typedForm, withExtraMember } from '../registration-form/routes.tsx';
import { formOf, type RegistrationForm, registrationFormErrors } from '../registration-form/rules.ts';
import { attendeeCalendar } from '../registrations/mail.ts';
import { findRegistrationByLink, teamAccessOf } from '../registrations/queries.ts';
import type { Registration } from '../registrations/types.ts';
import { answerOffer, cancelRegistration, reactivate, updateRegistration } from './actions.ts';
import { OwnPage } from './OwnPage.tsx';

/** How many looks of the team the page shows at most. */
const MAX_TEAM_ACCESSES = 30;

/** The registration whose link the address holds; who has the link may see it, nobody else knows that it exists. */
const findAttendance = (
  ctx: RequestContext,
): Promise<
  { registration: Registration; edition: Edition; links: ReadonlyMap<string, string> } | undefined
> =>
  ctx.readPublic(async (tx) => {
    const registration = await findRegistrationByLink(tx, hashToken(ctx.param('link')));
    const edition = registration && (await findEdition(tx, { id: registration.editionId }));
    if (!registration || !edition) return undefined;
    return { registration, edition, links: await venueLinks(tx, edition.id) };
  });

async function showOwn(ctx: RequestContext, refusal?: 'offer-over'): Promise<Response> {
  const attendance = await findAttendance(ctx);
  if (!attendance) return ctx.notFound();
  const { registration, edition, links } = attendance;
  const accesses = await ctx.readPublic((tx) =>
    teamAccessOf(tx, hashToken(ctx.param('link')), edition.id, MAX_TEAM_ACCESSES),
  );
  return ctx.render(
    <OwnPage
      page={ctx.page}
      edition={edition}
      registration={registration}
      phase={phaseOf(edition, ctx.app.now())}
      token={ctx.formToken()}
      link={ctx.param('link')}
      badges={registration.members.map(({ firstName, code }) => ({ firstName, code, svg: qrOf(code) }))}
      teamAccesses={accesses.filter(({ at }) => at >= registration.madeAt)}
      isNew={ctx.query.has('new')}
      links={links}
      admission={await ctx.readPublic((tx) => readAdmission(tx, edition))}
      refusal={refusal}
    />,
    refusal ? 409 : 200,
  );
}

async function showChange(
  ctx: RequestContext,
  typed?: RegistrationForm,
  refusal?: RegistrationRefusal,
): Promise<Response> {
  const attendance = await findAttendance(ctx);
  if (!attendance) return ctx.notFound();
  const { registration, edition } = attendance;
  // Whoever was told that it changed elsewhere decides by sending the form once more.
  const expectedVersion =
    refusal === 'changed-elsewhere' ? registration.version : (typed?.expectedVersion ?? registration.version);
  const form = typed ? { ...typed, expectedVersion } : formOf(registration);
  const path = `${pathOf(ctx)}/change`;
  return ctx.render(
    <RegistrationFormPage
      page={{ ...ctx.page, path }}
      edition={edition}
      form={form}
      token={ctx.formToken()}
      action={path}
      errors={refusal === 'not-right' ? registrationFormErrors(form, edition) : []}
      refusal={refusal}
      conflicts={
        refusal === 'changed-elsewhere'
          ? formConflicts(formOf(registration), form, edition, ctx.language)
          : undefined
      }
      change
    />,
    refusal === 'changed-elsewhere' ? 409 : refusal ? 422 : 200,
  );
}

const pathOf = (ctx: RequestContext): string => `/m/${ctx.param('link')}`;

export const ownPageRoutes: Route[] = [
  get('/m/:link', { allow: 'anyone' }, (ctx) => showOwn(ctx)),
  get('/m/:link/calendar.ics', { allow: 'anyone' }, async (ctx) => {
    const attendance = await findAttendance(ctx);
    if (!attendance) return ctx.notFound();
    const registration = { ...attendance.registration, language: ctx.language };
    return calendarResponse(attendeeCalendar(ctx.app, attendance.edition, registration, attendance.links));
  }),
  get('/m/:link/change', { allow: 'anyone' }, (ctx) => showChange(ctx)),
  post('/m/:link/change/keep', { allow: 'anyone', withoutAction: 'redisplay' }, async (ctx) => {
    const attendance = await findAttendance(ctx);
    return attendance
      ? showChange(ctx, withExtraMember(ctx, typedForm(ctx, attendance.edition)))
      : ctx.notFound();
  }),
  post('/m/:link/change', { allow: 'anyone', action: updateRegistration }, async (ctx, run) => {
    const attendance = await findAttendance(ctx);
    if (!attendance) return ctx.notFound();
    const form = typedForm(ctx, attendance.edition);
    const changed = await run({ link: ctx.param('link'), form });
    if (changed.ok) return ctx.redirect(pathOf(ctx));
    const { refusal } = changed;
    if (refusal === 'not-found') return ctx.notFound();
    const isShown = refusal === 'over' || refusal === 'changed-elsewhere' || refusal === 'full';
    return showChange(ctx, form, isShown ? refusal : 'not-right');
  }),
  post('/m/:link/cancel', { allow: 'anyone', action: cancelRegistration }, async (ctx, run) => {
    await run({ link: ctx.param('link') });
    return ctx.redirect(pathOf(ctx));
  }),
  post('/m/:link/again', { allow: 'anyone', action: reactivate }, async (ctx, run) => {
    await run({ link: ctx.param('link') });
    return ctx.redirect(pathOf(ctx));
  }),
  post('/m/:link/offer', { allow: 'anyone', action: answerOffer }, async (ctx, run) => {
    const yes = ctx.form.get('answer') === 'yes';
    const answered = await run({ link: ctx.param('link'), part: ctx.form.get('part'), yes });
    return answered.ok ? ctx.redirect(pathOf(ctx)) : showOwn(ctx, 'offer-over');
  }),
];
