import { z } from 'zod';
import { type ActionContext, action } from '#core/access/action.ts';
import type { StaffMember } from '#core/access/actor.ts';
import { deterministicId, type FormSource, formSource } from '#core/private-links.ts';
import { ok, type Result, refuse } from '#core/result.ts';
import { isCalendarDay } from '#core/time/amsterdam.ts';
import { recordEvent } from '../../clock/record-event.ts';
import type { CaseEventKind } from '../../model/events.ts';
import { checklist, loweringGaps, planRefusals } from '../model/checks.ts';
import { decisionOf, effectivePlan, MAX_PLAN_WORDS } from '../model/content.ts';
import { markDecided } from '../model/queries.ts';
import { type PlanDesk, planDeskOf } from '../model/read-plan.ts';

const day = z.string().refine(isCalendarDay);
const words = z.string().trim().max(MAX_PLAN_WORDS);
type PlanContext = ActionContext<StaffMember>;

/** Records an event about a plan; the same form sent twice records it once. */
const record = (
  { tx, app, actor, now }: PlanContext,
  source: FormSource,
  event: { caseId: string; kind: CaseEventKind; day: string; data: unknown; note?: string },
): Promise<boolean> =>
  recordEvent(
    tx,
    app,
    actor,
    { id: deterministicId(app, `case event ${event.kind}`, source), source: 'guide', ...event },
    now,
  );

/** Why a plan was not decided. */
export type DecideRefusal =
  | 'no-draft'
  | 'changed-elsewhere'
  | 'incomplete'
  | 'duo-refuses'
  | 'advice-open'
  | 'future';

/** Decides a draft: it becomes a version that stays as it is, and an event with the day of the decision (dagtekening). */
export const decidePlan = action({
  name: 'casework.decide-plan',
  allow: 'caseworker',
  input: z.object({
    source: formSource,
    case: z.uuid(),
    revision: z.int32(),
    day,
    /** The guide decides although advice on the list is open. */
    withoutAdvice: z.boolean(),
    /** The course of the plan was offered on that day. */
    offered: z.boolean(),
  }),
  run: async (context, input): Promise<Result<number, DecideRefusal>> => {
    const { tx, app, actor, now } = context;
    const desk = await planDeskOf(context, input.case);
    const event = deterministicId(app, 'case event plan-decided', input.source);
    const sentBefore = desk?.plans.find(({ decidedEvent }) => decidedEvent === event);
    if (sentBefore) return ok(sentBefore.version);
    if (!desk?.draft) return refuse('no-draft');
    const { draft, facts, group } = desk;
    if (draft.revision !== input.revision) return refuse('changed-elsewhere');
    if (input.day > desk.today) return refuse('future');
    const content = effectivePlan(draft.content, group);
    const items = checklist(content, facts, desk);
    const isLowering = content.change?.kind === 'lowering';
    if (items.some(({ state }) => state === 'missing') || (isLowering && loweringGaps(draft.content).length))
      return refuse('incomplete');
    if (planRefusals(draft.content, desk, input.day).length) return refuse('duo-refuses');
    if (!input.withoutAdvice && items.some(({ state }) => state === 'advice')) return refuse('advice-open');
    const revises = desk.current?.decidedEvent ?? undefined;
    const data = decisionOf(content, group, { version: draft.version, revises });
    if (!data) return refuse('incomplete');
    const about = { caseId: input.case, day: input.day };
    await record(context, input.source, { ...about, kind: 'plan-decided', data });
    if (isLowering)
      await record(context, input.source, {
        ...about,
        kind: 'lowered-to-a2',
        data: {
          skills: content.lowered,
          dutchHours: content.change?.dutchHours ?? 0,
          enoughEffort: content.change?.enoughEffort ?? false,
        },
      });
    const { school } = content;
    if (input.offered && school && school.id !== desk.current?.content.school?.id)
      await record(context, input.source, {
        ...about,
        kind: 'course-offered',
        data: { school: school.name.slice(0, 120), recognition: school.recognition },
      });
    const decided = await markDecided(
      tx,
      app,
      actor,
      { id: draft.id, revision: draft.revision, content, event, day: input.day },
      now,
    );
    return decided ? ok(draft.version) : refuse('changed-elsewhere');
  },
});

/** Why something about a decided plan was not recorded. */
export type PlanEventRefusal = 'no-plan' | 'before-decision' | 'future';

/** The plan that was decided with this event, when the day can be: not before the decision, and not to come. */
async function planOf(
  context: PlanContext,
  input: { case: string; about: string; day: string },
): Promise<PlanDesk | PlanEventRefusal> {
  const desk = await planDeskOf(context, input.case);
  const plan = [...(desk?.plans ?? []), desk?.current].find((known) => known?.decidedEvent === input.about);
  if (!desk || !plan?.decidedOn) return 'no-plan';
  if (input.day < plan.decidedOn) return 'before-decision';
  return input.day > desk.today ? 'future' : desk;
}

/** Records something about a decided plan on a day. */
async function recordAbout(
  context: PlanContext,
  input: { source: FormSource; case: string; about: string; day: string },
  event: { kind: CaseEventKind; data?: object; note?: string },
): Promise<Result<null, PlanEventRefusal>> {
  const desk = await planOf(context, input);
  if (typeof desk === 'string') return refuse(desk);
  await record(context, input.source, {
    caseId: input.case,
    kind: event.kind,
    day: input.day,
    data: { about: input.about, ...event.data },
    ...(event.note && { note: event.note }),
  });
  return ok(null);
}

const aboutPlan = { source: formSource, case: z.uuid(), about: z.uuid(), day };

/** The plan was made known to the newcomer: from here the term for objection runs. */
export const recordNotified = action({
  name: 'casework.plan-notified',
  allow: 'caseworker',
  input: z.object({ ...aboutPlan, by: z.enum(['handed-over', 'post', 'electronic']) }),
  run: (context, { by, ...input }) => recordAbout(context, input, { kind: 'plan-notified', data: { by } }),
});

/** DUO received it. */
export const recordReceived = action({
  name: 'casework.plan-received',
  allow: 'caseworker',
  input: z.object(aboutPlan),
  run: (context, input) => recordAbout(context, input, { kind: 'plan-received-by-duo' }),
});

/** It was talked through together: who was there, in which language, whether somebody interpreted. */
export const recordTalkedThrough = action({
  name: 'casework.plan-talked-through',
  allow: 'caseworker',
  input: z.object({ ...aboutPlan, language: z.string().max(20), interpreter: z.boolean(), words }),
  run: (context, { language, interpreter, words: note, ...input }) =>
    recordAbout(context, input, {
      kind: 'talked-through',
      data: { ...(language && { language }), interpreter },
      note,
    }),
});

/** A decided plan is annulled; the term that the first plan began does not move (Wet inburgering 2021, art. 11(3)). */
export const annulPlan = action({
  name: 'casework.annul-plan',
  allow: 'caseworker',
  input: z.object({ ...aboutPlan, words }),
  run: async (context, { words: note, ...input }): Promise<Result<null, PlanEventRefusal | 'no-words'>> =>
    note ? recordAbout(context, input, { kind: 'plan-annulled', note }) : refuse('no-words'),
});
