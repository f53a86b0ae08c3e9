import type { StaffMember } from '#core/access/actor.ts';
import type { RequestContext } from '#core/http/request-context.ts';
import { get, post, type Route } from '#core/http/route.ts';
import { routePattern, UUID_PATTERN } from '#core/http/route-options.ts';
import { directorySnapshot, initiativeWithPage, searchByText } from '#features/directory';
import { LEVELS } from '#features/vocabulary/rules.ts';
import { freePath, planPath } from '../model/paths.ts';
import { readPlanDesk } from '../model/read-plan.ts';
import { addPlanIdeas, bindPlanIdea, removePlanIdea, unbindPlace } from './actions.ts';
import { BIND_REFUSALS, BindPage } from './BindPage.tsx';
import { FREE_NOTICES, FreePage } from './FreePage.tsx';
import { nearbyPlaces, openedStory, placeOfCase } from './nearby.ts';

const FREE = `/casework/:case{${UUID_PATTERN}}/plan/free` as const;
const IDEA = `${FREE}/:idea{${UUID_PATTERN}}` as const;
const READS = { allow: 'caseworker', purpose: 'case' } as const;
const MAX_FOUND = 12;
const MAX_QUERY_LETTERS = 100;

/** The free part, with places near: from what the newcomer opened, or else from place and level alone. */
async function renderFree(ctx: RequestContext<StaffMember>): Promise<Response> {
  const now = ctx.app.now();
  const snapshot = await directorySnapshot(ctx.app);
  const desk = await readPlanDesk(ctx, FREE, async (tx, { file }) => ({
    opened: await openedStory(tx, ctx.actor, { caseId: file.id, page: routePattern(FREE), now }),
  }));
  if (!desk) return ctx.notFound();
  const asked = ctx.query.get('level');
  // The level of the intake may be used without a consent: it was told to the municipality itself.
  const level = LEVELS.find((code) => code === asked) ?? (asked === null ? desk.intake.level : null);
  const query = (ctx.query.get('q') ?? '').trim().slice(0, MAX_QUERY_LETTERS);
  const own = desk.opened?.story.place ? desk.opened.story : undefined;
  const story = own ?? placeOfCase(desk.file, level);
  const plan = (desk.draft ?? desk.current)?.content ?? { route: null, named: [] };
  const known = new Set([...desk.ideas, ...plan.named].map(({ initiative }) => initiative));
  const found = query
    ? searchByText(snapshot.initiatives, query, ctx.language)
        .hits.slice(0, MAX_FOUND)
        .map(({ initiative }) => initiative)
    : undefined;
  return ctx.render(
    <FreePage
      page={{ ...ctx.page, path: freePath(desk.file.id) }}
      token={ctx.formToken()}
      desk={desk}
      ideas={desk.ideas.map((idea) => ({ ...idea, place: initiativeWithPage(snapshot, idea.initiative) }))}
      near={nearbyPlaces(
        snapshot,
        { story, found, known, plan, group: desk.group },
        { today: desk.today, now, language: ctx.language },
      )}
      foundBy={found ? 'search' : own ? 'own-week' : story && 'place-and-level'}
      consent={desk.opened?.consent.id}
      query={query}
      level={level ?? ''}
      now={now}
      notice={FREE_NOTICES.find((notice) => ctx.query.has(notice))}
      removed={snapshot.byId.get(ctx.query.get('removed') ?? '')}
    />,
  );
}

/** The step that binds a place, as it is asked or with what was just typed. */
async function renderBind(
  ctx: RequestContext<StaffMember>,
  typed?: { words: string; understood: boolean; refusal: (typeof BIND_REFUSALS)[number] },
): Promise<Response> {
  const snapshot = await directorySnapshot(ctx.app);
  const desk = await readPlanDesk(ctx, `${FREE}/:idea/bind`);
  if (!desk) return ctx.notFound();
  const idea = desk.ideas.find(({ id }) => id === ctx.param('idea'));
  const place = idea && initiativeWithPage(snapshot, idea.initiative);
  if (!idea || !place || !desk.draft) return ctx.redirect(freePath(desk.file.id));
  return ctx.render(
    <BindPage
      page={ctx.page}
      token={ctx.formToken()}
      desk={desk}
      idea={idea.id}
      place={place}
      revision={desk.draft.revision}
      typed={typed ?? { words: '', understood: false }}
      refusal={typed?.refusal}
    />,
    typed ? (typed.refusal === 'changed-elsewhere' ? 409 : 422) : 200,
  );
}

export const freeRoutes: Route[] = [
  get(FREE, READS, renderFree),
  post(`${FREE}/add`, { ...READS, action: addPlanIdeas }, async (ctx, run) => {
    const id = ctx.param('case');
    const added = await run({
      case: id,
      initiatives: ctx.form.getAll('initiative'),
      foundBy: ctx.form.get('found'),
    });
    if (added.ok) return ctx.redirect(`${freePath(id)}?added`);
    if (added.refusal === 'no-case') return ctx.notFound();
    return ctx.redirect(`${freePath(id)}?${added.refusal === 'enough' ? 'enough' : 'none'}`);
  }),
  post(`${IDEA}/remove`, { ...READS, action: removePlanIdea }, async (ctx, run) => {
    const id = ctx.param('case');
    const removed = await run({ case: id, idea: ctx.param('idea') });
    return ctx.redirect(
      removed.ok && removed.value ? `${freePath(id)}?removed=${removed.value}` : freePath(id),
    );
  }),
  get(`${IDEA}/bind`, READS, (ctx) => renderBind(ctx)),
  post(`${IDEA}/bind`, { ...READS, action: bindPlanIdea }, async (ctx, run) => {
    const id = ctx.param('case');
    const typed = { words: ctx.form.get('words'), understood: ctx.form.get('understood') === 'yes' };
    const bound = await run({
      case: id,
      idea: ctx.param('idea'),
      revision: Number(ctx.form.get('seen')),
      ...typed,
    });
    if (bound.ok) return ctx.redirect(`${freePath(id)}?bound`);
    if (bound.refusal === 'no-draft') return ctx.redirect(`${planPath(id)}?no-draft`);
    const refusal = BIND_REFUSALS.find((known) => known === bound.refusal);
    return refusal ? renderBind(ctx, { ...typed, refusal }) : ctx.redirect(freePath(id));
  }),
  post(`${FREE}/unbind`, { ...READS, action: unbindPlace }, async (ctx, run) => {
    const id = ctx.param('case');
    const freed = await run({
      case: id,
      initiative: ctx.form.get('initiative'),
      revision: Number(ctx.form.get('seen')),
    });
    return ctx.redirect(`${freePath(id)}?${freed.ok ? 'unbound' : 'changed'}`);
  }),
];
