import type { ComponentChildren } from 'preact';
import type { Newcomer } from '#core/access/actor.ts';
import type { RequestContext } from '#core/http/request-context.ts';
import { get, post, type Route } from '#core/http/route.ts';
import {
  ComePage,
  directorySnapshot,
  type Initiative,
  InitiativeNotFoundPage,
  InitiativePage,
  initiativeWithPage,
  readPageDetails,
} from '#features/directory';
import { answerStoryQuestion, readStory, type Story } from '#features/story';
import { isMinor } from '#features/vocabulary/rules.ts';
import { promisedDay } from '../model/calendar.ts';
import { ownRequests, type PlacementRequest } from '../model/requests.ts';
import type { PlacementReach } from '../model/rules.ts';
import { type PlacementSettings, placementSettings } from '../model/settings.ts';
import { AgePage, MinorPage } from './AgePages.tsx';
import { AskPage } from './AskPage.tsx';
import { VisitorAskSection } from './AskSection.tsx';
import { askPlace } from './actions.ts';
import { readAnswerPace } from './answer-pace.ts';
import { CheckPage } from './CheckPage.tsx';
import {
  type AskedFields,
  type AskFieldRefusal,
  FIELD_REFUSALS,
  fieldRefusal,
  fieldsOf,
  shownOf,
} from './fields.ts';
import { ageRefusal, detailOf, differences, type ShownFacts } from './rules.ts';
import { answerPromise, shownFacts } from './shown-facts.ts';

const ASK_PATH = '/initiatives/:id/ask';

interface Asked {
  initiative: Initiative;
  settings: PlacementSettings;
}

/** The initiative of the address, when it answers requests. */
async function askedOf(ctx: RequestContext): Promise<Asked | undefined> {
  const initiative = (await directorySnapshot(ctx.app)).byId.get(ctx.param('id'));
  const settings =
    initiative && (await ctx.readPublic((tx) => placementSettings(tx, { initiative: initiative.id })));
  return initiative && settings?.open ? { initiative, settings } : undefined;
}

const elsewhere = (ctx: RequestContext): Response => ctx.redirect(`/initiatives/${ctx.param('id')}/come`);

const answerOf = (ctx: RequestContext, settings: PlacementSettings) => ({
  automatic: settings.automatic,
  promisedOn: promisedDay(ctx.app.now(), settings),
});

/** What a person chose before, or what their story says of how they are called and reached. */
function firstFields(
  ctx: RequestContext,
  { initiative }: Asked,
  { story, before }: { story: Story; before: PlacementRequest | undefined },
): AskedFields {
  const told = ['call', 'message'] as const;
  const way: PlacementReach =
    before?.reach ??
    told.find((kind) => story.reach?.includes(kind) && !story.reach.includes('none')) ??
    'here';
  const detail = detailOf(way);
  const [only, ...others] = initiative.times;
  return {
    firstName: before?.firstName ?? story.name ?? '',
    reach: way,
    phone: detail === 'phone' ? (before?.reachDetail ?? '') : '',
    email: detail === 'email' ? (before?.reachDetail ?? '') : '',
    party: story.second ? 2 : 1,
    minors: [story.age, story.second?.age].filter(isMinor).length,
    weeklyTime: only && others.length === 0 ? only.id : (ctx.query.get('time') ?? ''),
  };
}

interface Shown extends Asked {
  fields: AskedFields;
  story: Story;
}

/** The page that asks for what must be known first, or says why not; undefined when nothing stands in the way. */
function agePage(
  ctx: RequestContext,
  { initiative, fields, story }: Shown,
  status?: 422,
): Response | undefined {
  const refusal = ageRefusal(initiative, story);
  if (!refusal) return undefined;
  return ctx.render(
    refusal === 'age' ? (
      <AgePage {...propsOf(ctx, { initiative, fields })} />
    ) : (
      <MinorPage page={ctx.page} initiative={initiative} refusal={refusal} />
    ),
    status,
  );
}

const propsOf = (ctx: RequestContext, { initiative, fields }: Pick<Shown, 'initiative' | 'fields'>) => ({
  page: ctx.page,
  token: ctx.formToken(),
  once: ctx.keptFormKey(ASK_PATH),
  initiative,
  asked: fields,
});

const formPage = (ctx: RequestContext, shown: Shown, refusal?: AskFieldRefusal): Response =>
  agePage(ctx, shown, refusal && 422) ??
  ctx.render(
    <AskPage
      {...propsOf(ctx, shown)}
      promise={answerPromise(answerOf(ctx, shown.settings), ctx.language)}
      now={ctx.app.now()}
      refusal={refusal}
    />,
    refusal ? 422 : 200,
  );

const factsNow = (ctx: RequestContext, shown: Shown): ShownFacts =>
  shownFacts({ ...shown, answer: answerOf(ctx, shown.settings) }, ctx.language);

/** The form that was sent, with the story that goes along; undefined where nobody answers any more. */
async function sentForm(ctx: RequestContext<Newcomer>): Promise<Shown | undefined> {
  const asked = await askedOf(ctx);
  if (!asked) return undefined;
  const { story } = await ctx.readOwn(readStory);
  return { ...asked, fields: fieldsOf(ctx), story };
}

