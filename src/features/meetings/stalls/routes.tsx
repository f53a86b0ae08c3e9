import { inScope } from '#core/access/actor.ts';
import type { RequestContext } from '#core/http/request-context.ts';
import { get, post, type Route } from '#core/http/route.ts';
import { hashToken } from '#core/private-links.ts';
import { type CreationLimit, withinCreationLimit } from '#core/rate-limit.ts';
import { findEditionFromPath } from '../edition/public-edition.ts';
import { findEdition } from '../edition/queries.ts';
import { EDITION_PATH } from '../registrations/team-route.ts';
import { answerStall, requestStall, withdrawStall } from './actions.ts';
import { OwnStallPage } from './OwnStallPage.tsx';
import { findStallByLink, listStalls } from './queries.ts';
import { StallFormPage, type StallFormRefusal, type StallFormValues } from './StallFormPage.tsx';
import { StallsDeskPage } from './StallsDeskPage.tsx';
import { readStallRequest } from './stall-request.ts';

/** Requests for a stall: an umbrella organisation may ask for its members; more than that is no market. */
const STALL_LIMIT: CreationLimit = {
  subject: 'meetings:stand',
  perNetwork: [20, 3_600],
  perRecipient: [20, 86_400],
  overall: [200, 3_600],
};

const readStallForm = ({ form }: RequestContext): StallFormValues => ({
  ...readStallRequest(form),
  email: form.get('email'),
});

async function showForm(ctx: RequestContext, refusal?: StallFormRefusal): Promise<Response> {
  const edition = await findEditionFromPath(ctx);
  if (!edition) return ctx.notFound();
  return ctx.render(
    <StallFormPage
      page={{ ...ctx.page, path: `/meetings/${edition.slug}/stand` }}
      edition={edition}
      values={readStallForm(ctx)}
      token={ctx.formToken()}
      formKey={ctx.keptFormKey()}
      refusal={refusal}
    />,
    refusal === 'too-often' ? 429 : refusal ? 422 : 200,
  );
}

/** Stalls on the market: an organisation requests one and reads the answer, the team accepts or declines. */
export const stallRoutes: Route[] = [
  get('/meetings/:slug/stand', { allow: 'anyone' }, (ctx) => showForm(ctx)),
  post('/meetings/:slug/stand', { allow: 'anyone', action: requestStall }, async (ctx, run) => {
    const edition = await findEditionFromPath(ctx);
    if (!edition) return ctx.notFound();
    const { app, language, clientNetwork } = ctx;
    const values = readStallForm(ctx);
    const result = await withinCreationLimit(
      app,
      STALL_LIMIT,
      { clientNetwork, recipient: values.email },
      () =>
        run({
          ...values,
          edition: edition.id,
          idempotencyKey: ctx.formKey(),
          languages: [language],
          language,
        }),
    );
    if (result.ok) return ctx.redirect(`/stand/${result.value}`);
    const { refusal } = result;
    return showForm(
      ctx,
      refusal === 'over' || refusal === 'no-email' || refusal === 'too-often' ? refusal : 'no-words',
    );
  }),
  get('/stand/:link', { allow: 'anyone' }, async (ctx) => {
    const link = ctx.param('link');
    const stall = await ctx.readPublic((tx) => findStallByLink(tx, hashToken(link)));
    return stall
      ? ctx.render(<OwnStallPage page={ctx.page} stall={stall} token={ctx.formToken()} link={link} />)
      : ctx.notFound();
  }),
  post('/stand/:link', { allow: 'anyone', action: withdrawStall }, async (ctx, run) => {
    const link = ctx.param('link');
    await run({ link });
    return ctx.redirect(`/stand/${link}`);
  }),
  get(`${EDITION_PATH}/market`, { allow: 'organiser', purpose: 'organising' }, async (ctx) => {
    const id = ctx.param('edition');
    if (!inScope(ctx.actor, id)) return ctx.notFound();
    const { edition, stalls } = await ctx.readAsTeam(id, async (tx) => ({
      edition: await findEdition(tx, { id }),
      stalls: await listStalls(tx, id),
    }));
    return edition
      ? ctx.render(
          <StallsDeskPage page={ctx.page} edition={edition} stalls={stalls} token={ctx.formToken()} />,
        )
      : ctx.notFound();
  }),
  post(`${EDITION_PATH}/stand`, { allow: 'organiser', action: answerStall }, async (ctx, run) => {
    const { get } = ctx.form;
    const edition = ctx.param('edition');
    const stall = get('stand');
    await run({ edition, stall, state: get('state'), answer: get(`answer-${stall}`) });
    return ctx.redirect(`/organise/${edition}/market`);
  }),
];
