import { z } from 'zod';
import { type ActionContext, action } from '#core/access/action.ts';
import type { StaffMember } from '#core/access/actor.ts';
import { deterministicId } from '#core/private-links.ts';
import { ok, type Result, refuse } from '#core/result.ts';
import { allInitiatives } from '#features/directory';
import { CHANGE_KINDS, emptyPlan, PLAN_STEPS, type PlanContent } from '../model/content.ts';
import { readStep, stepVersion } from '../model/fields.ts';
import { addFreeIdea, removeFreeIdea } from '../model/idea-queries.ts';
import { usesOf } from '../model/idea-uses.ts';
import { addDraft, previousContent, removeDraft, saveDraft } from '../model/queries.ts';
import { type PlanDesk, planDeskOf } from '../model/read-plan.ts';

/** Begins the first plan of a case, or an amendment of what was decided. Where a draft is, it stays. */
export const beginPlan = action({
  name: 'casework.begin-plan',
  allow: 'caseworker',
  input: z.object({ case: z.uuid(), kind: z.enum(CHANGE_KINDS).nullable() }),
  run: async (context, { case: id, kind }): Promise<Result<null, 'no-case' | 'not-b1'>> => {
    const { tx, app, actor, now } = context;
    const desk = await planDeskOf(context, id);
    if (!desk) return refuse('no-case');
    if (desk.draft) return ok(null);
    const { current, plans } = desk;
    if (kind === 'lowering' && current?.content.route !== 'B1') return refuse('not-b1');
    const change: PlanContent['change'] = {
      kind: kind ?? 'other',
      dutchHours: null,
      enoughEffort: null,
      words: '',
    };
    await addDraft(
      tx,
      app,
      actor,
      {
        id: deterministicId(app, 'plan', {
          application: ['plan', id, String(plans.length), now.toISOString()],
        }),
        caseId: id,
        version: Math.max(plans.at(-1)?.version ?? 0, current?.version ?? 0) + 1,
        content: current ? { ...current.content, change } : emptyPlan(),
      },
      now,
    );
    return ok(null);
  },
});

/** Saves one page of the editor; what is not said yet may stay open. */
export const savePlanStep = action({
  name: 'casework.save-plan',
  allow: 'caseworker',
  input: z.object({
    case: z.uuid(),
    step: z.enum(PLAN_STEPS),
    expectedVersion: z.string(),
    fields: z.record(z.string(), z.array(z.string())),
  }),
  run: async (
    context,
    { case: id, step, expectedVersion, fields },
  ): Promise<Result<'saved' | 'same', 'no-draft' | 'changed-elsewhere' | 'not-kept'>> => {
    const { tx, app, actor, now } = context;
    const desk = await planDeskOf(context, id);
    if (!desk?.draft) return refuse('no-draft');
    const { draft, schools } = desk;
    const { plan, problems } = readStep(step, fields, draft.content, schools);
    if (Object.keys(problems).length) return refuse('not-kept');
    const stored = stepVersion(step, draft.content);
    if (stepVersion(step, plan) === stored) return ok('same');
    if (stored !== expectedVersion) return refuse('changed-elsewhere');
    const saved = await saveDraft(
      tx,
      app,
      actor,
      { id: draft.id, revision: draft.revision, content: plan, previous: draft.content },
      now,
    );
    return saved ? ok('saved') : refuse('changed-elsewhere');
  },
});

/** Takes the last change of a draft back; once more brings it again. */
export const undoPlanChange = action({
  name: 'casework.undo-plan-change',
  allow: 'caseworker',
  input: z.object({ case: z.uuid(), revision: z.int32() }),
  run: async (context, { case: id, revision }) => {
    const { tx, app, actor, now } = context;
    const desk = await planDeskOf(context, id);
    const content = desk?.draft && (await previousContent(tx, app, desk.draft.id));
    if (!desk?.draft || !content) return refuse('no-draft');
    const saved = await saveDraft(
      tx,
      app,
      actor,
      { id: desk.draft.id, revision, content, previous: desk.draft.content },
      now,
    );
    if (!saved) return refuse('changed-elsewhere');
    await keepPlacesOnOneSide(context, desk, content);
    return ok(null);
  },
});

/** A place that an undone step bound or freed stands again where it stood before: in what binds, or in the free part. */
async function keepPlacesOnOneSide(
  { tx, app, actor, now }: ActionContext<StaffMember>,
  { file, draft, ideas, group }: PlanDesk,
  content: PlanContent,
): Promise<void> {
  const idsOf = (named: PlanContent['named']) => named.map(({ initiative }) => initiative);
  const [before, after] = [idsOf(draft?.content.named ?? []), idsOf(content.named)];
  for (const { id, initiative } of ideas)
    if (after.includes(initiative)) await removeFreeIdea(tx, file.id, id);
  const freed = before.filter((initiative) => !after.includes(initiative));
  for (const place of freed.length ? await allInitiatives(tx, { ids: freed }) : [])
    await addFreeIdea(
      tx,
      actor,
      {
        id: deterministicId(app, 'plan-idea', { application: ['plan idea', file.id, place.id] }),
        caseId: file.id,
        initiative: place.id,
        uses: usesOf(place, { route: content.route, group }).uses,
        foundBy: 'search',
      },
      now,
    );
}

/** Throws a draft away. */
export const discardDraft = action({
  name: 'casework.discard-plan',
  allow: 'caseworker',
  input: z.object({ case: z.uuid(), revision: z.int32() }),
  run: async (context, { case: id, revision }) => {
    const desk = await planDeskOf(context, id);
    if (!desk?.draft) return ok(null);
    if (!(await removeDraft(context.tx, { id: desk.draft.id, revision }))) return refuse('changed-elsewhere');
    await keepPlacesOnOneSide(context, desk, desk.current?.content ?? emptyPlan());
    return ok(null);
  },
});
