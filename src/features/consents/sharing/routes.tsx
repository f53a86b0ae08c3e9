import { renderSVG } from 'uqr';
import type { Newcomer } from '#core/access/actor.ts';
import { type AccessLogEntry, accessLogEntries } from '#core/access/logged-read.ts';
import type { RequestContext } from '#core/http/request-context.ts';
import { get, post, type Route } from '#core/http/route.ts';
import { UUID_PATTERN } from '#core/http/route-options.ts';
import { mayTryGuideCode } from '#features/accounts';
import { directorySnapshot, type Initiative, listingsOf, searchByText, textIn } from '#features/directory';
import { readStory } from '#features/story';
import { messagesIn } from '../messages.ts';
import { codeUsedAt, consentToken, typedCode } from '../model/codes.ts';
import { type ConsentRecord, consentsOf, findConsent } from '../model/queries.ts';
import { consentState, type RecipientKind } from '../model/rules.ts';
import { decideSharing, findGuide, stopSharing } from './actions.ts';
import { ChooseKindPage, FindInitiativePage, GuideCodePage } from './ChoosePages.tsx';
import { CheckPage, PartsPage } from './PartsPages.tsx';
import { ReceiptPage, type WayIn } from './ReceiptPage.tsx';
import { consentReceipt } from './receipt.ts';
import { chosenRecipient, previewDigest, sharedUntil } from './recipient.ts';
import {
  emptyFields,
  missingIn,
  readFields,
  SHARING_PATH,
  SHARING_REFUSALS,
  type SharingFields,
  type SharingRefusal,
} from './rules.ts';
import { SharingPage } from './SharingPage.tsx';

const NEW_PATH = `${SHARING_PATH}/new` as const;
const CHECK_PATH = `${NEW_PATH}/check` as const;
const CONSENT_PATH = `${SHARING_PATH}/:id{${UUID_PATTERN}}` as const;

const MAX_LOOKS = 500;
const MAX_FOUND = 20;
/** Stands where the id of a consent is not known yet, for who reads by a link: only the name of the recipient is used. */
const NO_CONSENT = '';

type Ctx = RequestContext<Newcomer>;

async function showSharing(ctx: Ctx): Promise<Response> {
  const { consents, entries } = await ctx.readOwn(async (tx, person) => ({
    consents: await consentsOf(tx, person),
    entries: await accessLogEntries(tx, person, MAX_LOOKS),
  }));
  const looks = new Map<string, AccessLogEntry[]>();
  for (const entry of entries) looks.set(entry.actor, [...(looks.get(entry.actor) ?? []), entry]);
  return ctx.render(
    <SharingPage
      page={ctx.page}
      token={ctx.formToken()}
      consents={consents}
      looks={looks}
      now={ctx.app.now()}
      notice={ctx.query.has('stopped') ? 'stopped' : ctx.query.has('no') ? 'said-no' : undefined}
    />,
  );
}

/** Initiatives with an owner that a question finds; without a question none: nobody reads a whole list. */
async function findOwned(ctx: Ctx, question: string): Promise<Initiative[]> {
  if (!question) return [];
  const { initiatives } = await directorySnapshot(ctx.app);
  const hits = searchByText(initiatives, question, ctx.language).hits.map(({ initiative }) => initiative);
  const listings = await ctx.readPublic((tx) =>
    listingsOf(
      tx,
      hits.map(({ id }) => id),
    ),
  );
  return hits.filter(({ id }) => listings.has(id)).slice(0, MAX_FOUND);
}

const renderParts = (
  ctx: Ctx,
  fields: SharingFields,
  { name, refusal }: { name: string; refusal?: SharingRefusal | undefined },
): Response =>
  ctx.render(
    <PartsPage
      page={ctx.page}
      token={ctx.formToken()}
      once={ctx.keptFormKey(NEW_PATH)}
      fields={fields}
      name={name}
      refusal={refusal}
    />,
    refusal ? 422 : 200,
  );

/** The form to choose parts in, with how the person is called in the story. */
async function startParts(
  ctx: Ctx,
  to: RecipientKind,
  { name, ...rest }: Partial<SharingFields> & { name: string },
): Promise<Response> {
  const { story } = await ctx.readOwn(readStory);
  return renderParts(ctx, emptyFields(to, { called: story.name ?? '', ...rest }), { name });
}

/** The page that shows exactly what will be read, or what is missing before it. */
async function showCheck(ctx: Ctx, refusal?: SharingRefusal): Promise<Response> {
  const fields = readFields(ctx.form);
  const { story, chosen } = await ctx.readOwn(async (tx, person) => ({
    story: (await readStory(tx, person)).story,
    chosen: await chosenRecipient(
      tx,
      ctx.app,
      { person, language: ctx.language, consent: NO_CONSENT },
      fields,
    ),
  }));
  if (!chosen) return ctx.render(<ChooseKindPage page={ctx.page} gone />, 422);
  const { name } = chosen;
  const missing = missingIn(fields);
  if (ctx.form.get('change')) return renderParts(ctx, fields, { name });
  if (missing) return renderParts(ctx, fields, { name, refusal: missing });
  return ctx.render(
    <CheckPage
      page={ctx.page}
      token={ctx.formToken()}
      once={ctx.keptFormKey(NEW_PATH)}
      fields={fields}
      name={name}
      story={story}
      until={sharedUntil(fields, ctx.app.now())}
      seen={previewDigest(story, fields)}
      refusal={refusal}
    />,
    refusal ? 422 : 200,
  );
}

