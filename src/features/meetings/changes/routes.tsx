import { inScope, type TeamMember } from '#core/access/actor.ts';
import type { RequestContext } from '#core/http/request-context.ts';
import { get, post, type Route } from '#core/http/route.ts';
import { mergeFields } from '../edition/field-merge.ts';
import { readTexts } from '../edition/programme.ts';
import { findEdition } from '../edition/queries.ts';
import type { Edition } from '../edition/types.ts';
import { typedValues } from '../programme-editor/fields.ts';
import { partyName } from '../registrations/rules.ts';
import { EDITION_PATH } from '../registrations/team-route.ts';
import { cancelEdition, cancelPart, moveEdition } from './actions.ts';
import { CHANGE_REFUSALS, ChangePage, type ChangeRefusal, type TypedChange } from './ChangePage.tsx';
import { ChangePreviewPage } from './ChangePreviewPage.tsx';
import { type Change, letterTexts } from './letter-texts.ts';
import { movedEdition, planFields, planValues } from './plan.ts';
import { everybodyConcerned } from './queries.ts';
import { type ChangeTarget, type Concerned, concernedBy, reachOf } from './reach.ts';

const CHANGE_PATH = `${EDITION_PATH}/change` as const;

/** The edition and everybody whom it concerns, for who organises it. */
async function load(
  ctx: RequestContext<TeamMember>,
): Promise<{ edition: Edition; concerned: Concerned } | undefined> {
  const id = ctx.param('edition');
  if (!inScope(ctx.actor, id)) return undefined;
  return ctx.readAsTeam(id, async (tx) => {
    const edition = await findEdition(tx, { id });
    return edition && { edition, concerned: await everybodyConcerned(tx, id) };
  });
}

const typedChange = (ctx: RequestContext<TeamMember>, edition: Edition): TypedChange => ({
  kind: ctx.form.get('kind'),
  values: typedValues(ctx.form, planFields(edition)),
  reason: readTexts(ctx.form.get, ['reason']),
  target: ctx.form.get('target'),
});

/** What `part:<id>` or `break-out:<id>` names. */
function readTarget(text: string): ChangeTarget | undefined {
  const cut = text.indexOf(':');
  const kind = (['part', 'break-out'] as const).find((known) => known === text.slice(0, cut));
  return kind && { kind, id: text.slice(cut + 1) };
}

async function showForm(ctx: RequestContext<TeamMember>, refused?: string): Promise<Response> {
  const loaded = await load(ctx);
  if (!loaded) return ctx.notFound();
  const { edition, concerned } = loaded;
  const refusal =
    refused === undefined
      ? undefined
      : (CHANGE_REFUSALS.find((known) => known === refused) ?? ('not-understood' as const));
  const typed = typedChange(ctx, edition);
  const merged = mergeFields(ctx.form.get('seen'), planValues(edition), typed.values);
  return ctx.render(
    <ChangePage
      page={{ ...ctx.page, path: `/organise/${edition.id}/change` }}
      edition={edition}
      reach={reachOf(concerned)}
      token={ctx.formToken()}
      typed={typed.kind === 'moved' ? { ...typed, values: merged.values } : typed}
      conflicts={merged.conflicts}
      refusal={refusal}
    />,
    refusal === 'changed-elsewhere' ? 409 : refusal ? 422 : 200,
  );
}

/** The change that was typed, as its letters tell it; or why it cannot be. */
function previewOf(
  edition: Edition,
  typed: TypedChange,
  seen: string,
  now: Date,
): { change: Change } | { refusal: ChangeRefusal } {
  const { kind, reason } = typed;
  if (edition.state !== 'published') return { refusal: 'not-public' };
  if (!reason.nl?.reason) return { refusal: 'no-reason' };
  if (kind === 'cancelled') return { change: { kind, edition: { ...edition, state: 'cancelled' }, reason } };
  if (kind === 'moved') {
    const { values, conflicts } = mergeFields(seen, planValues(edition), typed.values);
    if (conflicts.length) return { refusal: 'changed-elsewhere' };
    const moved = movedEdition(edition, values, now);
    return 'refusal' in moved ? moved : { change: { kind, edition: moved.edition, reason } };
  }
  const target = readTarget(typed.target);
  return target
    ? { change: { kind: 'part-cancelled', edition, target, reason } }
    : { refusal: 'not-understood' };
}

