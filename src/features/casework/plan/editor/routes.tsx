import type { StaffMember } from '#core/access/actor.ts';
import type { RequestContext } from '#core/http/request-context.ts';
import { get, post, type Route } from '#core/http/route.ts';
import { UUID_PATTERN } from '#core/http/route-options.ts';
import type { ConflictField } from '#ui';
import { messagesIn } from '../../messages.ts';
import { CHANGE_KINDS, PLAN_STEPS, type PlanStep } from '../model/content.ts';
import { planDifferences, planLines } from '../model/describe.ts';
import { type PlanFields, readStep, stepVersion, toPlanFields } from '../model/fields.ts';
import { planPath, stepPath } from '../model/paths.ts';
import type { PlanVersion } from '../model/queries.ts';
import { type PlanDesk, readPlanDesk } from '../model/read-plan.ts';
import { beginPlan, discardDraft, savePlanStep, undoPlanChange } from './actions.ts';
import { EditorPage, stepsOf } from './EditorPage.tsx';

const PLAN = `/casework/:case{${UUID_PATTERN}}/plan` as const;
const STEP = `${PLAN}/:step{${PLAN_STEPS.join('|')}}` as const;
const READS = { allow: 'caseworker', purpose: 'case' } as const;
/** Fields of the form itself, which are no part of the plan. */
const INTERNAL_FIELDS = new Set(['token', 'seen', 'go']);

const stepOf = (name: string): PlanStep | undefined => PLAN_STEPS.find((step) => step === name);

/** What was sent, by field. */
function typedFields({ form }: RequestContext): PlanFields {
  const names = form.entries().flatMap(([field]) => (INTERNAL_FIELDS.has(field) ? [] : field));
  return Object.fromEntries(names.map((field) => [field, form.getAll(field)]));
}

/** What somebody else saved meanwhile on this page, beside what was typed. */
function conflictOf(
  ctx: RequestContext,
  { group, schools }: PlanDesk,
  draft: PlanVersion,
  step: PlanStep,
  fields: PlanFields,
): ConflictField[] {
  const words = { t: messagesIn(ctx.language), language: ctx.language };
  const yours = readStep(step, fields, draft.content, schools).plan;
  return planDifferences(planLines(draft.content, group, words), planLines(yours, group, words)).map(
    ({ label, before, after }) => ({ label, theirs: before, yours: after }),
  );
}

/** A page of the editor, as stored or with what was just typed. */
async function renderStep(
  ctx: RequestContext<StaffMember>,
  typed?: { fields: PlanFields; seen: string; refusal: 'changed-elsewhere' | 'not-kept' },
): Promise<Response> {
  const step = stepOf(ctx.param('step'));
  const desk = await readPlanDesk(ctx, STEP);
  if (!desk || !step) return ctx.notFound();
  const { draft, schools } = desk;
  if (!draft || !stepsOf(draft).includes(step)) return ctx.redirect(planPath(desk.file.id));
  const isConflict = typed?.refusal === 'changed-elsewhere';
  // After "changed meanwhile" the guide has seen the other values: saving once more keeps their own.
  const version = typed && !isConflict ? typed.seen : stepVersion(step, draft.content);
  return ctx.render(
    <EditorPage
      page={{ ...ctx.page, path: stepPath(desk.file.id, step) }}
      token={ctx.formToken()}
      desk={desk}
      draft={draft}
      step={step}
      fields={typed?.fields ?? toPlanFields(draft.content)}
      version={version}
      problems={typed ? readStep(step, typed.fields, draft.content, schools).problems : {}}
      conflict={isConflict && typed ? conflictOf(ctx, desk, draft, step, typed.fields) : undefined}
      saved={ctx.query.has('saved')}
    />,
    typed ? (isConflict ? 409 : 422) : 200,
  );
}

export const editorRoutes: Route[] = [
  post(`${PLAN}/begin`, { ...READS, action: beginPlan }, async (ctx, run) => {
    const id = ctx.param('case');
    const kind = CHANGE_KINDS.find((code) => code === ctx.form.get('kind')) ?? null;
    const begun = await run({ case: id, kind });
    if (begun.ok) return ctx.redirect(kind ? stepPath(id, 'change') : stepPath(id, 'route'));
    return begun.refusal === 'not-b1' ? ctx.redirect(`${planPath(id)}?not-b1`) : ctx.notFound();
  }),
  get(STEP, READS, (ctx) => renderStep(ctx)),
  post(STEP, { ...READS, action: savePlanStep }, async (ctx, run) => {
    const [id, step] = [ctx.param('case'), ctx.param('step')];
    const [fields, seen] = [typedFields(ctx), ctx.form.get('seen')];
    const saved = await run({ case: id, step, expectedVersion: seen, fields });
    if (saved.ok) {
      const to = stepOf(ctx.form.get('go'));
      if (!to) return ctx.redirect(`${planPath(id)}?saved`);
      return ctx.redirect(stepPath(id, to) + (to === step ? '?saved' : ''));
    }
    if (saved.refusal === 'changed-elsewhere' || saved.refusal === 'not-kept')
      return renderStep(ctx, { fields, seen, refusal: saved.refusal });
    return saved.refusal === 'no-draft' ? ctx.redirect(`${planPath(id)}?no-draft`) : ctx.notFound();
  }),
  post(`${PLAN}/undo`, { ...READS, action: undoPlanChange }, async (ctx, run) => {
    const id = ctx.param('case');
    const undone = await run({ case: id, revision: Number(ctx.form.get('seen')) });
    return ctx.redirect(`${planPath(id)}?${undone.ok ? 'undone' : 'changed'}`);
  }),
  post(`${PLAN}/discard`, { ...READS, action: discardDraft }, async (ctx, run) => {
    const id = ctx.param('case');
    const gone = await run({ case: id, revision: Number(ctx.form.get('seen')) });
    return ctx.redirect(`${planPath(id)}?${gone.ok ? 'discarded' : 'changed'}`);
  }),
];
