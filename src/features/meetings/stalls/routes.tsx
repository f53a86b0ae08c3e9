import { inScope, type TeamMember } from '#core/access/actor.ts';
import type { RequestContext } from '#core/http/request-context.ts';
import { get, post, type Route } from '#core/http/route.ts';
import { hashToken } from '#core/private-links.ts';
import { type CreationLimit, withinCreationLimit } from '#core/rate-limit.ts';
import { type FieldValues, mergeFields } from '../edition/field-merge.ts';
import { findEditionFromPath } from '../edition/public-edition.ts';
import { findEdition } from '../edition/queries.ts';
import type { Edition } from '../edition/types.ts';
import { EDITION_PATH } from '../registrations/team-route.ts';
import { answerStall, requestStall, withdrawStall } from './actions.ts';
import { stallValues } from './answer-fields.ts';
import { OwnStallPage } from './OwnStallPage.tsx';
import { findStallByLink, listStalls } from './queries.ts';
import { StallFormPage, type StallFormRefusal, type StallFormValues } from './StallFormPage.tsx';
import { StallPlanPage } from './StallPlanPage.tsx';
import { STALL_REFUSALS, StallsDeskPage } from './StallsDeskPage.tsx';
import { readStallRequest } from './stall-request.ts';
import type { MarketStall } from './types.ts';

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

/** The edition and the requests for a stall, for who organises it. */
async function loadMarket(
  ctx: RequestContext<TeamMember>,
): Promise<{ edition: Edition; stalls: MarketStall[] } | undefined> {
  const id = ctx.param('edition');
  if (!inScope(ctx.actor, id)) return undefined;
  return ctx.readAsTeam(id, async (tx) => {
    const edition = await findEdition(tx, { id });
    return edition && { edition, stalls: await listStalls(tx, id) };
  });
}

async function showDesk(
  ctx: RequestContext<TeamMember>,
  refused?: { refusal: string; stallId: string; typed: FieldValues },
): Promise<Response> {
  const loaded = await loadMarket(ctx);
  if (!loaded) return ctx.notFound();
  const stall = loaded.stalls.find(({ id }) => id === refused?.stallId);
  const refusal =
    refused && (STALL_REFUSALS.find((known) => known === refused.refusal) ?? ('not-understood' as const));
  const merged = mergeFields(ctx.form.get('seen'), stall ? stallValues(stall) : {}, refused?.typed ?? {});
  return ctx.render(
    <StallsDeskPage
      page={{ ...ctx.page, path: `/organise/${loaded.edition.id}/market` }}
      {...loaded}
      token={ctx.formToken()}
      refused={refusal && { stallId: refused.stallId, refusal, ...merged }}
    />,
    refusal === 'changed-elsewhere' ? 409 : refusal ? 422 : 200,
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
    const own = await ctx.readPublic(async (tx) => {
      const stall = await findStallByLink(tx, hashToken(link));
      const edition = stall && (await findEdition(tx, { id: stall.editionId }));
      return stall && edition && { stall, edition };
    });
    return own
      ? ctx.render(<OwnStallPage page={ctx.page} {...own} token={ctx.formToken()} link={link} />)
      : ctx.notFound();
  }),
  post('/stand/:link', { allow: 'anyone', action: withdrawStall }, async (ctx, run) => {
    const link = ctx.param('link');
    await run({ link });
    return ctx.redirect(`/stand/${link}`);
  }),
  get(`${EDITION_PATH}/market`, { allow: 'organiser', purpose: 'organising' }, (ctx) => showDesk(ctx)),
  get(`${EDITION_PATH}/market/plan`, { allow: 'organiser', purpose: 'organising' }, async (ctx) => {
    const loaded = await loadMarket(ctx);
    if (!loaded) return ctx.notFound();
    const stalls = loaded.stalls.filter(({ state }) => state === 'accepted');
    return ctx.render(<StallPlanPage page={ctx.page} edition={loaded.edition} stalls={stalls} />);
  }),
  post(
    `${EDITION_PATH}/stand`,
    { allow: 'organiser', action: answerStall, purpose: 'organising' },
    async (ctx, run) => {
      const { get } = ctx.form;
      const edition = ctx.param('edition');
      const fields = { state: get('state'), answer: get('answer'), number: get('number') };
      const result = await run({ edition, stall: get('stand'), seen: get('seen'), fields });
      if (result.ok) return ctx.redirect(`/organise/${edition}/market`);
      return showDesk(ctx, { refusal: result.refusal, stallId: get('stand'), typed: fields });
    },
  ),
];
