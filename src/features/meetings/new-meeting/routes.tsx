import { inScope, type TeamMember } from '#core/access/actor.ts';
import type { RequestContext } from '#core/http/request-context.ts';
import { get, post, type Route } from '#core/http/route.ts';
import { TEXT_LANGUAGES } from '../edition/programme.ts';
import { allEditions } from '../edition/queries.ts';
import { typedValues } from '../programme-editor/fields.ts';
import { copyEdition, createMeeting } from './actions.ts';
import { NEW_MEETING_REFUSALS, NewMeetingPage } from './NewMeetingPage.tsx';

const NEW_PATH = '/organise/new';
const COPY_PATH = '/organise/new/copy';

const FIELDS = [
  ...TEXT_LANGUAGES.map((code) => `title-${code}`),
  'day',
  'days',
  'from',
  'to',
  'name',
  'address',
  'town',
  'languages',
];

async function showForm(ctx: RequestContext<TeamMember>, refused?: string): Promise<Response> {
  if (ctx.actor.scope !== null) return ctx.notFound();
  const editions = (await ctx.readAsTeam(ctx.actor.key, allEditions)).filter(({ id }) =>
    inScope(ctx.actor, id),
  );
  const refusal =
    refused === undefined
      ? undefined
      : (NEW_MEETING_REFUSALS.find((known) => known === refused) ?? ('not-understood' as const));
  return ctx.render(
    <NewMeetingPage
      page={{ ...ctx.page, path: NEW_PATH }}
      editions={editions.reverse()}
      values={typedValues(ctx.form, [...FIELDS, 'copyDay'])}
      copyOf={ctx.form.get('copyOf') || (ctx.query.get('copy') ?? '')}
      token={ctx.formToken()}
      formKeys={{ create: ctx.keptFormKey(NEW_PATH), copy: ctx.keptFormKey(COPY_PATH) }}
      refusal={refusal}
    />,
    refusal ? 422 : 200,
  );
}

/** An organiser of everything makes a meeting: from nothing, or from an earlier one. */
export const newMeetingRoutes: Route[] = [
  get(NEW_PATH, { allow: 'organiser', purpose: 'organising' }, (ctx) => showForm(ctx)),
  post(NEW_PATH, { allow: 'organiser', action: createMeeting, purpose: 'organising' }, async (ctx, run) => {
    const fields = typedValues(ctx.form, FIELDS);
    const result = await run({ idempotencyKey: ctx.formKey(), fields });
    return result.ok ? ctx.redirect(`/organise/${result.value}/edit`) : showForm(ctx, result.refusal);
  }),
  post(COPY_PATH, { allow: 'organiser', action: copyEdition, purpose: 'organising' }, async (ctx, run) => {
    const { get: field } = ctx.form;
    const result = await run({
      edition: field('copyOf'),
      idempotencyKey: ctx.formKey(),
      day: field('copyDay'),
    });
    return result.ok ? ctx.redirect(`/organise/${result.value}/edit`) : showForm(ctx, result.refusal);
  }),
];
