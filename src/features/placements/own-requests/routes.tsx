import type { Newcomer } from '#core/access/actor.ts';
import type { RequestContext } from '#core/http/request-context.ts';
import { get, post, type Route } from '#core/http/route.ts';
import { UUID_PATTERN } from '#core/http/route-options.ts';
import { directorySnapshot } from '#features/directory';
import { type OwnIdea, ownIdeas } from '#features/ideas';
import { type AskedFields, type AskFieldRefusal, FIELD_REFUSALS, fieldsOf } from '../asking/fields.ts';
import { detailOf } from '../asking/rules.ts';
import { waitingPosition } from '../model/queries.ts';
import { ownRequests, type PlacementRequest } from '../model/requests.ts';
import { answeringInitiatives } from '../model/settings.ts';
import { ownSteps } from '../model/step-queries.ts';
import { answerOwnRequest, correctOwnRequest, eraseOwnRequest } from './actions.ts';
import { ContactPage } from './ContactPage.tsx';
import type { FindOtherPlaces, OtherPlace } from './other-places.ts';
import { PrintedRequestsPage } from './PrintedRequestsPage.tsx';
import { type OwnRequest, REQUEST_NOTICES, RequestsPage } from './RequestsPage.tsx';
import { isOpen, REQUESTS_PATH, seeksElsewhere } from './rules.ts';

/** Places where somebody did not ask yet and that answer requests, the best first. */
async function placesToAsk(
  ctx: RequestContext<Newcomer>,
  findOtherPlaces: FindOtherPlaces,
  requests: readonly PlacementRequest[],
): Promise<OtherPlace[]> {
  if (!requests.some((request) => seeksElsewhere(request, ctx.app.now()))) return [];
  const asked = new Set(requests.map(({ initiative }) => initiative));
  const answering = await ctx.readPublic(answeringInitiatives);
  return (await findOtherPlaces(ctx)).filter(({ initiative: { id } }) => answering.has(id) && !asked.has(id));
}

async function readRequests(
  ctx: RequestContext<Newcomer>,
  findOtherPlaces: FindOtherPlaces,
): Promise<{ requests: OwnRequest[]; ideas: OwnIdea[] }> {
  const { byId } = await directorySnapshot(ctx.app);
  const { requests, steps, positions, ideas } = await ctx.readOwn(async (tx, person) => {
    const requests = await ownRequests(tx, ctx.app, person);
    const positions = new Map<string, number | null>();
    for (const { id, state } of requests)
      if (state === 'waiting') positions.set(id, await waitingPosition(tx, id));
    return {
      requests,
      positions,
      ideas: await ownIdeas(tx, ctx.app, byId, person),
      steps: await ownSteps(
        tx,
        ctx.app,
        requests.map(({ id }) => id),
      ),
    };
  });
  const others = await placesToAsk(ctx, findOtherPlaces, requests);
  const shown = requests.map((request) => ({
    ...request,
    place: byId.get(request.initiative),
    position: positions.get(request.id) ?? null,
    steps: steps.get(request.id) ?? [],
    // Each gets a place of its own, as long as there are some.
    other: seeksElsewhere(request, ctx.app.now()) ? others.shift() : undefined,
  }));
  return { requests: shown, ideas };
}

/** The request of the address; undefined when it is not theirs, or over. */
async function openRequest(ctx: RequestContext<Newcomer>): Promise<PlacementRequest | undefined> {
  const requests = await ctx.readOwn((tx, person) => ownRequests(tx, ctx.app, person));
  return requests.find((request) => request.id === ctx.param('id') && isOpen(request));
}

async function contactPage(
  ctx: RequestContext<Newcomer>,
  request: PlacementRequest,
  asked: Pick<AskedFields, 'firstName' | 'reach' | 'phone' | 'email'>,
  refusal?: AskFieldRefusal,
): Promise<Response> {
  return ctx.render(
    <ContactPage
      page={{ ...ctx.page, path: `${REQUESTS_PATH}/${request.id}/contact` }}
      token={ctx.formToken()}
      id={request.id}
      place={(await directorySnapshot(ctx.app)).byId.get(request.initiative)}
      asked={asked}
      refusal={refusal}
    />,
    refusal ? 422 : 200,
  );
}

const isFieldRefusal = (refusal: string): refusal is AskFieldRefusal =>
  Object.hasOwn(FIELD_REFUSALS, refusal);

const PERSONAL = { allow: 'newcomer', purpose: 'own-requests' } as const;
const REQUEST_PATH = `${REQUESTS_PATH}/:id{${UUID_PATTERN}}` as const;

/** The requests of a newcomer. @param findOtherPlaces where else they may ask, when an answer is late or a no */
export const ownRequestRoutes = (findOtherPlaces: FindOtherPlaces): Route[] => [
  get(REQUESTS_PATH, PERSONAL, async (ctx) =>
    ctx.render(
      <RequestsPage
        page={ctx.page}
        token={ctx.formToken()}
        {...(await readRequests(ctx, findOtherPlaces))}
        now={ctx.app.now()}
        notice={REQUEST_NOTICES.find((notice) => ctx.query.has(notice))}
      />,
    ),
  ),
  get(`${REQUESTS_PATH}/print`, PERSONAL, async (ctx) =>
    ctx.render(
      <PrintedRequestsPage
        page={ctx.page}
        requests={(await readRequests(ctx, findOtherPlaces)).requests}
        now={ctx.app.now()}
      />,
    ),
  ),
  post(REQUEST_PATH, { allow: 'newcomer', action: answerOwnRequest }, async (ctx, run) => {
    const kind = ctx.form.get('kind');
    const taken = await run({
      request: ctx.param('id'),
      kind,
      version: ctx.form.get('version'),
      how: ctx.form.get('how') || null,
    });
    if (!taken.ok && taken.refusal === 'not-found') return ctx.notFound();
    return ctx.redirect(
      !taken.ok
        ? `${REQUESTS_PATH}?changed`
        : kind === 'feedback'
          ? `${REQUESTS_PATH}?thanks`
          : REQUESTS_PATH,
    );
  }),
  get(`${REQUEST_PATH}/contact`, PERSONAL, async (ctx) => {
    const request = await openRequest(ctx);
    if (!request) return ctx.redirect(REQUESTS_PATH);
    const detail = detailOf(request.reach);
    return contactPage(ctx, request, {
      firstName: request.firstName,
      reach: request.reach,
      phone: detail === 'phone' ? (request.reachDetail ?? '') : '',
      email: detail === 'email' ? (request.reachDetail ?? '') : '',
    });
  }),
  post(`${REQUEST_PATH}/contact`, { ...PERSONAL, action: correctOwnRequest }, async (ctx, run) => {
    const { firstName, reach, phone, email } = fieldsOf(ctx);
    const corrected = await run({ request: ctx.param('id'), firstName, reach, phone, email });
    if (corrected.ok) return ctx.redirect(`${REQUESTS_PATH}?corrected`);
    const request = await openRequest(ctx);
    if (!request) return ctx.redirect(`${REQUESTS_PATH}?changed`);
    return isFieldRefusal(corrected.refusal)
      ? contactPage(ctx, request, { firstName, reach, phone, email }, corrected.refusal)
      : ctx.redirect(`${REQUESTS_PATH}?changed`);
  }),
  post(`${REQUEST_PATH}/erasure`, { allow: 'newcomer', action: eraseOwnRequest }, async (ctx, run) => {
    const erased = await run({ request: ctx.param('id') });
    return ctx.redirect(`${REQUESTS_PATH}?${erased.ok ? 'erased' : 'changed'}`);
  }),
];