/** What the person gives to who shall read, while it is in force. */
function wayInto(ctx: Ctx, { id, kind }: ConsentRecord, usedAt: Date | null): WayIn | undefined {
  if (kind !== 'link' && kind !== 'screen') return undefined;
  const site = `${ctx.app.publicUrl}/${ctx.language}`;
  const url = `${site}/shared/${consentToken(ctx.app, id)}`;
  return {
    typeAt: `${site}/beside`,
    code: typedCode(ctx.app, { id, kind }),
    used: kind === 'screen' && usedAt !== null,
    ...(kind === 'link' ? { link: { url, qr: renderSVG(url, { border: 2 }) } } : {}),
  };
}

export const sharingRoutes: Route[] = [
  get(SHARING_PATH, { allow: 'newcomer', purpose: 'own-consents' }, showSharing),
  get(NEW_PATH, { allow: 'newcomer', purpose: 'own-consents' }, (ctx) =>
    ctx.render(<ChooseKindPage page={ctx.page} />),
  ),
  get(`${NEW_PATH}/initiatives`, { allow: 'newcomer', purpose: 'own-consents' }, async (ctx) => {
    const question = (ctx.query.get('q') ?? '').trim().slice(0, 100);
    return ctx.render(
      <FindInitiativePage page={ctx.page} question={question} found={await findOwned(ctx, question)} />,
    );
  }),
  get(
    `${NEW_PATH}/initiatives/:id{${UUID_PATTERN}}`,
    { allow: 'newcomer', purpose: 'own-consents' },
    async (ctx) => {
      const id = ctx.param('id');
      const initiative = (await directorySnapshot(ctx.app)).byId.get(id);
      const listing = (await ctx.readPublic((tx) => listingsOf(tx, [id]))).get(id);
      if (!initiative || !listing) return ctx.notFound();
      return startParts(ctx, 'listing', {
        initiative: id,
        name: textIn(initiative, ctx.language).text.name,
      });
    },
  ),
  get(`${NEW_PATH}/link`, { allow: 'newcomer', purpose: 'own-consents' }, (ctx) =>
    startParts(ctx, 'link', { name: '' }),
  ),
  get(`${NEW_PATH}/beside`, { allow: 'newcomer', purpose: 'own-consents' }, (ctx) =>
    startParts(ctx, 'screen', { name: messagesIn(ctx.language)('to.screen') }),
  ),
  get(`${NEW_PATH}/guide`, { allow: 'newcomer', purpose: 'own-consents' }, (ctx) =>
    ctx.render(<GuideCodePage page={ctx.page} token={ctx.formToken()} typed="" />),
  ),
  post(
    `${NEW_PATH}/guide`,
    { allow: 'newcomer', action: findGuide, purpose: 'own-consents' },
    async (ctx, run) => {
      const code = ctx.form.get('code');
      const again = (refusal: 'unknown' | 'too-often') =>
        ctx.render(
          <GuideCodePage page={ctx.page} token={ctx.formToken()} typed={code} refusal={refusal} />,
          refusal === 'unknown' ? 422 : 429,
        );
      const { app, actor } = ctx;
      if (!(await mayTryGuideCode(app, actor.person))) return again('too-often');
      const guide = await run({ typed: code });
      if (!guide.ok) return again('unknown');
      return startParts(ctx, 'guide', {
        code,
        name: `${guide.value.name} · ${guide.value.organisation}`,
      });
    },
  ),
  post(CHECK_PATH, { allow: 'newcomer', withoutAction: 'redisplay', purpose: 'own-consents' }, (ctx) =>
    showCheck(ctx),
  ),
  post(NEW_PATH, { allow: 'newcomer', action: decideSharing, purpose: 'own-consents' }, async (ctx, run) => {
    const decided = await run({
      source: ctx.formKey(),
      ...readFields(ctx.form),
      decision: ctx.form.get('decision') === 'given' ? 'given' : 'refused',
      seen: ctx.form.get('seen'),
      language: ctx.language,
    });
    if (decided.ok)
      return ctx.redirect(
        decided.value.decision === 'given' ? `${SHARING_PATH}/${decided.value.id}` : `${SHARING_PATH}?no`,
      );
    return showCheck(ctx, SHARING_REFUSALS.find((known) => known === decided.refusal) ?? 'changed');
  }),
  get(CONSENT_PATH, { allow: 'newcomer', purpose: 'own-consents' }, async (ctx) => {
    const { consent, usedAt } = await ctx.readOwn(async (tx, person) => ({
      consent: await findConsent(tx, person, ctx.param('id')),
      usedAt: await codeUsedAt(tx, ctx.param('id')),
    }));
    if (!consent) return ctx.notFound();
    const now = ctx.app.now();
    return ctx.render(
      <ReceiptPage
        page={ctx.page}
        token={ctx.formToken()}
        consent={consent}
        wayIn={consentState(consent, now) === 'live' ? wayInto(ctx, consent, usedAt) : undefined}
        now={now}
      />,
    );
  }),
  get(`${CONSENT_PATH}/receipt.json`, { allow: 'newcomer', purpose: 'own-consents' }, async (ctx) => {
    const consent = await ctx.readOwn((tx, person) => findConsent(tx, person, ctx.param('id')));
    if (!consent) return ctx.notFound();
    return new Response(`${JSON.stringify(consentReceipt(consent, ctx.app.now()), null, 2)}\n`, {
      headers: {
        'content-type': 'application/json; charset=UTF-8',
        'content-disposition': 'attachment; filename="consent.json"',
      },
    });
  }),
  post(`${CONSENT_PATH}/stop`, { allow: 'newcomer', action: stopSharing }, async (ctx, run) => {
    await run({ consent: ctx.param('id') });
    // Stopped before, or over meanwhile: they read nothing either way.
    return ctx.redirect(`${SHARING_PATH}?stopped`);
  }),
];
