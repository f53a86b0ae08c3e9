import { z } from 'zod';
import { action } from '#core/access/action.ts';
import { deterministicId } from '#core/private-links.ts';
import { ok, type Result, refuse } from '#core/result.ts';
import { allInitiatives, textIn } from '#features/directory';
import { MAX_NAMED_PLACES, MAX_PLAN_WORDS } from '../model/content.ts';
import { addFreeIdea, removeFreeIdea } from '../model/idea-queries.ts';
import { FOUND_BY, usesOf } from '../model/idea-uses.ts';
import { saveDraft } from '../model/queries.ts';
import { planDeskOf } from '../model/read-plan.ts';

/** So many places stand in the free part at most: a few ideas help, a list does not. */
export const MAX_FREE_IDEAS = 8;

/** Puts places into the free part. Nobody there is told, and nobody must go. */
export const addPlanIdeas = action({
  name: 'casework.add-plan-ideas',
  allow: 'caseworker',
  input: z.object({
    case: z.uuid(),
    initiatives: z.array(z.uuid()).min(1).max(MAX_FREE_IDEAS),
    foundBy: z.enum(FOUND_BY),
  }),
  run: async (context, { case: id, initiatives, foundBy }): Promise<Result<number, 'no-case' | 'enough'>> => {
    const { tx, app, actor, now } = context;
    const desk = await planDeskOf(context, id);
    if (!desk) return refuse('no-case');
    const bound = (desk.draft ?? desk.current)?.content.named ?? [];
    const known = new Set([
      ...desk.ideas.map(({ initiative }) => initiative),
      ...bound.map(({ initiative }) => initiative),
    ]);
    const added = [...new Set(initiatives)].filter((initiative) => !known.has(initiative));
    if (desk.ideas.length + added.length > MAX_FREE_IDEAS) return refuse('enough');
    const route = (desk.draft ?? desk.current)?.content.route ?? null;
    const places = added.length ? await allInitiatives(tx, { ids: added }) : [];
    for (const place of places)
      await addFreeIdea(
        tx,
        actor,
        {
          id: deterministicId(app, 'plan-idea', { application: ['plan idea', id, place.id] }),
          caseId: id,
          initiative: place.id,
          uses: usesOf(place, { route, group: desk.group }).uses,
          foundBy,
        },
        now,
      );
    return ok(places.length);
  },
});

/** Takes a place out of the free part. */
export const removePlanIdea = action({
  name: 'casework.remove-plan-idea',
  allow: 'caseworker',
  input: z.object({ case: z.uuid(), idea: z.uuid() }),
  run: async ({ tx }, { case: id, idea }) => ok((await removeFreeIdea(tx, id, idea))?.initiative ?? null),
});

/**
 * Moves a place from the free part into the binding part: then somebody can be held to it. It takes a reason, and that the guide
 * says that they explained it.
 */
export const bindPlanIdea = action({
  name: 'casework.bind-plan-idea',
  allow: 'caseworker',
  input: z.object({
    case: z.uuid(),
    idea: z.uuid(),
    revision: z.int32(),
    understood: z.boolean(),
    words: z.string().trim().max(MAX_PLAN_WORDS),
  }),
  run: async (
    context,
    { case: id, idea, revision, understood, words },
  ): Promise<
    Result<null, 'no-draft' | 'no-idea' | 'not-understood-yet' | 'no-words' | 'enough' | 'changed-elsewhere'>
  > => {
    const { tx, app, actor, now } = context;
    const desk = await planDeskOf(context, id);
    if (!desk?.draft) return refuse('no-draft');
    const free = desk.ideas.find((each) => each.id === idea);
    const [place] = free ? await allInitiatives(tx, { ids: [free.initiative] }) : [];
    if (!free || !place) return refuse('no-idea');
    if (!understood) return refuse('not-understood-yet');
    if (!words) return refuse('no-words');
    const { draft } = desk;
    if (draft.content.named.length >= MAX_NAMED_PLACES) return refuse('enough');
    const named = [
      ...draft.content.named,
      { initiative: place.id, name: textIn(place, 'nl').text.name, words },
    ];
    const saved = await saveDraft(
      tx,
      app,
      actor,
      { id: draft.id, revision, content: { ...draft.content, named }, previous: draft.content },
      now,
    );
    if (!saved) return refuse('changed-elsewhere');
    await removeFreeIdea(tx, id, idea);
    return ok(null);
  },
});

/** Makes a bound place of a draft free again. */
export const unbindPlace = action({
  name: 'casework.unbind-place',
  allow: 'caseworker',
  input: z.object({ case: z.uuid(), initiative: z.uuid(), revision: z.int32() }),
  run: async (context, { case: id, initiative, revision }) => {
    const { tx, app, actor, now } = context;
    const desk = await planDeskOf(context, id);
    if (!desk?.draft) return refuse('no-draft');
    const { draft } = desk;
    const named = draft.content.named.filter((place) => place.initiative !== initiative);
    if (named.length === draft.content.named.length) return ok(null);
    const saved = await saveDraft(
      tx,
      app,
      actor,
      { id: draft.id, revision, content: { ...draft.content, named }, previous: draft.content },
      now,
    );
    if (!saved) return refuse('changed-elsewhere');
    const [place] = await allInitiatives(tx, { ids: [initiative] });
    if (place)
      await addFreeIdea(
        tx,
        actor,
        {
          id: deterministicId(app, 'plan-idea', { application: ['plan idea', id, initiative] }),
          caseId: id,
          initiative,
          uses: usesOf(place, { route: draft.content.route, group: desk.group }).uses,
          foundBy: 'search',
        },
        now,
      );
    return ok(null);
  },
});
