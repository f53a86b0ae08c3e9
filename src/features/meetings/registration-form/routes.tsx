import { newIdempotencyKey } from '#core/http/csrf.ts';
import type { RequestContext } from '#core/http/request-context.ts';
import { get, post, type Route } from '#core/http/route.ts';
import { countAttempt } from '#core/rate-limit.ts';
import { breakOutsOf, breakoutRounds, phaseOf } from '../edition/rules.ts';
import type { Edition } from '../edition/types.ts';
import { editionOf } from '../website/routes.tsx';
import { register } from './actions.ts';
import { RegistrationFormPage, type RegistrationRefusal } from './RegistrationFormPage.tsx';
import { type RegistrationForm, readRegistrationForm, registrationFormErrors } from './rules.ts';

/** Sign-ups per ten minutes over the whole house; a reception centre is one network, so it is not counted per network. */
const COME_TRIES = [3_000, 600] as const;

/** A form that nobody typed in yet. */
export function emptyForm(edition: Edition): RegistrationForm {
  return {
    idempotencyKey: newIdempotencyKey(),
    email: '',
    phone: '',
    members: [{ firstName: '', interpreter: '', needs: [], diet: '', other: '' }],
    wishes: Object.fromEntries(breakoutRounds(edition).map(({ id }) => [id, []])),
    anyOther: true,
    moveUp: true,
    keepInformed: false,
    expectedVersion: 0,
  };
}

/** What was typed. */
export const typedForm = (ctx: RequestContext, edition: Edition): RegistrationForm =>
  readRegistrationForm(
    ctx.form,
    breakoutRounds(edition).map(({ id }) => id),
  );

/** What is not right yet about what was typed. */
export const flawsIn = (form: RegistrationForm, edition: Edition) =>
  registrationFormErrors(form, new Set(breakOutsOf(edition).map(({ id }) => id)));

/** One more row, when that is what was asked for. */
export const withMore = (ctx: RequestContext, form: RegistrationForm): RegistrationForm =>
  ctx.form.get('more')
    ? {
        ...form,
        members: [...form.members, { firstName: '', interpreter: '', needs: [], diet: '', other: '' }],
      }
    : form;

function show(
  ctx: RequestContext,
  edition: Edition,
  form: RegistrationForm,
  refusal?: RegistrationRefusal,
): Response {
  const flaws = refusal === 'not-right' ? flawsIn(form, edition) : [];
  return ctx.render(
    <RegistrationFormPage
      page={{ ...ctx.page, path: `/meetings/${edition.slug}/come` }}
      edition={edition}
      form={form}
      token={ctx.formToken()}
      action={`/meetings/${edition.slug}/come`}
      flaws={flaws}
      refusal={refusal}
    />,
    refusal === 'too-often' ? 429 : refusal ? 422 : 200,
  );
}

const isOpen = (edition: Edition, now: Date): boolean =>
  ['wishes', 'seating', 'direct'].includes(phaseOf(edition, now));

export const registrationRoutes: Route[] = [
  get('/meetings/:slug/come', { allow: 'anyone' }, async (ctx) => {
    const edition = await editionOf(ctx);
    if (!edition) return ctx.notFound();
    if (!isOpen(edition, ctx.app.now())) return ctx.redirect(`/meetings/${edition.slug}`);
    return show(ctx, edition, emptyForm(edition));
  }),
  post('/meetings/:slug/come/keep', { allow: 'anyone', redisplay: true }, async (ctx) => {
    const edition = await editionOf(ctx);
    return edition ? show(ctx, edition, withMore(ctx, typedForm(ctx, edition))) : ctx.notFound();
  }),
  post('/meetings/:slug/come', { allow: 'anyone', action: register }, async (ctx, run) => {
    const edition = await editionOf(ctx);
    if (!edition) return ctx.notFound();
    const form = typedForm(ctx, edition);
    const { app } = ctx;
    if (!(await countAttempt(app.db, 'meetings:come', ...COME_TRIES, app.now())))
      return show(ctx, edition, form, 'too-often');
    const came = await run({ edition: edition.id, language: ctx.language, form });
    if (came.ok) return ctx.redirect(`/m/${came.value}?new`);
    if (came.refusal === 'not-there') return ctx.notFound();
    return show(ctx, edition, form, came.refusal === 'over' ? 'over' : 'not-right');
  }),
];
