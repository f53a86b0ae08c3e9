import type { Newcomer } from '#core/access/actor.ts';
import type { RequestContext } from '#core/http/request-context.ts';
import { get, post, type Route } from '#core/http/route.ts';
import { directorySnapshot, type Initiative } from '#features/directory';
import { readStory } from '#features/story';
import { promisedDay } from '../model/calendar.ts';
import { MAX_PARTY, type PlacementReach, REACH_WAYS } from '../model/rules.ts';
import { type PlacementSettings, placementSettings } from '../model/settings.ts';
import { ASK_REFUSALS, type AskedFields, AskPage, type AskRefusal, CheckPage } from './AskPage.tsx';
import { askPlace } from './actions.ts';
import { needsDetail } from './rules.ts';

const ASK_PATH = '/initiatives/:id/ask';
const CHECK_PATH = '/initiatives/:id/ask/check';

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

const isReach = (text: string): text is PlacementReach => (REACH_WAYS as readonly string[]).includes(text);

function fieldsOf({ form }: RequestContext): AskedFields {
  const reach = form.get('reach');
  const party = Number(form.get('party'));
  const way = isReach(reach) ? reach : 'here';
  return {
    firstName: form.get('firstName').trim(),
    reach: way,
    reachDetail: needsDetail(way) ? form.get('reachDetail').trim() : '',
    party: Number.isInteger(party) && party >= 1 && party <= MAX_PARTY ? party : 1,
    weeklyTime: form.get('weeklyTime'),
  };
}

const propsOf = (ctx: RequestContext, asked: Asked, fields: AskedFields) => ({
  page: ctx.page,
  token: ctx.formToken(),
  once: ctx.keptFormKey(ASK_PATH),
  ...asked,
  promisedOn: promisedDay(ctx.app.now(), asked.settings),
  asked: fields,
});

/** What is missing before it can be sent; undefined when nothing is. */
const missingIn = (fields: AskedFields): AskRefusal | undefined =>
  fields.firstName === ''
    ? 'no-name'
    : needsDetail(fields.reach) && fields.reachDetail === ''
      ? 'no-detail'
      : undefined;

/** What the story already says of how somebody is called and reached. */
async function fieldsFromStory(ctx: RequestContext<Newcomer>): Promise<AskedFields> {
  const { story } = await ctx.readOwn(readStory);
  const reach: PlacementReach = story.reach?.includes('none')
    ? 'here'
    : story.reach?.includes('call')
      ? 'call'
      : story.reach?.includes('message')
        ? 'message'
        : 'here';
  return {
    firstName: story.name ?? '',
    reach,
    reachDetail: '',
    party: story.second ? 2 : 1,
    weeklyTime: '',
  };
}

export const askingRoutes: Route[] = [
  get(ASK_PATH, { allow: 'newcomer', purpose: 'own-requests' }, async (ctx) => {
    const asked = await askedOf(ctx);
    if (!asked) return ctx.redirect(`/initiatives/${ctx.param('id')}/come`);
    return ctx.render(<AskPage {...propsOf(ctx, asked, await fieldsFromStory(ctx))} />);
  }),
  post(
    CHECK_PATH,
    { allow: 'newcomer', withoutAction: 'redisplay', purpose: 'own-requests' },
    async (ctx) => {
      const asked = await askedOf(ctx);
      if (!asked) return ctx.redirect(`/initiatives/${ctx.param('id')}/come`);
      const fields = fieldsOf(ctx);
      const refusal = missingIn(fields);
      const props = propsOf(ctx, asked, fields);
      if (refusal) return ctx.render(<AskPage {...props} refusal={refusal} />, 422);
      const { story } = await ctx.readOwn(readStory);
      return ctx.render(<CheckPage {...props} spoken={story.languages ?? []} />);
    },
  ),
  post(ASK_PATH, { allow: 'newcomer', action: askPlace }, async (ctx, run) => {
    const asked = await askedOf(ctx);
    if (!asked) return ctx.redirect(`/initiatives/${ctx.param('id')}/come`);
    const fields = fieldsOf(ctx);
    const sent = await run({
      source: ctx.formKey(),
      initiative: asked.initiative.id,
      ...fields,
      weeklyTime: asked.initiative.times.some(({ id }) => id === fields.weeklyTime)
        ? fields.weeklyTime
        : null,
      language: ctx.language,
    });
    if (sent.ok) return ctx.redirect('/requests?sent');
    const refusal = ASK_REFUSALS.find((known) => known === sent.refusal);
    return ctx.render(<AskPage {...propsOf(ctx, asked, fields)} refusal={refusal ?? 'closed'} />, 422);
  }),
];