async function showPreview(ctx: RequestContext<TeamMember>): Promise<Response> {
  const loaded = await load(ctx);
  if (!loaded) return ctx.notFound();
  const { edition } = loaded;
  const typed = typedChange(ctx, edition);
  const preview = previewOf(edition, typed, ctx.form.get('seen'), ctx.app.now());
  if ('refusal' in preview) return showForm(ctx, preview.refusal);
  const { change } = preview;
  const concerned = concernedBy(edition, loaded.concerned, change.target);
  const { registrations, stalls, volunteers } = concerned;
  const languages = [...registrations, ...stalls, ...volunteers].map(({ language }) => language);
  return ctx.render(
    <ChangePreviewPage
      page={{ ...ctx.page, path: `/organise/${edition.id}/change` }}
      edition={edition}
      reach={reachOf(concerned)}
      texts={letterTexts(change, ['nl', ...languages])}
      withoutAddress={registrations
        .filter(({ email }) => !email)
        .map((registration) => ({ name: partyName(registration), phone: registration.phone }))}
      kind={change.kind}
      fields={ctx.form.entries().filter(([name]) => name !== 'token' && name !== 'once')}
      formKey={ctx.newFormKey(`${CHANGE_PATH}/${change.kind}`)}
      token={ctx.formToken()}
    />,
  );
}

/** A field of the form about time and place, as `planValues` names them. */
const PLAN_FIELD = /^(day|days|from|to|(name|address|town)\.[0-9a-f-]{36})$/;

/** What every change sends: for which meeting, the key of its form, and why. */
const changeInput = (ctx: RequestContext<TeamMember>) => ({
  edition: ctx.param('edition'),
  idempotencyKey: ctx.formKey(),
  reason: readTexts(ctx.form.get, ['reason']),
});

/** After sending: the log. After a refusal: the form with what was typed. */
const sent = (
  ctx: RequestContext<TeamMember>,
  result: { ok: true } | { ok: false; refusal: string },
): Response | Promise<Response> => {
  if (result.ok) return ctx.redirect(`/organise/${ctx.param('edition')}/letters?sent`);
  return result.refusal === 'not-found' ? ctx.notFound() : showForm(ctx, result.refusal);
};

/** The team moves or cancels a meeting, or a part of it, and writes to everybody whom that concerns. */
export const changeRoutes: Route[] = [
  get(CHANGE_PATH, { allow: 'organiser', purpose: 'organising' }, (ctx) => showForm(ctx)),
  post(
    `${CHANGE_PATH}/preview`,
    { allow: 'organiser', withoutAction: 'redisplay', purpose: 'organising' },
    (ctx) => showPreview(ctx),
  ),
  post(
    `${CHANGE_PATH}/edit`,
    { allow: 'organiser', withoutAction: 'redisplay', purpose: 'organising' },
    (ctx) => showForm(ctx),
  ),
  post(
    `${CHANGE_PATH}/moved`,
    { allow: 'organiser', action: moveEdition, purpose: 'organising' },
    async (ctx, run) => {
      const { get: field, entries } = ctx.form;
      const fields = Object.fromEntries(entries().filter(([name]) => PLAN_FIELD.test(name)));
      return sent(ctx, await run({ ...changeInput(ctx), seen: field('seen'), fields }));
    },
  ),
  post(
    `${CHANGE_PATH}/cancelled`,
    { allow: 'organiser', action: cancelEdition, purpose: 'organising' },
    async (ctx, run) => sent(ctx, await run(changeInput(ctx))),
  ),
  post(
    `${CHANGE_PATH}/part-cancelled`,
    { allow: 'organiser', action: cancelPart, purpose: 'organising' },
    async (ctx, run) =>
      sent(ctx, await run({ ...changeInput(ctx), target: readTarget(ctx.form.get('target')) })),
  ),
];
