import type { Newcomer } from '#core/access/actor.ts';
import type { RequestContext } from '#core/http/request-context.ts';
import { returnPathOf } from '#core/http/return-path.ts';
import { get, post, type Route } from '#core/http/route.ts';
import { UUID_PATTERN } from '#core/http/route-options.ts';
import { directorySnapshot, initiativeWithPage, textIn } from '#features/directory';
import { type AnswerFields, readStory, townChoices } from '#features/story';
import { OWN_PATH } from '../model/paths.ts';
import { deskPauses } from '../model/pause-queries.ts';
import { findPool, listPools } from '../model/queries.ts';
import type { Pool } from '../model/rules.ts';
import { fillCard, fillCardFromStory, pauseCard, resumeCard, sendCard, withdrawCard } from './actions.ts';
import { CheckPage } from './CheckPage.tsx';
import { completeDraft, firstMissing, isDone, isStep, STEPS, type Step, stepAfter } from './draft.ts';
import { draftFromStory } from './from-story.ts';
import { OWN_NOTICES, OwnPage } from './OwnPage.tsx';
import type { OwnSection } from './own-sections.ts';
import { cardPath, checkPath, stepPath } from './paths.ts';
import { type Filling, ownCardsWithAnswers, ownDrafts, readFilling } from './queries.ts';
import { takesMinors } from './rules.ts';
import { ClosedPage, MinorPage, PrintedCardPage, StoryPage, WithdrawPage } from './SmallPages.tsx';
import { StepPage } from './StepPage.tsx';
import { fieldsOfStep, type StepRefusal } from './step-fields.ts';
import { cardConsentWording } from './wording.ts';

const CARD = `/befriending/own/card/:pool{${UUID_PATTERN}}` as const;
const STEP = `${CARD}/:step{${STEPS.join('|')}}` as const;
const NEWCOMER = { allow: 'newcomer', purpose: 'own-befriending' } as const;
/** Fields of the form itself, which are no part of the answer. */
const INTERNAL_FIELDS = new Set(['token', 'to']);

const poolOf = (ctx: RequestContext): string => ctx.param('pool');

function stepOf(ctx: RequestContext): Step {
  const step = ctx.param('step');
  if (!isStep(step)) throw new Error(`no step ${step}`);
  return step;
}

/** What was sent, by field; `fromEntries` makes every field the object's own, also one that is called `constructor`. */
function typedFields({ form }: RequestContext): AnswerFields {
  const names = form.entries().flatMap(([field]) => (INTERNAL_FIELDS.has(field) ? [] : field));
  return Object.fromEntries(names.map((field) => [field, form.getAll(field)]));
}

const comesFromCheck = (ctx: RequestContext): boolean => returnPathOf(ctx) === checkPath(poolOf(ctx));

/** The organisation of the address; undefined when it brings nobody together. */
const organisationOf = (ctx: RequestContext): Promise<Pool | undefined> =>
  ctx.readPublic((tx) => findPool(tx, { listing: poolOf(ctx) }));

/** How organisations are called in the reader's language, by the id of their initiative. */
async function initiativeNames(ctx: RequestContext): Promise<(initiative: string) => string> {
  const snapshot = await directorySnapshot(ctx.app);
  return (id) => {
    const initiative = snapshot.byId.get(id) ?? initiativeWithPage(snapshot, id);
    return initiative ? textIn(initiative, ctx.language).text.name : '–';
  };
}

const readOwnFilling = (ctx: RequestContext<Newcomer>): Promise<Filling> =>
  ctx.readOwn((tx, person) => readFilling(tx, ctx.app, person, poolOf(ctx)));

/** Shows a step with what is kept of it or, when `typed` is given, with what was just filled in. */
async function renderStep(
  ctx: RequestContext<Newcomer>,
  typed?: { fields: AnswerFields; refusal?: StepRefusal | undefined },
): Promise<Response> {
  const step = stepOf(ctx);
  const pool = await organisationOf(ctx);
  const { draft, existing } = await readOwnFilling(ctx);
  if (!pool || (!pool.open && !existing)) return ctx.render(<ClosedPage page={ctx.page} />, 409);
  const towns = step === 'place' && typed ? await ctx.readPublic((tx) => townChoices(tx, typed.fields)) : [];
  return ctx.render(
    <StepPage
      page={ctx.page}
      token={ctx.formToken()}
      pool={pool.listing}
      step={step}
      draft={draft}
      toCheck={comesFromCheck(ctx)}
      fields={typed?.fields ?? fieldsOfStep(step, draft)}
      towns={towns}
      hasCard={existing !== undefined}
      isCircle={draft.party === 'circle'}
      refusal={typed?.refusal}
    />,
    typed?.refusal ? 422 : 200,
  );
}

