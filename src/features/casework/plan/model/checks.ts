import { Temporal } from 'temporal-polyfill';
import type { Level } from '#features/vocabulary/rules.ts';
import { duoFactsOf } from '../../duo/facts-of-case.ts';
import { duoRejections } from '../../duo/rules.ts';
import {
  type CaseFacts,
  eventsOf,
  groupAt,
  LANGUAGE_SKILLS,
  type LearningRoute,
  lastEvent,
} from '../../model/events.ts';
import { firstPlan, plansInForce } from '../../model/stages.ts';
import { decisionOf, effectivePlan, type PlanContent, type PlanStep, recognitionFor } from './content.ts';
import { LOWERING_HOURS, MAX_ROUTE_CHANGE_MONTHS, MIN_MAP_HOURS, MIN_PVT_HOURS, termOf } from './pace.ts';

/** What the learnability test said: its result, that it was skipped, or that nothing is known. */
export type LearnabilityFinding = 'feasible' | 'not-feasible' | 'unknown' | 'skipped' | 'none';

/** The last result, or that the test was skipped after it. */
export function learnabilityOf(facts: Pick<CaseFacts, 'events'>): LearnabilityFinding {
  const [result, skipped] = [
    lastEvent(facts, 'learnability-result'),
    lastEvent(facts, 'learnability-skipped'),
  ];
  if (!result) return skipped ? 'skipped' : 'none';
  return result.data.result;
}

/** Whether a route is another one than the test points to, which a plan gives a reason for. */
export const differsFromTest = (result: LearnabilityFinding, route: LearningRoute | null): boolean =>
  (result === 'feasible' && route === 'Z') || (result === 'not-feasible' && route !== null && route !== 'Z');

/** For what a plan would be sent back, or break the law: by DUO's interface, and of a course by the route that it is for. */
export const PLAN_REFUSALS = [
  'pip-before-duty',
  'pip-before-settling',
  'pip-before-earlier-plan',
  'pip-a2-education',
  'pip-b1-z',
  'pip-a2-first',
  'pip-intensity-range',
  'offer-group',
  'course-school',
  'course-before-plan',
] as const;
export type PlanRefusal = (typeof PLAN_REFUSALS)[number];

/** The page of the editor on which a refusal is mended; the others are about the day of the decision. */
export const STEP_OF_REFUSAL: Record<PlanRefusal, PlanStep | 'decide'> = {
  'pip-before-duty': 'decide',
  'pip-before-settling': 'decide',
  'pip-before-earlier-plan': 'decide',
  'pip-a2-education': 'change',
  'pip-b1-z': 'change',
  'pip-a2-first': 'change',
  'pip-intensity-range': 'pace',
  'offer-group': 'course',
  'course-school': 'course',
  'course-before-plan': 'course',
};

/** For what this plan would be refused, were it decided on this day. What is not known of the case refuses nothing. */
export function planRefusals(
  content: PlanContent,
  { file, facts }: { file: { number: string; municipality: string }; facts: CaseFacts },
  decidedOn: string,
): PlanRefusal[] {
  const known = duoFactsOf(file, facts, { today: decidedOn, previous: null });
  const plan = effectivePlan(content, known.group);
  const decision = decisionOf(content, known.group, { version: 1, revises: undefined });
  const isLowered = content.lowered.length === LANGUAGE_SKILLS.length;
  const offered = content.courseState === 'school' ? content.school : null;
  const sentBack = new Set<string>(
    duoRejections({
      ...known,
      // A level that was lowered and does not go with the route is said, rather than left out.
      plan: decision
        ? {
            ...decision,
            day: decidedOn,
            level: isLowered ? 'A2' : decision.level,
            totalHours: content.totalHours ?? undefined,
          }
        : null,
      earlierPlans: eventsOf(facts, 'plan-decided').map(({ day }) => day),
      withdrawsPlan: false,
      offers: offered
        ? [{ day: decidedOn, school: offered.name, recognition: offered.recognition, literacy: 'none' }]
        : [],
    }),
  );
  if (!known.duty) sentBack.delete('pip-before-duty');
  if (plan.school && plan.route && plan.school.recognition !== recognitionFor(plan.route))
    sentBack.add('course-school');
  if (plan.courseStart !== null && plan.courseStart < decidedOn) sentBack.add('course-before-plan');
  return PLAN_REFUSALS.filter((refusal) => sentBack.has(refusal));
}

/** Everything that a guide looks at before deciding. */
export const CHECKS = [
  'notice',
  'registered',
  'intake',
  'topics',
  'learnability',
  'route',
  'reasons',
  'difference',
  'change',
  'intensity',
  'participation',
  'literacy',
  'pvt',
  'map',
  'knm',
  'course',
  'child',
  'support',
  'talks',
  'unburdening',
] as const;
export type PlanCheck = (typeof CHECKS)[number];

/** One line of the list before deciding. */
export interface PlanCheckItem {
  check: PlanCheck;
  /** `advice`: it can be decided without, but somebody must say so. */
  state: 'done' | 'missing' | 'advice';
  step: PlanStep | 'intake';
}

/** What a plan takes from the intake. */
export interface IntakeProgress {
  completed: boolean;
  /** Of how many of the eight statutory topics nothing is written down. */
  topicsMissing: number;
  /** The route that the municipality had in view; `open`: it said that it was open. */
  view: LearningRoute | 'open' | null;
  /** The lowest level of Dutch of the four skills. */
  level: Level | null;
  hasNoChildren: boolean;
}

/**
 * What a plan must say by law (Wet, art. 15; Besluit, art. 5.3(4)), and what comes before it. What does not apply to this route
 * and group is left out.
 */
