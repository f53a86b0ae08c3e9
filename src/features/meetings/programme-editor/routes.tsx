import { inScope, type TeamMember } from '#core/access/actor.ts';
import type { RequestContext } from '#core/http/request-context.ts';
import { get, post, type Route } from '#core/http/route.ts';
import { type FieldValues, mergeFields } from '../edition/field-merge.ts';
import { publicationChecklist } from '../edition/publication.ts';
import { attachedTo, findEdition, listRemoved, venueLinks } from '../edition/queries.ts';
import type { Edition } from '../edition/types.ts';
import { EDITION_PATH } from '../registrations/team-route.ts';
import {
  addOrUpdateBreakOut,
  addOrUpdateVenue,
  publishEdition,
  removeFromProgramme,
  restoreToProgramme,
  thingId,
  updateEdition,
  updateProgrammeItem,
} from './actions.ts';
import {
  breakOutValues,
  editionValues,
  FORM_FIELDS,
  itemValues,
  typedValues,
  venueValues,
} from './fields.ts';
import { EDITOR_REFUSALS, ProgrammeEditorPage } from './ProgrammeEditorPage.tsx';

/** A form that was refused: which one, what was typed, and what it showed. */
interface Refusal {
  refusal: string;
  formId?: string;
  typed?: FieldValues;
  stored?: (edition: Edition, links: ReadonlyMap<string, string>) => FieldValues;
  removal?: { kind: 'part' | 'break-out' | 'venue'; id: string };
}

async function showEditor(ctx: RequestContext<TeamMember>, refused?: Refusal): Promise<Response> {
  const id = ctx.param('edition');
  if (!inScope(ctx.actor, id)) return ctx.notFound();
  const removal = refused?.removal;
  const { edition, links, removed, attached } = await ctx.readAsTeam(id, async (tx) => ({
    edition: await findEdition(tx, { id }),
    links: await venueLinks(tx, id),
    removed: await listRemoved(tx, id),
    attached:
      removal && removal.kind !== 'venue'
        ? await attachedTo(tx, id, { kind: removal.kind, id: removal.id })
        : undefined,
  }));
  if (!edition) return ctx.notFound();
  const stored = refused?.stored?.(edition, links) ?? {};
  const merged = mergeFields(ctx.form.get('seen'), stored, refused?.typed ?? {});
  const refusal =
    refused && (EDITOR_REFUSALS.find((known) => known === refused.refusal) ?? ('not-understood' as const));
  return ctx.render(
    <ProgrammeEditorPage
      page={{ ...ctx.page, path: `/organise/${edition.id}/edit` }}
      edition={edition}
      links={links}
      checklist={publicationChecklist(edition, links, ctx.app.now())}
      removed={removed}
      token={ctx.formToken()}
      formKeys={{
        part: ctx.keptFormKey(`${EDITION_PATH}/part`),
        venue: ctx.keptFormKey(`${EDITION_PATH}/venue`),
        breakOut: ctx.keptFormKey(`${EDITION_PATH}/break-out`),
      }}
      saved={ctx.query.has('saved')}
      canCopy={ctx.actor.scope === null}
      refusal={refusal}
      attached={attached}
      refused={refused?.formId ? { formId: refused.formId, ...merged } : undefined}
    />,
    refusal === 'changed-elsewhere' ? 409 : refusal ? 422 : 200,
  );
}

const backToEditor = (ctx: RequestContext<TeamMember>): Response =>
  ctx.redirect(`/organise/${ctx.param('edition')}/edit?saved`);

/** What every form of the editor sends. */
const formInput = (ctx: RequestContext<TeamMember>, fields: FieldValues) => ({
  edition: ctx.param('edition'),
  seen: ctx.form.get('seen'),
  fields,
});