async function renderMinor(ctx: RequestContext<Newcomer>): Promise<Response> {
  const { byId } = await directorySnapshot(ctx.app);
  const nameOf = await initiativeNames(ctx);
  const pools = await ctx.readPublic(listPools);
  const others = pools.filter(
    (pool) => pool.open && pool.listing !== poolOf(ctx) && takesMinors(pool, byId.get(pool.initiative)),
  );
  return ctx.render(
    <MinorPage
      page={{ ...ctx.page, path: stepPath(poolOf(ctx), 'you'), query: '' }}
      pool={poolOf(ctx)}
      others={others.map((pool) => ({ pool: pool.listing, name: nameOf(pool.initiative) }))}
    />,
    422,
  );
}

async function renderCheck(ctx: RequestContext<Newcomer>, refusal?: 'changed' | 'closed'): Promise<Response> {
  const pool = await organisationOf(ctx);
  const { draft, isKept, existing } = await readOwnFilling(ctx);
  if (!pool || (!pool.open && !existing)) return ctx.render(<ClosedPage page={ctx.page} />, 409);
  const card = completeDraft(draft);
  if (!card) return ctx.redirect(stepPath(pool.listing, firstMissing(draft) ?? 'you'));
  const wording = cardConsentWording(ctx.language);
  return ctx.render(
    <CheckPage
      page={ctx.page}
      token={ctx.formToken()}
      pool={pool.listing}
      checked={{
        card,
        organisation: (await initiativeNames(ctx))(pool.initiative),
        checkKind: pool.checkKind,
        wording: wording.join(' '),
        version: existing?.card.version ?? null,
      }}
      wording={wording}
      hasChanges={isKept}
      refusal={refusal}
    />,
    refusal ? 409 : 200,
  );
}

/** Filling in a card, checking and sending it. */
const formRoutes: Route[] = [
  // The way in: a story on one's wish, the first step that is open, or the whole card.
  get(CARD, NEWCOMER, async (ctx) => {
    const pool = await organisationOf(ctx);
    const { filling, story } = await ctx.readOwn(async (tx, person) => ({
      filling: await readFilling(tx, ctx.app, person, poolOf(ctx)),
      story: (await readStory(tx, person)).story,
    }));
    if (!pool || (!pool.open && !filling.existing)) return ctx.render(<ClosedPage page={ctx.page} />, 409);
    const told = draftFromStory(story);
    if (!filling.isKept && !filling.existing && Object.keys(told).length > 0)
      return ctx.render(
        <StoryPage page={ctx.page} token={ctx.formToken()} pool={pool.listing} told={told} />,
      );
    const missing = firstMissing(filling.draft);
    return ctx.redirect(missing ? stepPath(pool.listing, missing) : checkPath(pool.listing));
  }),
  post(`${CARD}/from-story`, { ...NEWCOMER, action: fillCardFromStory }, async (ctx, run) => {
    const filled = await run({ pool: poolOf(ctx) });
    if (!filled.ok)
      return filled.refusal === 'minor' ? renderMinor(ctx) : ctx.redirect(cardPath(poolOf(ctx)));
    return ctx.redirect(stepPath(poolOf(ctx), firstMissing(filled.value) ?? 'you'));
  }),
  get(STEP, NEWCOMER, (ctx) => renderStep(ctx)),
  post(`${STEP}/keep`, { ...NEWCOMER, withoutAction: 'redisplay' }, (ctx) =>
    renderStep(ctx, { fields: typedFields(ctx) }),
  ),
  post(STEP, { ...NEWCOMER, action: fillCard }, async (ctx, run) => {
    const [pool, step, fields] = [poolOf(ctx), stepOf(ctx), typedFields(ctx)];
    const kept = await run({ pool, step, fields });
    if (kept.ok) {
      if (comesFromCheck(ctx)) return ctx.redirect(checkPath(pool));
      // What is answered already, by a story or before, is not asked again on the way: the check page shows it.
      let next = stepAfter(step);
      while (next && isDone(kept.value, next)) next = stepAfter(next);
      next ??= firstMissing(kept.value);
      return ctx.redirect(next ? stepPath(pool, next) : checkPath(pool));
    }
    const { refusal } = kept;
    if (refusal === 'minor') return renderMinor(ctx);
    if (refusal === 'closed') return ctx.render(<ClosedPage page={ctx.page} />, 409);
    return renderStep(ctx, {
      fields,
      refusal: refusal === 'not-signed-in' || refusal === 'not-found' ? 'not-understood' : refusal,
    });
  }),
  get(`${CARD}/check`, NEWCOMER, (ctx) => renderCheck(ctx)),
  post(`${CARD}/check`, { ...NEWCOMER, action: sendCard }, async (ctx, run) => {
    const sent = await run({ pool: poolOf(ctx), seen: ctx.form.get('seen'), language: ctx.language });
    if (sent.ok) return ctx.redirect(`${OWN_PATH}?${sent.value === 'same' ? 'saved' : sent.value}`);
    if (sent.refusal === 'minor') return renderMinor(ctx);
    return renderCheck(ctx, sent.refusal === 'closed' ? 'closed' : 'changed');
  }),
];

