import type { TeamMember } from '#core/access/actor.ts';
import type { RequestContext } from '#core/http/request-context.ts';
import { post, type Route } from '#core/http/route.ts';
import { parseTimeOfDay } from '#core/i18n/formats.ts';
import { readTexts } from '../edition/programme.ts';
import type { Edition } from '../edition/types.ts';
import { EDITION_PATH, loadEditionForTeam, teamRoute } from '../registrations/team-route.ts';
import {
  addOrUpdateBreakOut,
  addOrUpdateVenue,
  copyEdition,
  updateEdition,
  updateProgrammeItem,
} from './actions.ts';
import {
  applyBreakOutInput,
  applyEditionInput,
  applyProgrammeItemInput,
  applyVenueInput,
} from './apply-input.ts';
import { EDITOR_REFUSALS, ProgrammeEditorPage } from './ProgrammeEditorPage.tsx';

async function showEditor(
  ctx: RequestContext<TeamMember>,
  refused?: { refusal: string; applyInput?: (edition: Edition) => Edition; openFormId?: string | undefined },
): Promise<Response> {
  const loaded = await loadEditionForTeam(ctx);
  if (!loaded) return ctx.notFound();
  const { edition } = loaded;
  const { applyInput, openFormId } = refused ?? {};
  const refusal = EDITOR_REFUSALS.find((known) => known === refused?.refusal);
  return ctx.render(
    <ProgrammeEditorPage
      page={{ ...ctx.page, path: `/organise/${edition.id}/edit` }}
      edition={applyInput ? applyInput(edition) : edition}
      openFormId={openFormId}
      token={ctx.formToken()}
      saved={ctx.query.has('saved')}
      canCopy={ctx.actor.scope === null}
      refusal={refusal}
    />,
    refusal ? 422 : 200,
  );
}

/** Reads "yes", "no" or anything else: then nobody knows yet. */
const parseStepFree = (text: string): boolean | null =>
  text === 'yes' ? true : text === 'no' ? false : null;

/** After saving: back to the page. After a refusal: the page with what was typed, and the refused form open. */
const afterSaving = (
  ctx: RequestContext<TeamMember>,
  result: { ok: true } | { ok: false; refusal: string },
  applyInput: (edition: Edition) => Edition,
  openFormId?: string,
) =>
  result.ok
    ? ctx.redirect(`/organise/${ctx.param('edition')}/edit?saved`)
    : showEditor(ctx, { refusal: result.refusal, applyInput, openFormId });

/** What every form of the editor sends: which edition, and its version when the form was made. */
const editionInput = (ctx: RequestContext<TeamMember>) => ({
  edition: ctx.param('edition'),
  expectedVersion: Number(ctx.form.get('seen')),
});

/** The team changes an edition: its texts and day, venues, programme items and break-outs, or makes a copy of it. */
export const programmeEditorRoutes: Route[] = [
  teamRoute('/edit', 'organiser', 'organising', (ctx) => showEditor(ctx)),
  post(
    `${EDITION_PATH}/edition`,
    { allow: 'organiser', action: updateEdition, purpose: 'organising' },
    async (ctx, run) => {
      const loaded = await loadEditionForTeam(ctx);
      if (!loaded) return ctx.notFound();
      const { get } = ctx.form;
      const input = {
        ...editionInput(ctx),
        texts: readTexts(get, ['title', 'summary', 'about'], loaded.edition.texts),
        day: get('day'),
        wishesUntil: get('wishesUntil'),
        state: get('state'),
      };
      const result = await run(input);
      return afterSaving(ctx, result, (edition) => applyEditionInput(edition, input));
    },
  ),
  post(
    `${EDITION_PATH}/part`,
    { allow: 'organiser', action: updateProgrammeItem, purpose: 'organising' },
    async (ctx, run) => {
      const { get } = ctx.form;
      const input = {
        ...editionInput(ctx),
        part: get('part'),
        texts: readTexts(get, ['title', 'about']),
        day: get('day'),
        from: parseTimeOfDay(get('from')),
        to: parseTimeOfDay(get('to')),
      };
      const result = await run(input);
      return afterSaving(ctx, result, (edition) => applyProgrammeItemInput(edition, input), input.part);
    },
  ),
  post(
    `${EDITION_PATH}/venue`,
    { allow: 'organiser', action: addOrUpdateVenue, purpose: 'organising' },
    async (ctx, run) => {
      const { get } = ctx.form;
      const input = {
        ...editionInput(ctx),
        id: get('id') || null,
        name: get('name'),
        address: get('address'),
        town: get('town'),
        texts: readTexts(get, ['way']),
        stepFree: parseStepFree(get('stepFree')),
      };
      const result = await run(input);
      return afterSaving(ctx, result, (edition) => applyVenueInput(edition, input), input.id ?? '');
    },
  ),
  post(
    `${EDITION_PATH}/break-out`,
    { allow: 'organiser', action: addOrUpdateBreakOut, purpose: 'organising' },
    async (ctx, run) => {
      const { get, getAll } = ctx.form;
      const input = {
        ...editionInput(ctx),
        part: get('part'),
        id: get('id') || null,
        texts: readTexts(get, ['title', 'question']),
        hostName: get('host'),
        room: get('room'),
        capacity: Number(get('places')),
        minAttendees: Number(get('least')),
        languages: getAll('languages'),
        interpreters: getAll('interpreters'),
        stepFree: parseStepFree(get('stepFree')),
      };
      const result = await run(input);
      return afterSaving(ctx, result, (edition) => applyBreakOutInput(edition, input), input.id ?? '');
    },
  ),
  post(
    `${EDITION_PATH}/copy`,
    { allow: 'organiser', action: copyEdition, purpose: 'organising' },
    async (ctx, run) => {
      const { get } = ctx.form;
      const result = await run({
        edition: ctx.param('edition'),
        slug: get('slug').trim().toLowerCase(),
        day: get('copyDay'),
      });
      return result.ok
        ? ctx.redirect(`/organise/${result.value}/edit`)
        : showEditor(ctx, { refusal: result.refusal });
    },
  ),
];