/** The team changes an edition: its texts and day, venues, programme items and break-outs; and makes it public. */
export const programmeEditorRoutes: Route[] = [
  get(`${EDITION_PATH}/edit`, { allow: 'organiser', purpose: 'organising' }, (ctx) => showEditor(ctx)),
  post(
    `${EDITION_PATH}/edition`,
    { allow: 'organiser', action: updateEdition, purpose: 'organising' },
    async (ctx, run) => {
      const typed = typedValues(ctx.form, FORM_FIELDS.edition);
      const result = await run(formInput(ctx, typed));
      if (result.ok) return backToEditor(ctx);
      return showEditor(ctx, { refusal: result.refusal, formId: 'edition', typed, stored: editionValues });
    },
  ),
  post(
    `${EDITION_PATH}/publish`,
    { allow: 'organiser', action: publishEdition, purpose: 'organising' },
    async (ctx, run) => {
      const result = await run({ edition: ctx.param('edition') });
      return result.ok
        ? ctx.redirect(`/organise/${ctx.param('edition')}`)
        : showEditor(ctx, { refusal: result.refusal });
    },
  ),
  post(
    `${EDITION_PATH}/venue`,
    { allow: 'organiser', action: addOrUpdateVenue, purpose: 'organising' },
    async (ctx, run) => {
      const typed = typedValues(ctx.form, FORM_FIELDS.venue);
      const thing = { id: ctx.form.get('id') || null, idempotencyKey: ctx.formKey() };
      const result = await run({ ...formInput(ctx, typed), ...thing });
      if (result.ok) return backToEditor(ctx);
      const newForm = typed.online === 'yes' ? 'new-online' : 'new-place';
      const id = thingId(ctx.app, 'venue', thing);
      return showEditor(ctx, {
        refusal: result.refusal,
        formId: thing.id ?? newForm,
        typed,
        stored: ({ venues }, links) => {
          const venue = venues.find((known) => known.id === id);
          return venue ? venueValues(venue, links.get(id) ?? '') : {};
        },
      });
    },
  ),
  post(
    `${EDITION_PATH}/part`,
    { allow: 'organiser', action: updateProgrammeItem, purpose: 'organising' },
    async (ctx, run) => {
      const typed = typedValues(ctx.form, FORM_FIELDS.part);
      const thing = { id: ctx.form.get('part') || null, idempotencyKey: ctx.formKey() };
      const result = await run({ ...formInput(ctx, typed), ...thing });
      if (result.ok) return backToEditor(ctx);
      const id = thingId(ctx.app, 'part', thing);
      return showEditor(ctx, {
        refusal: result.refusal,
        formId: thing.id ?? 'new-part',
        typed,
        stored: ({ parts }) => {
          const item = parts.find((known) => known.id === id);
          return item ? itemValues(item) : {};
        },
      });
    },
  ),
  post(
    `${EDITION_PATH}/break-out`,
    { allow: 'organiser', action: addOrUpdateBreakOut, purpose: 'organising' },
    async (ctx, run) => {
      const part = ctx.form.get('part');
      const typed = typedValues(ctx.form, FORM_FIELDS['break-out']);
      const thing = { id: ctx.form.get('id') || null, idempotencyKey: ctx.formKey(part) };
      const result = await run({ ...formInput(ctx, typed), ...thing, part });
      if (result.ok) return backToEditor(ctx);
      const id = thingId(ctx.app, 'break-out', thing);
      return showEditor(ctx, {
        refusal: result.refusal,
        formId: thing.id ?? `new-${part}`,
        typed,
        stored: ({ parts }) => {
          const breakOut = parts.flatMap(({ breakOuts }) => breakOuts).find((known) => known.id === id);
          return breakOut ? breakOutValues(breakOut) : {};
        },
      });
    },
  ),
  post(
    `${EDITION_PATH}/remove`,
    { allow: 'organiser', action: removeFromProgramme, purpose: 'organising' },
    async (ctx, run) => {
      const { get: field } = ctx.form;
      const result = await run({ edition: ctx.param('edition'), kind: field('kind'), id: field('id') });
      if (result.ok) return ctx.redirect(`/organise/${ctx.param('edition')}/edit?saved#removed`);
      const kind = (['part', 'break-out', 'venue'] as const).find((known) => known === field('kind'));
      return showEditor(ctx, {
        refusal: result.refusal,
        ...(kind && result.refusal === 'has-people' ? { removal: { kind, id: field('id') } } : {}),
      });
    },
  ),
  post(
    `${EDITION_PATH}/restore`,
    { allow: 'organiser', action: restoreToProgramme, purpose: 'organising' },
    async (ctx, run) => {
      const { get: field } = ctx.form;
      const result = await run({ edition: ctx.param('edition'), kind: field('kind'), id: field('id') });
      return result.ok ? backToEditor(ctx) : showEditor(ctx, { refusal: result.refusal });
    },
  ),
];
