import { inScope, type TeamMember } from '#core/access/actor.ts';
import type { RequestContext } from '#core/http/request-context.ts';
import { get, post, type Route } from '#core/http/route.ts';
import { findEdition } from '../edition/queries.ts';
import type { Edition } from '../edition/types.ts';
import { registerAtDesk } from '../registration-form/actions.ts';
import { RegistrationFormPage } from '../registration-form/RegistrationFormPage.tsx';
import { typedForm, withExtraMember } from '../registration-form/routes.tsx';
import { blankForm, type RegistrationForm, registrationFormErrors } from '../registration-form/rules.ts';
import { EDITION_PATH } from '../registrations/team-route.ts';

const DESK_REGISTRATION_PATH = `${EDITION_PATH}/come` as const;

/** The edition of the path, when the team member's link is for it. No personal data is read here, so nothing is logged. */
async function findOwnEdition(ctx: RequestContext<TeamMember>): Promise<Edition | undefined> {
  const id = ctx.param('edition');
  return inScope(ctx.actor, id) ? ctx.readPublic((tx) => findEdition(tx, { id })) : undefined;
}

function showForm(
  ctx: RequestContext<TeamMember>,
  edition: Edition,
  form: RegistrationForm,
  refusal?: 'not-right' | 'over',
): Response {
  const action = `/organise/${edition.id}/come`;
  return ctx.render(
    <RegistrationFormPage
      page={{ ...ctx.page, path: action }}
      edition={edition}
      form={form}
      token={ctx.formToken()}
      formKey={ctx.keptFormKey(DESK_REGISTRATION_PATH)}
      action={action}
      errors={refusal === 'not-right' ? registrationFormErrors(form, edition) : []}
      refusal={refusal}
      desk
    />,
    refusal ? 422 : 200,
  );
}

/** Registering somebody on the phone or at the desk, also on the day itself: the same form, the same rules. */
export const deskRegistrationRoutes: Route[] = [
  get(DESK_REGISTRATION_PATH, { allow: 'desk', purpose: 'organising' }, async (ctx) => {
    const edition = await findOwnEdition(ctx);
    return edition ? showForm(ctx, edition, blankForm(edition)) : ctx.notFound();
  }),
  post(`${DESK_REGISTRATION_PATH}/keep`, { allow: 'desk', withoutAction: 'redisplay' }, async (ctx) => {
    const edition = await findOwnEdition(ctx);
    return edition ? showForm(ctx, edition, withExtraMember(ctx, typedForm(ctx, edition))) : ctx.notFound();
  }),
  post(DESK_REGISTRATION_PATH, { allow: 'desk', action: registerAtDesk }, async (ctx, run) => {
    const edition = await findOwnEdition(ctx);
    if (!edition) return ctx.notFound();
    const form = typedForm(ctx, edition);
    const result = await run({
      edition: edition.id,
      idempotencyKey: ctx.formKey(),
      language: ctx.language,
      form,
    });
    if (result.ok) return ctx.redirect(`/m/${result.value}?new`);
    return result.refusal === 'not-found'
      ? ctx.notFound()
      : showForm(ctx, edition, form, result.refusal === 'over' ? 'over' : 'not-right');
  }),
];
