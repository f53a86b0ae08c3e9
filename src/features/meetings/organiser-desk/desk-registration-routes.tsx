import type { TeamMember } from '#core/access/actor.ts';
import { inScope } from '#core/access/actor.ts';
import type { RequestContext } from '#core/http/request-context.ts';
import { get, post, type Route } from '#core/http/route.ts';
import { findEdition } from '../edition/queries.ts';
import type { Edition } from '../edition/types.ts';
import { registerAtDesk } from '../registration-form/actions.ts';
import { RegistrationFormPage } from '../registration-form/RegistrationFormPage.tsx';
import { emptyForm, typedForm, withExtraMember } from '../registration-form/routes.tsx';
import { type RegistrationForm, registrationFormErrors } from '../registration-form/rules.ts';

const PATH = '/organise/:edition{[0-9a-f-]{36}}/come';

/** The edition of this address, when the member's link is for it. Nobody's things are shown here. */
async function editionFor(ctx: RequestContext<TeamMember>): Promise<Edition | undefined> {
  const id = ctx.param('edition');
  return inScope(ctx.actor, id) ? ctx.readPublic((tx) => findEdition(tx, { id })) : undefined;
}

function show(
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
      action={action}
      errors={refusal === 'not-right' ? registrationFormErrors(form, edition) : []}
      refusal={refusal}
      desk
    />,
    refusal ? 422 : 200,
  );
}

/** Signing somebody up on the phone or at the desk, also on the day itself: the same form, the same rules. */
export const deskRoutes: Route[] = [
  get(PATH, { allow: 'desk', purpose: 'organising' }, async (ctx) => {
    const edition = await editionFor(ctx);
    return edition ? show(ctx, edition, emptyForm(edition)) : ctx.notFound();
  }),
  post(`${PATH}/keep`, { allow: 'desk', redisplay: true }, async (ctx) => {
    const edition = await editionFor(ctx);
    return edition ? show(ctx, edition, withExtraMember(ctx, typedForm(ctx, edition))) : ctx.notFound();
  }),
  post(PATH, { allow: 'desk', action: registerAtDesk }, async (ctx, run) => {
    const edition = await editionFor(ctx);
    if (!edition) return ctx.notFound();
    const form = typedForm(ctx, edition);
    const said = { edition: edition.id, language: ctx.language, form };
    const came = await run(said);
    if (came.ok) return ctx.redirect(`/m/${came.value}?new`);
    return came.refusal === 'not-there'
      ? ctx.notFound()
      : show(ctx, edition, form, came.refusal === 'over' ? 'over' : 'not-right');
  }),
];
