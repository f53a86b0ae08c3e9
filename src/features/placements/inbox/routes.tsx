import { type Owner, rlsContextOf } from '#core/access/actor.ts';
import { readByConsent } from '#core/access/logged-read.ts';
import type { RequestContext } from '#core/http/request-context.ts';
import { get, post, type Route } from '#core/http/route.ts';
import { UUID_PATTERN } from '#core/http/route-options.ts';
import { amsterdamDate } from '#core/time/amsterdam.ts';
import { directorySnapshot } from '#features/directory';
import { INBOX_PATH } from '../model/paths.ts';
import { waitingPosition } from '../model/queries.ts';
import { countReceived, findRequest, receivedRequests } from '../model/requests.ts';
import { placementSettings } from '../model/settings.ts';
import { namesAtListing, requestSteps } from '../model/step-queries.ts';
import { answerRequest } from './actions.ts';
import { InboxPage } from './InboxPage.tsx';
import { type AnswerTrouble, RequestPage, type TypedReply } from './RequestPage.tsx';
import { INBOX_PAGE_SIZE, inboxFilters, isFound, isInboxFilter, placeShortage } from './rules.ts';

const REQUEST_PATH = `${INBOX_PATH}/:id{${UUID_PATTERN}}` as const;
const IS_UUID = new RegExp(`^${UUID_PATTERN}$`);

/** All states that the inbox shows, for who looks for a name. */
const EVERY_STATE = Object.values(inboxFilters).flat();

/** Reads one page of the inbox; everybody on it finds a line in their access log. */
async function showInbox(ctx: RequestContext<Owner>): Promise<Response> {
  const { app, query } = ctx;
  const listing = ctx.actor.owned;
  const show = query.get('show') ?? '';
  const filter = isInboxFilter(show) ? show : 'open';
  const sought = (query.get('q') ?? '').trim().slice(0, 60);
  const states = sought ? EVERY_STATE : inboxFilters[filter];
  const asked = Number(query.get('page'));
  const done = query.get('done') ?? '';
  const { byId } = await directorySnapshot(app);
  const inbox = await readByConsent(
    app,
    rlsContextOf(ctx.actor),
    { purpose: 'place', page: INBOX_PATH },
    async (tx) => {
      const { byState: counts, late } = await countReceived(tx, listing, amsterdamDate(app.now()));
      const settings = await placementSettings(tx, { listing });
      // Names are encrypted: whoever is looked for is looked for among all. Only who is shown was read by somebody.
      const found = sought
        ? (await receivedRequests(tx, app, { listing, states })).filter(({ firstName }) =>
            isFound(firstName, sought),
          )
        : undefined;
      const count = found?.length ?? states.reduce((sum, state) => sum + (counts.get(state) ?? 0), 0);
      const total = Math.max(1, Math.ceil(count / INBOX_PAGE_SIZE));
      const current = Number.isInteger(asked) ? Math.min(Math.max(asked, 1), total) : 1;
      const offset = (current - 1) * INBOX_PAGE_SIZE;
      const requests =
        found?.slice(offset, offset + INBOX_PAGE_SIZE) ??
        (await receivedRequests(tx, app, { listing, states, limit: INBOX_PAGE_SIZE, offset }));
      const answered = IS_UUID.test(done) ? await findRequest(tx, app, done) : undefined;
      return {
        value: {
          counts,
          requests,
          answered,
          found: count,
          lateCount: late,
          answers: settings !== undefined,
          initiative: settings && byId.get(settings.initiative),
          pages: { current, total },
        },
        consents: [...requests, ...(answered ? [answered] : [])].map(({ consent }) => consent),
      };
    },
  );
  return ctx.render(
    <InboxPage
      page={ctx.page}
      token={ctx.formToken()}
      actor={ctx.actor}
      {...inbox}
      filter={filter}
      sought={sought}
      now={app.now()}
      gone={query.has('gone')}
    />,
  );
}

/** Shows one request; undefined when it is not there any more, or belongs to another initiative: the two look the same. */
async function showRequest(
  ctx: RequestContext<Owner>,
  answer?: { refusal: string; typed: TypedReply; seen: number },
): Promise<Response> {
  const { app } = ctx;
  const listing = ctx.actor.owned;
  const { byId } = await directorySnapshot(app);
  const shown = await readByConsent(
    app,
    rlsContextOf(ctx.actor),
    { purpose: 'place', page: `${INBOX_PATH}/:id` },
    async (tx) => {
      const request = await findRequest(tx, app, ctx.param('id'));
      if (!request) return { value: undefined, consents: [] };
      const settings = await placementSettings(tx, { listing });
      const waiting = await receivedRequests(tx, app, { listing, states: inboxFilters.open, limit: 2 });
      const next = waiting.find(({ id }) => id !== request.id);
      const shortage = settings && placeShortage(settings, request.party);
      return {
        value: {
          request,
          shortage,
          next,
          steps: await requestSteps(tx, app, request.id),
          names: await namesAtListing(tx),
          position: request.state === 'waiting' ? await waitingPosition(tx, request.id) : null,
          initiative: byId.get(request.initiative),
        },
        consents: [request.consent, ...(next ? [next.consent] : [])],
      };
    },
  );
  if (!shown) return ctx.redirect(`${INBOX_PATH}?gone`);
  const { shortage, ...rest } = shown;
  const trouble = answer && troubleOf(answer, shortage);
  return ctx.render(
    <RequestPage
      page={{ ...ctx.page, path: `${INBOX_PATH}/${shown.request.id}` }}
      token={ctx.formToken()}
      actor={ctx.actor}
      {...rest}
      now={app.now()}
      done={ctx.query.has('done')}
      trouble={trouble}
      typed={answer?.typed}
    />,
    trouble ? (trouble.kind === 'no-reason' || trouble.kind === 'too-long' ? 422 : 409) : 200,
  );
}

/** Why an answer was not sent, as the page says it. */
function troubleOf(
  { refusal, seen }: { refusal: string; seen: number },
  shortage: ReturnType<typeof placeShortage>,
): AnswerTrouble {
  if (refusal === 'no-reason' || refusal === 'too-long') return { kind: refusal };
  if ((refusal === 'full' || refusal === 'party-too-large') && shortage)
    return { kind: 'shortage', shortage };
  return { kind: 'changed', seen };
}

export const inboxRoutes: Route[] = [
  get(INBOX_PATH, { allow: 'member', teamLanguages: true, purpose: 'place' }, showInbox),
  get(REQUEST_PATH, { allow: 'member', teamLanguages: true, purpose: 'place' }, (ctx) => showRequest(ctx)),
  post(
    REQUEST_PATH,
    { allow: 'member', teamLanguages: true, purpose: 'place', action: answerRequest },
    async (ctx, run) => {
      const { form } = ctx;
      const request = ctx.param('id');
      const typed: TypedReply = {
        kind: form.get('kind'),
        reason: form.get('reason'),
        phrase: form.get('phrase'),
        words: form.get('words'),
      };
      const taken = await run({ request, version: form.get('version'), ...typed });
      if (taken.ok)
        return ctx.redirect(
          form.get('from') === 'list' ? `${INBOX_PATH}?done=${request}` : `${INBOX_PATH}/${request}?done`,
        );
      const seen = Number(form.get('version')) || 0;
      return showRequest(ctx, { refusal: taken.refusal, typed, seen });
    },
  ),
];