const isFieldRefusal = (refusal: string): refusal is AskFieldRefusal =>
  Object.hasOwn(FIELD_REFUSALS, refusal);

/** What a feature above this one says on the page of an initiative, the same for every visitor; null: nothing. */
export type InitiativeNotice = (ctx: RequestContext, initiative: string) => Promise<ComponentChildren>;

/** @param notice what a feature above this one says on the page of an initiative */
export const askingRoutes = (notice: InitiativeNotice): Route[] => [
  // One initiative of the directory. It stands here because only this feature knows how soon somebody answers.
  get('/initiatives/:id', { allow: 'anyone', shareable: true, cache: 'public' }, async (ctx) => {
    const initiative = initiativeWithPage(await directorySnapshot(ctx.app), ctx.param('id'));
    if (!initiative) return ctx.render(<InitiativeNotFoundPage page={ctx.page} />, 404);
    return ctx.render(
      <InitiativePage
        page={ctx.page}
        initiative={initiative}
        now={ctx.app.now()}
        {...(await readPageDetails(ctx, initiative))}
        answerPace={await readAnswerPace(ctx, initiative.id)}
        notice={await notice(ctx, initiative.id)}
      />,
    );
  }),
  // The page behind "I want to come", the same for every visitor. Whoever told a story sees more there.
  get('/initiatives/:id/come', { allow: 'anyone', shareable: true, cache: 'public' }, async (ctx) => {
    const initiative = (await directorySnapshot(ctx.app)).byId.get(ctx.param('id'));
    // Nobody is sent to what pauses; its page says until when.
    if (!initiative && initiativeWithPage(await directorySnapshot(ctx.app), ctx.param('id')))
      return ctx.redirect(`/initiatives/${ctx.param('id')}`);
    if (!initiative) return ctx.render(<InitiativeNotFoundPage page={ctx.page} />, 404);
    const asked = ctx.fromMemory ? undefined : await askedOf(ctx);
    const pace = asked && (await readAnswerPace(ctx, initiative.id));
    return ctx.render(
      <ComePage
        page={ctx.page}
        initiative={initiative}
        now={ctx.app.now()}
        ask={asked && <VisitorAskSection language={ctx.language} initiative={initiative.id} pace={pace} />}
      />,
    );
  }),
  get(ASK_PATH, { allow: 'newcomer', purpose: 'own-requests' }, async (ctx) => {
    const asked = await askedOf(ctx);
    if (!asked) return elsewhere(ctx);
    const own = await ctx.readOwn(async (tx, person) => ({
      story: (await readStory(tx, person)).story,
      before: (await ownRequests(tx, ctx.app, person))[0],
    }));
    return formPage(ctx, { ...asked, story: own.story, fields: firstFields(ctx, asked, own) });
  }),
  post(
    `${ASK_PATH}/keep`,
    { allow: 'newcomer', withoutAction: 'redisplay', purpose: 'own-requests' },
    async (ctx) => {
      const shown = await sentForm(ctx);
      return shown ? formPage(ctx, shown) : elsewhere(ctx);
    },
  ),
  post(
    `${ASK_PATH}/age`,
    { allow: 'newcomer', action: answerStoryQuestion, purpose: 'own-requests' },
    async (ctx, run) => {
      await run({ question: 'age', fields: { age: [ctx.form.get('age')] }, expectedVersion: '' });
      const shown = await sentForm(ctx);
      return shown ? formPage(ctx, shown) : elsewhere(ctx);
    },
  ),
  post(
    `${ASK_PATH}/check`,
    { allow: 'newcomer', withoutAction: 'redisplay', purpose: 'own-requests' },
    async (ctx) => {
      const shown = await sentForm(ctx);
      if (!shown) return elsewhere(ctx);
      const refusal = fieldRefusal(shown.fields);
      if (refusal) return formPage(ctx, shown, refusal);
      return (
        agePage(ctx, shown) ?? ctx.render(<CheckPage {...propsOf(ctx, shown)} shown={factsNow(ctx, shown)} />)
      );
    },
  ),
  post(ASK_PATH, { allow: 'newcomer', action: askPlace, purpose: 'own-requests' }, async (ctx, run) => {
    const fields = fieldsOf(ctx);
    const seen = shownOf(ctx);
    const sent = await run({
      ...fields,
      source: ctx.formKey(),
      initiative: ctx.param('id'),
      language: ctx.language,
      shown: seen,
    });
    if (sent.ok) return ctx.redirect(`/requests?${sent.value}`);
    const shown = await sentForm(ctx);
    if (!shown) return elsewhere(ctx);
    if (isFieldRefusal(sent.refusal)) return formPage(ctx, shown, sent.refusal);
    const now = factsNow(ctx, shown);
    return (
      agePage(ctx, shown, 422) ??
      ctx.render(
        <CheckPage {...propsOf(ctx, shown)} shown={now} changed={differences(seen, now)} />,
        sent.refusal === 'changed' ? 409 : 422,
      )
    );
  }),
];
