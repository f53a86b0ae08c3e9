import { recentTeamAccess } from '#core/access/logged-read.ts';
import type { RequestContext } from '#core/http/request-context.ts';
import { get, post, type Route } from '#core/http/route.ts';
import { hashToken } from '#core/private-links.ts';
import { qrOf } from '../edition/qr.ts';
import { findEdition } from '../edition/queries.ts';
import { phaseOf } from '../edition/rules.ts';
import type { Edition } from '../edition/types.ts';
import {
  RegistrationFormPage,
  type RegistrationRefusal,
} from '../registration-form/RegistrationFormPage.tsx';
import { flawsIn, typedForm, withMore } from '../registration-form/routes.tsx';
import type { RegistrationForm } from '../registration-form/rules.ts';
import { findRegistrationByLink } from '../registrations/queries.ts';
import { attendeeCalendar } from '../registrations/registration-mail.ts';
import type { Registration } from '../registrations/types.ts';
import { calendarFile } from '../website/routes.tsx';
import { answerOffer, cancelRegistration, reactivate, updateRegistration } from './actions.ts';
import { OwnPage } from './OwnPage.tsx';

/** The sign-up whose link the address holds; who has the link may see it, nobody else knows that it exists. */
const mineOf = (ctx: RequestContext): Promise<{ mine: Registration; edition: Edition } | undefined> =>
  ctx.readPublic(async (tx) => {
    const mine = await findRegistrationByLink(tx, hashToken(ctx.param('link')));
    const edition = mine && (await findEdition(tx, { id: mine.editionId }));
    return mine && edition && { mine, edition };
  });

/** What was said before, as a form. */
function formOf(mine: Registration): RegistrationForm {
  const of = (member: string, kind: string) =>
    mine.needs.find((need) => need.member === member && need.kind === kind)?.detail ?? '';
  return {
    idempotencyKey: mine.id,
    email: mine.email ?? '',
    phone: mine.phone ?? '',
    members: mine.members.map((member) => ({
      firstName: member.firstName ?? '',
      interpreter: of(member.id, 'interpreter'),
      needs: mine.needs.filter((need) => need.member === member.id).map(({ kind }) => kind),
      diet: of(member.id, 'diet'),
      other: of(member.id, 'other'),
    })),
    wishes: mine.wishes,
    anyOther: mine.anyOther,
    moveUp: mine.moveUp,
    keepInformed: mine.keepInformed,
    expectedVersion: mine.version,
  };
}

async function showMine(ctx: RequestContext, refusal?: 'offer-over'): Promise<Response> {
  const found = await mineOf(ctx);
  if (!found) return ctx.notFound();
  const { mine, edition } = found;
  const looks = await ctx.readPublic((tx) => recentTeamAccess(tx, edition.id, 30));
  const badges = mine.members.map(({ firstName, code }) => ({ name: firstName, code, svg: qrOf(code) }));
  return ctx.render(
    <OwnPage
      page={ctx.page}
      edition={edition}
      mine={mine}
      phase={phaseOf(edition, ctx.app.now())}
      token={ctx.formToken()}
      link={ctx.param('link')}
      badges={badges}
      looks={looks.filter(({ at }) => at >= mine.madeAt)}
      fresh={ctx.query.has('new')}
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
  const found = await mineOf(ctx);
  if (!found) return ctx.notFound();
  const { mine, edition } = found;
  // Whoever was told that it changed elsewhere decides with the next tap.
  const expectedVersion = refusal === 'changed-elsewhere' ? mine.version : typed?.expectedVersion;
  const form = typed ? { ...typed, expectedVersion: expectedVersion ?? mine.version } : formOf(mine);
  return ctx.render(
    <RegistrationFormPage
      page={{ ...ctx.page, path: `/m/${ctx.param('link')}/change` }}
      edition={edition}
      form={form}
      token={ctx.formToken()}
      action={`/m/${ctx.param('link')}/change`}
      flaws={refusal === 'not-right' ? flawsIn(form, edition) : []}
      refusal={refusal}
      change
    />,
    refusal === 'changed-elsewhere' ? 409 : refusal ? 422 : 200,
  );
}

const own = (ctx: RequestContext): string => `/m/${ctx.param('link')}`;

export const ownPageRoutes: Route[] = [
  get('/m/:link', { allow: 'anyone' }, (ctx) => showMine(ctx)),
  get('/m/:link/calendar.ics', { allow: 'anyone' }, async (ctx) => {
    const found = await mineOf(ctx);
    if (!found) return ctx.notFound();
    return calendarFile(attendeeCalendar(ctx.app, found.edition, { ...found.mine, language: ctx.language }));
  }),
  get('/m/:link/change', { allow: 'anyone' }, (ctx) => showChange(ctx)),
  post('/m/:link/change/keep', { allow: 'anyone', redisplay: true }, async (ctx) => {
    const found = await mineOf(ctx);
    return found ? showChange(ctx, withMore(ctx, typedForm(ctx, found.edition))) : ctx.notFound();
  }),
  post('/m/:link/change', { allow: 'anyone', action: updateRegistration }, async (ctx, run) => {
    const found = await mineOf(ctx);
    if (!found) return ctx.notFound();
    const form = typedForm(ctx, found.edition);
    const changed = await run({ link: ctx.param('link'), form });
    if (changed.ok) return ctx.redirect(own(ctx));
    const { refusal } = changed;
    if (refusal === 'not-there') return ctx.notFound();
    return showChange(
      ctx,
      form,
      refusal === 'over' || refusal === 'changed-elsewhere' ? refusal : 'not-right',
    );
  }),
  post('/m/:link/cancel', { allow: 'anyone', action: cancelRegistration }, async (ctx, run) => {
    await run({ link: ctx.param('link') });
    return ctx.redirect(own(ctx));
  }),
  post('/m/:link/again', { allow: 'anyone', action: reactivate }, async (ctx, run) => {
    await run({ link: ctx.param('link') });
    return ctx.redirect(own(ctx));
  }),
  post('/m/:link/offer', { allow: 'anyone', action: answerOffer }, async (ctx, run) => {
    const yes = ctx.form.get('answer') === 'yes';
    const said = { link: ctx.param('link'), part: ctx.form.get('part'), yes };
    const answered = await run(said);
    return answered.ok ? ctx.redirect(own(ctx)) : showMine(ctx, 'offer-over');
  }),
];
