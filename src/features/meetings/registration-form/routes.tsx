import type { RequestContext } from '#core/http/request-context.ts';
import { get, post, type Route } from '#core/http/route.ts';
import { countAttempt } from '#core/rate-limit.ts';
import { findEditionFromPath } from '../edition/public-edition.ts';
import { acceptsRegistrations } from '../edition/rules.ts';
import type { Edition } from '../edition/types.ts';
import { register } from './actions.ts';
import { RegistrationFormPage, type RegistrationRefusal } from './RegistrationFormPage.tsx';
import {
  blankForm,
  emptyMember,
  type RegistrationForm,
  readRegistrationForm,
  registrationFormErrors,
} from './rules.ts';

/**
 * Registrations over the whole site in a window; a reception centre is one network, so it is not counted per network.
 */
const MAX_REGISTRATIONS = 3_000;
const REGISTRATION_WINDOW_SECONDS = 600;

/** What was typed. */
export const typedForm = (ctx: RequestContext, edition: Edition): RegistrationForm =>
  readRegistrationForm(ctx.form, edition);

/** With one more person, when that is what was asked for. */
export const withExtraMember = (ctx: RequestContext, form: RegistrationForm): RegistrationForm =>
  ctx.form.get('more') ? { ...form, members: [...form.members, emptyMember()] } : form;

function show(
  ctx: RequestContext,
  edition: Edition,
  form: RegistrationForm,
  refusal?: RegistrationRefusal,
): Response {
  const path = `/meetings/${edition.slug}/come`;
  return ctx.render(
    <RegistrationFormPage
      page={{ ...ctx.page, path }}
      edition={edition}
      form={form}
      token={ctx.formToken()}
      formKey={ctx.keptFormKey(REGISTRATION_PATH)}
      action={path}
      errors={refusal === 'not-right' ? registrationFormErrors(form, edition) : []}
      refusal={refusal}
    />,
    refusal === 'too-often' ? 429 : refusal ? 422 : 200,
  );
}

const REGISTRATION_PATH = '/meetings/:slug/come';

export const registrationRoutes: Route[] = [
  get(REGISTRATION_PATH, { allow: 'anyone' }, async (ctx) => {
    const edition = await findEditionFromPath(ctx);
    if (!edition) return ctx.notFound();
    if (!acceptsRegistrations(edition, ctx.app.now())) return ctx.redirect(`/meetings/${edition.slug}`);
    return show(ctx, edition, blankForm(edition));
  }),
  post(`${REGISTRATION_PATH}/keep`, { allow: 'anyone', withoutAction: 'redisplay' }, async (ctx) => {
    const edition = await findEditionFromPath(ctx);
    if (!edition) return ctx.notFound();
    return show(ctx, edition, withExtraMember(ctx, typedForm(ctx, edition)));
  }),
  post(REGISTRATION_PATH, { allow: 'anyone', action: register }, async (ctx, run) => {
    const edition = await findEditionFromPath(ctx);
    if (!edition) return ctx.notFound();
    const form = typedForm(ctx, edition);
    const { app } = ctx;
    const limit = [MAX_REGISTRATIONS, REGISTRATION_WINDOW_SECONDS] as const;
    if (!(await countAttempt(app.db, 'meetings:come', ...limit, app.now())))
      return show(ctx, edition, form, 'too-often');
    const registered = await run({
      edition: edition.id,
      idempotencyKey: ctx.formKey(),
      language: ctx.language,
      form,
    });
    if (registered.ok) return ctx.redirect(`/m/${registered.value}?new`);
    if (registered.refusal === 'not-found') return ctx.notFound();
    return show(ctx, edition, form, registered.refusal === 'over' ? 'over' : 'not-right');
  }),
];
