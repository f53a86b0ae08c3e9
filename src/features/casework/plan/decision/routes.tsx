import type { StaffMember } from '#core/access/actor.ts';
import type { RequestContext } from '#core/http/request-context.ts';
import { get, post, type Route } from '#core/http/route.ts';
import { UUID_PATTERN } from '#core/http/route-options.ts';
import { isCalendarDay } from '#core/time/amsterdam.ts';
import { directorySnapshot, initiativeWithPage } from '#features/directory';
import { decidePath, planPath } from '../model/paths.ts';
import { readPlanDesk } from '../model/read-plan.ts';
import { annulPlan, decidePlan, recordNotified, recordReceived, recordTalkedThrough } from './actions.ts';
import { DECIDE_REFUSALS, DecidePage } from './DecidePage.tsx';

import { PlanPage } from './PlanPage.tsx';
import { PLAN_NOTICES, type TypedDates } from './page-props.ts';
import { VersionPage } from './VersionPage.tsx';

const PLAN = `/casework/:case{${UUID_PATTERN}}/plan` as const;
const DECIDE = `${PLAN}/decide` as const;
const READS = { allow: 'caseworker', purpose: 'case' } as const;

/** The plan of a case, with a form about dates as it was typed where it could not be kept. */
async function renderPlan(ctx: RequestContext<StaffMember>, typed?: TypedDates): Promise<Response> {
  const desk = await readPlanDesk(ctx, PLAN);
  if (!desk) return ctx.notFound();
  const snapshot = await directorySnapshot(ctx.app);
  const path = planPath(desk.file.id);
  const keyOf = (form: TypedDates['form']) =>
    typed?.form === form ? ctx.keptFormKey(`${PLAN}/${form}`) : ctx.newFormKey(`${PLAN}/${form}`);
  return ctx.render(
    <PlanPage
      page={{ ...ctx.page, path }}
      token={ctx.formToken()}
      desk={desk}
      ideas={desk.ideas.map((idea) => ({ ...idea, place: initiativeWithPage(snapshot, idea.initiative) }))}
      now={ctx.app.now()}
      formKeys={{
        notified: keyOf('notified'),
        received: keyOf('received'),
        talked: keyOf('talked'),
        annul: keyOf('annul'),
      }}
      notice={PLAN_NOTICES.find((notice) => ctx.query.has(notice))}
      undone={ctx.query.has('undone')}
      typed={typed}
    />,
    typed ? 422 : 200,
  );
}

type TypedDecision = {
  day: string;
  withoutAdvice: boolean;
  offered: boolean;
  refusal: (typeof DECIDE_REFUSALS)[number];
};

/** The last look before a decision. */
async function renderDecide(ctx: RequestContext<StaffMember>, typed?: TypedDecision): Promise<Response> {
  const desk = await readPlanDesk(ctx, DECIDE);
  if (!desk) return ctx.notFound();
  if (!desk.draft) return ctx.redirect(`${planPath(desk.file.id)}?no-draft`);
  return ctx.render(
    <DecidePage
      page={{ ...ctx.page, path: decidePath(desk.file.id) }}
      token={ctx.formToken()}
      once={ctx.keptFormKey(DECIDE)}
      desk={desk}
      draft={desk.draft}
      typed={typed ?? { day: desk.today, withoutAdvice: false, offered: true }}
      refusal={typed?.refusal}
    />,
    typed ? (typed.refusal === 'changed-elsewhere' ? 409 : 422) : 200,
  );
}

/** What a form about a decided plan sent. */
const typedDates = (
  { form }: RequestContext,
  which: TypedDates['form'],
  refusal: TypedDates['refusal'],
): TypedDates => ({
  form: which,
  refusal,
  day: form.get('day'),
  by: form.get('by'),
  language: form.get('language'),
  interpreter: form.get('interpreter') === 'yes',
  words: form.get('words'),
});

const isTypedRefusal = (refusal: string): refusal is TypedDates['refusal'] =>
  refusal === 'before-decision' || refusal === 'future' || refusal === 'no-words';

/** After a form about a decided plan: back to the plan, or the form again with what to do about it. */
function answerDates(
  ctx: RequestContext<StaffMember>,
  form: TypedDates['form'],
  result: { ok: boolean; refusal?: string },
): Response | Promise<Response> {
  const path = planPath(ctx.param('case'));
  if (result.ok) return ctx.redirect(`${path}?${form === 'annul' ? 'annulled' : form}`);
  const refusal = result.refusal ?? '';
  if (isTypedRefusal(refusal)) return renderPlan(ctx, typedDates(ctx, form, refusal));
  if (!isCalendarDay(ctx.form.get('day'))) return renderPlan(ctx, typedDates(ctx, form, 'no-day'));
  return ctx.redirect(`${path}?changed`);
}

/** What every form about a decided plan sends. */
const aboutOf = (ctx: RequestContext) => ({
  source: ctx.formKey(),
  case: ctx.param('case'),
  about: ctx.form.get('about'),
  day: ctx.form.get('day'),
});

export const decisionRoutes: Route[] = [
  get(PLAN, READS, (ctx) => renderPlan(ctx)),
  get(DECIDE, READS, (ctx) => renderDecide(ctx)),
  post(DECIDE, { ...READS, action: decidePlan }, async (ctx, run) => {
    const id = ctx.param('case');
    const typed = {
      day: ctx.form.get('day'),
      withoutAdvice: ctx.form.get('withoutAdvice') === 'yes',
      offered: ctx.form.get('offered') === 'yes',
    };
    const decided = await run({
      source: ctx.formKey(),
      case: id,
      revision: Number(ctx.form.get('seen')),
      ...typed,
    });
    if (decided.ok) return ctx.redirect(`${planPath(id)}?decided`);
    if (decided.refusal === 'no-draft') return ctx.redirect(`${planPath(id)}?no-draft`);
    const refusal = DECIDE_REFUSALS.find((known) => known === decided.refusal);
    return renderDecide(ctx, { ...typed, refusal: refusal ?? 'no-day' });
  }),
  get(`${PLAN}/versions/:version{[1-9][0-9]{0,3}}`, READS, async (ctx) => {
    const desk = await readPlanDesk(ctx, `${PLAN}/versions/:version`);
    const version = Number(ctx.param('version'));
    const plan =
      desk?.plans.find((known) => known.state === 'decided' && known.version === version) ??
      (desk?.current?.version === version ? desk.current : undefined);
    if (!desk || !plan) return ctx.notFound();
    return ctx.render(<VersionPage page={ctx.page} desk={desk} plan={plan} />);
  }),
  post(`${PLAN}/notified`, { ...READS, action: recordNotified }, async (ctx, run) =>
    answerDates(ctx, 'notified', await run({ ...aboutOf(ctx), by: ctx.form.get('by') })),
  ),
  post(`${PLAN}/received`, { ...READS, action: recordReceived }, async (ctx, run) =>
    answerDates(ctx, 'received', await run(aboutOf(ctx))),
  ),
  post(`${PLAN}/talked`, { ...READS, action: recordTalkedThrough }, async (ctx, run) =>
    answerDates(
      ctx,
      'talked',
      await run({
        ...aboutOf(ctx),
        language: ctx.form.get('language'),
        interpreter: ctx.form.get('interpreter') === 'yes',
        words: ctx.form.get('words'),
      }),
    ),
  ),
  post(`${PLAN}/annul`, { ...READS, action: annulPlan }, async (ctx, run) =>
    answerDates(ctx, 'annul', await run({ ...aboutOf(ctx), words: ctx.form.get('words') })),
  ),
];