export function checklist(
  content: PlanContent,
  facts: CaseFacts,
  { intake, today }: { intake: Pick<IntakeProgress, 'completed' | 'topicsMissing'>; today: string },
): PlanCheckItem[] {
  const group = groupAt(facts, today);
  const plan = effectivePlan(content, group);
  const result = learnabilityOf(facts);
  const asylum = group === 'asylum';
  const need = (check: PlanCheck, step: PlanCheckItem['step'], isDone: boolean): PlanCheckItem => ({
    check,
    step,
    state: isDone ? 'done' : 'missing',
  });
  const advise = (check: PlanCheck, step: PlanCheckItem['step'], isDone: boolean): PlanCheckItem => ({
    check,
    step,
    state: isDone ? 'done' : 'advice',
  });
  return [
    advise('notice', 'intake', eventsOf(facts, 'duty-notified').length > 0),
    advise(
      'registered',
      'intake',
      eventsOf(facts, 'registered').length + eventsOf(facts, 'moved-in').length > 0,
    ),
    advise('intake', 'intake', intake.completed),
    advise('topics', 'intake', intake.topicsMissing === 0),
    advise('learnability', 'intake', result !== 'none'),
    ...(plan.change ? [need('change', 'change', isChangeExplained(plan))] : []),
    need('route', 'route', plan.route !== null),
    need('reasons', 'route', plan.reasons.length > 0 || plan.routeWords !== ''),
    ...(differsFromTest(result, plan.route)
      ? [need('difference', 'route', plan.differenceWords !== '')]
      : []),
    ...(asylum
      ? [
          need(
            'intensity',
            'pace',
            Boolean(plan.weeklyHours) && (plan.route !== 'B1' || Boolean(plan.totalHours)),
          ),
        ]
      : []),
    ...(asylum && plan.route === 'Z'
      ? [need('participation', 'pace', Boolean(plan.weeklyParticipation))]
      : []),
    advise('literacy', 'pace', plan.literacy !== null),
    need('pvt', 'pace', (plan.pvtHours ?? 0) >= MIN_PVT_HOURS),
    ...(plan.route === 'education' ? [] : [need('map', 'pace', (plan.mapHours ?? 0) >= MIN_MAP_HOURS)]),
    advise('knm', 'pace', plan.knm !== null),
    ...(asylum ? [advise('course', 'course', plan.courseState === 'school' && plan.school !== null)] : []),
    need(
      'child',
      'support',
      plan.childEducation !== null && (plan.childEducation !== 'agreed' || plan.childWords !== ''),
    ),
    need('support', 'support', plan.support.length > 0 || plan.supportWords !== ''),
    need('talks', 'support', plan.progressTalks !== null),
    ...(asylum ? [need('unburdening', 'support', plan.unburdening !== null)] : []),
  ];
}

/** Whether a change says why, and of a lowering what the law asks. */
function isChangeExplained({ change, lowered }: PlanContent): boolean {
  if (!change || change.words === '') return false;
  if (change.kind !== 'lowering') return true;
  return lowered.length > 0 && (change.dutchHours ?? 0) >= LOWERING_HOURS && change.enoughEffort === true;
}

/** What the law says of going to another route. */
export interface RouteChangeCheck {
  /** The last day on which it can be done; null: at any time, or there is no term yet. */
  until: string | null;
  /** `after-limit`: only after a study that gave no exemption, or in a special individual case. */
  verdict: 'same-route' | 'any-time' | 'in-time' | 'after-limit';
}

/** Whether the route can still be changed (Wet, art. 17(2); Besluit, art. 5.4): within one and a half years of the term. */
export function routeChangeCheck(
  facts: Pick<CaseFacts, 'events'>,
  to: LearningRoute | null,
  decidedOn: string,
): RouteChangeCheck {
  const current = plansInForce(facts).at(-1);
  const first = firstPlan(facts);
  if (!current || !first || to === null || current.data.route === to)
    return { until: null, verdict: 'same-route' };
  if (current.data.route === 'education' && to === 'B1') return { until: null, verdict: 'any-time' };
  const until = Temporal.PlainDate.from(termOf(first.day).from)
    .add({ months: MAX_ROUTE_CHANGE_MONTHS })
    .toString();
  return { until, verdict: decidedOn <= until ? 'in-time' : 'after-limit' };
}

/** What a lowering to A2 asks and what is missing of it (Wet, art. 17(3); Besluit, art. 5.5). */
export const LOWERING_GAPS = ['route', 'skills', 'hours', 'effort'] as const;
export type LoweringGap = (typeof LOWERING_GAPS)[number];

/** What a lowering still lacks; nothing: it can be decided. */
export function loweringGaps({ route, lowered, change }: PlanContent): LoweringGap[] {
  const gaps: Record<LoweringGap, boolean> = {
    route: route !== 'B1',
    skills: lowered.length === 0,
    hours: (change?.dutchHours ?? 0) < LOWERING_HOURS,
    effort: change?.enoughEffort !== true,
  };
  return LOWERING_GAPS.filter((gap) => gaps[gap]);
}

/** Hours of Dutch lessons that were recorded; literacy lessons may count (Besluit, art. 5.5). */
export const recordedDutchHours = (facts: Pick<CaseFacts, 'events'>): number =>
  eventsOf(facts, 'hours')
    .filter(({ data }) => data.kind === 'course')
    .reduce((sum, { data }) => sum + data.hours, 0);

/** Why somebody thinks twice before annulling a plan: DUO lets one go only without a term and without hours. */
export function annulWarnings(facts: Pick<CaseFacts, 'events'>, about: string): ('received' | 'hours')[] {
  const received = eventsOf(facts, 'plan-received-by-duo').some(({ data }) => data.about === about);
  const hours = recordedDutchHours(facts) > 0;
  return [...(received ? (['received'] as const) : []), ...(hours ? (['hours'] as const) : [])];
}
