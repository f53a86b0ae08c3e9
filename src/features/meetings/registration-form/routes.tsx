import type { RequestContext } from '#core/http/request-context.ts';
import { get, post, type Route } from '#core/http/route.ts';
import { type CreationLimit, withinCreationLimit } from '#core/rate-limit.ts';
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
 * Registrations of one to eight people each. A reception centre of 300 people can register within an hour at one address, also
 * when most do it in the same ten minutes; somebody who registers for neighbours uses one address for all of them. Over the
 * whole site a meeting that fills at once.
 */
const REGISTRATION_LIMIT: CreationLimit = {
  subject: 'meetings:come',
  perNetwork: [150, 600],
  perRecipient: [40, 86_400],
  overall: [3_000, 600],
};

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
    const { app, language, clientNetwork } = ctx;
    const by = { clientNetwork, recipient: form.email };
    const registered = await withinCreationLimit(app, REGISTRATION_LIMIT, by, () =>
      run({ edition: edition.id, idempotencyKey: ctx.formKey(), language, form }),
    );
    if (registered.ok) return ctx.redirect(`/m/${registered.value}?new`);
    const { refusal } = registered;
    if (refusal === 'not-found') return ctx.notFound();
    return show(ctx, edition, form, refusal === 'over' || refusal === 'too-often' ? refusal : 'not-right');
  }),
];