/** One's own card once it is there. */
const ownRoutes = (sections: readonly OwnSection[]): Route[] => [
  get(OWN_PATH, NEWCOMER, async (ctx) => {
    const nameOf = await initiativeNames(ctx);
    const pools = new Map((await ctx.readPublic(listPools)).map((pool) => [pool.listing, pool.initiative]));
    const token = ctx.formToken();
    const shown = await ctx.readOwn(async (tx, person) => {
      const cards = await ownCardsWithAnswers(tx, ctx.app, person);
      const parts = [];
      for (const section of sections)
        parts.push(
          await section({
            tx,
            app: ctx.app,
            person,
            page: ctx.page,
            language: ctx.language,
            token,
            now: ctx.app.now(),
            cards,
          }),
        );
      return {
        cards,
        parts,
        unfinished: (await ownDrafts(tx, ctx.app, person)).map(({ pool }) => pool),
        pauses: await deskPauses(
          tx,
          ctx.app,
          cards.map(({ card }) => card.id),
        ),
      };
    });
    return ctx.render(
      <OwnPage
        page={ctx.page}
        token={token}
        cards={shown.cards}
        unfinished={shown.unfinished}
        pauses={shown.pauses}
        nameOf={(pool) => nameOf(pools.get(pool) ?? '')}
        notice={OWN_NOTICES.find((name) => ctx.query.has(name))}
        sections={shown.parts}
      />,
    );
  }),
  get(`${CARD}/print`, NEWCOMER, async (ctx) => {
    const { existing } = await readOwnFilling(ctx);
    return existing ? ctx.render(<PrintedCardPage page={ctx.page} own={existing} />) : ctx.redirect(OWN_PATH);
  }),
  post(`${CARD}/pause`, { allow: 'newcomer', action: pauseCard }, async (ctx, run) => {
    const paused = await run({ pool: poolOf(ctx) });
    return ctx.redirect(`${OWN_PATH}?${paused.ok ? 'paused' : 'unchanged'}`);
  }),
  post(`${CARD}/go-on`, { allow: 'newcomer', action: resumeCard }, async (ctx, run) => {
    const resumed = await run({ pool: poolOf(ctx) });
    return ctx.redirect(`${OWN_PATH}?${resumed.ok ? 'going-on' : 'unchanged'}`);
  }),
  get(`${CARD}/withdraw`, NEWCOMER, async (ctx) => {
    const { existing } = await readOwnFilling(ctx);
    if (!existing) return ctx.redirect(OWN_PATH);
    return ctx.render(
      <WithdrawPage page={ctx.page} token={ctx.formToken()} pool={poolOf(ctx)} card={existing.card} />,
    );
  }),
  post(`${CARD}/withdraw`, { allow: 'newcomer', action: withdrawCard }, async (ctx, run) => {
    await run({ pool: poolOf(ctx) });
    return ctx.redirect(`${OWN_PATH}?withdrawn`);
  }),
];

/**
 * The card of whoever wants to meet others, and their own page.
 * @param above what the slices above this one show on the own page, in this order
 */
export const cardRoutes = (above: { sections: readonly OwnSection[] }): Route[] => [
  ...formRoutes,
  ...ownRoutes(above.sections),
];
