import { addMonths, toDay, toDayNumber } from '#core/time/day-number.ts';
import type { CaseEventOf, CaseFacts, HourKind } from '../model/events.ts';
import { type CaseView, plansOf, plansStanding, startingPlan, viewCase } from './case-view.ts';

/** Why hours count, or not. */
export const HOUR_REASONS = [
  'counts',
  'counts-without-quality-mark',
  'counts-in-intake',
  'counts-participation-act',
  'counts-social-guidance',
  'counts-practice-school',
  'counts-carried-over',
  'pvt-deducted',
  'map-deducted',
  'other-kind',
  'not-at-recognised-school',
  'before-plan',
  'before-plan-not-said',
  'spans-plan',
  'practice-school-too-long-ago',
  'not-dutch',
  'in-isolation',
  'evidence-missing',
] as const;
export type HourReason = (typeof HOUR_REASONS)[number];

/** One line of a count. */
export type HourStep =
  | {
      kind: 'counted' | 'not-counted';
      event: string;
      day: string;
      hours: number;
      hourKind: HourKind;
      reason: HourReason;
      article: string;
    }
  | { kind: 'lower-norm'; event: string; ground: 'visual' | 'auditory'; hours: number; article: string }
  | { kind: 'not-asked'; article: string };

/** Hours against a norm, with every line that did and did not count. */
export interface HourCount {
  /** Null: the law asks none of this person. */
  normHours: number | null;
  countedHours: number;
  leftHours: number;
  reached: boolean;
  article: string;
  steps: HourStep[];
}

export const Z_COURSE_HOURS = 800;
export const Z_PARTICIPATION_HOURS = 800;
export const LOWERING_DUTCH_HOURS = 600;
export const PVT_HOURS = 12;
export const MAP_PRACTICE_HOURS = 40;
/** How long before the plan hours at a practice school may count (Besluit, art. 3.14(9)). */
const PRACTICE_SCHOOL_MONTHS = 24;

type HoursEvent = CaseEventOf<'hours'>;
type Verdict = { counts: boolean; reason: HourReason; article: string };

const yes = (reason: HourReason, article: string): Verdict => ({ counts: true, reason, article });
const no = (reason: HourReason, article: string): Verdict => ({ counts: false, reason, article });

const BEFORE_PLAN = 'Besluit inburgering 2021, art. 5.3(5)';
const DURING_INTAKE = 'Besluit inburgering 2021, art. 3.14(6)';

/** Adds up what counts of the kinds that a norm is about. */
function count(
  events: readonly HoursEvent[],
  {
    kinds,
    norm,
    article,
    judge,
  }: {
    kinds: readonly HourKind[];
    norm: number | null;
    article: string;
    judge: (event: HoursEvent) => Verdict;
  },
): HourCount {
  const steps: HourStep[] = [];
  let countedHours = 0;
  for (const event of events) {
    if (!kinds.includes(event.data.kind)) continue;
    const { counts, reason, article: because } = judge(event);
    if (counts) countedHours += event.data.hours;
    steps.push({
      kind: counts ? 'counted' : 'not-counted',
      event: event.id,
      day: event.day,
      hours: event.data.hours,
      hourKind: event.data.kind,
      reason,
      article: because,
    });
  }
  if (norm === null) steps.push({ kind: 'not-asked', article });
  return {
    normHours: norm,
    countedHours,
    leftHours: norm === null ? 0 : Math.max(0, norm - countedHours),
    reached: norm === null || countedHours >= norm,
    article,
    steps,
  };
}

/** Whether hours lie before the first plan, over its date, or after it. Without a plan all lie before it. */
function whenOf(view: CaseView, { day, data }: HoursEvent): 'before' | 'spans' | 'after' {
  const plan = plansOf(view)[0];
  if (!plan || day <= plan.day) return 'before';
  return data.from <= plan.day ? 'spans' : 'after';
}

/**
 * Hours of before the plan count only where the law says so (Besluit, art. 5.3(5)). @returns null when they lie after it, or count
 * on one of the grounds given
 */
function refusedBeforePlan(
  view: CaseView,
  event: HoursEvent,
  grounds: readonly NonNullable<HoursEvent['data']['beforePlan']>[],
): Verdict | null {
  const when = whenOf(view, event);
  if (when === 'after') return null;
  const ground = event.data.beforePlan;
  if (ground !== undefined && grounds.includes(ground)) return null;
  if (ground === undefined) return no('before-plan-not-said', BEFORE_PLAN);
  return no(when === 'spans' ? 'spans-plan' : 'before-plan', BEFORE_PLAN);
}

/** Z-5: hours at a practice school in the two years before the plan. */
function practiceSchool(view: CaseView, { data }: HoursEvent): Verdict {
  const article = 'Besluit inburgering 2021, art. 3.14(9) en (10)';
  const plan = plansOf(view)[0];
  if (!plan) return no('before-plan-not-said', article);
  const earliest = toDay(addMonths(toDayNumber(plan.day), -PRACTICE_SCHOOL_MONTHS).number);
  return data.from >= earliest
    ? yes('counts-practice-school', article)
    : no('practice-school-too-long-ago', article);
}

/** The 800 hours of course of the Z-route, or the lower norm of somebody who sees or hears badly. */
export function zCourseHours(facts: CaseFacts): HourCount {
  const view = viewCase(facts);
  const article = 'Besluit inburgering 2021, art. 3.14(2)a en (3)';
  const lower = view.of('hours-norm-lowered').at(-1);
  const isChanged = new Set(plansStanding(view).map(({ data }) => data.route)).size > 1;
  const result = count(view.of('hours'), {
    kinds: ['course', 'knm', 'participation-as-course'],
    norm: lower?.data.hours ?? Z_COURSE_HOURS,
    article,
    judge: (event) => {
      if (event.data.source === 'practice-school') return practiceSchool(view, event);
      const refused = refusedBeforePlan(view, event, ['intake']);
      if (refused) return refused;
      if (event.data.source === 'booklet') return no('not-at-recognised-school', article);
      if (whenOf(view, event) !== 'after') return yes('counts-in-intake', DURING_INTAKE);
      return isChanged && event.day < (lastRouteDay(view) ?? '')
        ? yes('counts-carried-over', 'Besluit inburgering 2021, art. 5.4(4)c')
        : yes('counts', article);
    },
  });
  if (lower)
    result.steps.push({
      kind: 'lower-norm',
      event: lower.id,
      ground: lower.data.ground,
      hours: lower.data.hours,
      article: 'Besluit inburgering 2021, art. 3.14(8); Regeling inburgering 2021, art. 3.16(2)',
    });
  return result;
}

/** Since when the route of today is followed. */
function lastRouteDay(view: CaseView): string | undefined {
  const plans = plansStanding(view);
  const route = plans.at(-1)?.data.route;
  const before = plans.findLastIndex(({ data }) => data.route !== route);
  return plans[before + 1]?.day;
}

/** The 800 hours of participation of the Z-route: only for asylum status holders, in Dutch and not alone (Z-1 to Z-4, Z-8). */
export function zParticipationHours(facts: CaseFacts, onDay: string): HourCount {
  const view = viewCase(facts);
  const isAsked = view.groupAt(onDay) === 'asylum';
  const article = 'Besluit inburgering 2021, art. 3.14(2)b';
  return count(view.of('hours'), {
    kinds: ['participation', 'pvt', 'map'],
    norm: isAsked ? Z_PARTICIPATION_HOURS : null,
    article: isAsked ? article : 'Besluit inburgering 2021, art. 3.14(3)',
    judge: (event) => {
      const { kind, beforePlan, dutchEnvironment, notIsolated, source } = event.data;
      if (kind !== 'participation') {
        const refused = refusedBeforePlan(view, event, ['intake']);
        return (
          refused ??
          yes(kind === 'pvt' ? 'pvt-deducted' : 'map-deducted', 'Besluit inburgering 2021, art. 3.14(5)')
        );
      }
      const refused = refusedBeforePlan(view, event, ['intake', 'participation-act', 'social-guidance']);
      if (refused) return refused;
      if (dutchEnvironment === undefined || notIsolated === undefined) return no('evidence-missing', article);
      if (!dutchEnvironment) return no('not-dutch', 'Besluit inburgering 2021, art. 3.14(2)b, onder i');
      if (!notIsolated) return no('in-isolation', 'Besluit inburgering 2021, art. 3.14(2)b, onder ii');
      if (whenOf(view, event) !== 'after') {
        if (beforePlan === 'participation-act') return yes('counts-participation-act', DURING_INTAKE);
        if (beforePlan === 'social-guidance') return yes('counts-social-guidance', DURING_INTAKE);
        return yes('counts-in-intake', DURING_INTAKE);
      }
      return yes(source === 'school' ? 'counts' : 'counts-without-quality-mark', article);
    },
  });
}

/** The 600 hours of Dutch as a second language after which B1 can be lowered to A2; only course hours at a recognised school. */
export function loweringHours(
  facts: CaseFacts,
): HourCount & { fromB1Route: boolean; enoughEffort: boolean | null } {
  const view = viewCase(facts);
  const article = 'Besluit inburgering 2021, art. 5.5(1)';
  const result = count(view.of('hours'), {
    kinds: ['course', 'knm'],
    norm: LOWERING_DUTCH_HOURS,
    article,
    judge: (event) => {
      if (event.data.kind === 'knm') return no('other-kind', article);
      if (event.data.source !== 'school') return no('not-at-recognised-school', article);
      const refused = refusedBeforePlan(view, event, ['intake']);
      if (refused) return refused;
      return whenOf(view, event) === 'after'
        ? yes('counts', article)
        : yes('counts-in-intake', 'Besluit inburgering 2021, art. 5.5(2)');
    },
  });
  return {
    ...result,
    fromB1Route: plansStanding(view).at(-1)?.data.route === 'B1',
    // Whether somebody tried hard enough is judged by people; the clock only repeats what they wrote down.
    enoughEffort: view.of('lowered-to-a2').at(-1)?.data.enoughEffort ?? null,
  };
}

/** At least 12 hours for the participation declaration, ended by signing it. */
export function pvtHours(facts: CaseFacts): HourCount & { signedOn: string | null } {
  const view = viewCase(facts);
  const article = 'Besluit inburgering 2021, art. 3.1(3)';
  const judge = (event: HoursEvent) =>
    refusedBeforePlan(view, event, ['intake']) ??
    (whenOf(view, event) === 'after'
      ? yes('counts', article)
      : yes('counts-in-intake', 'Besluit inburgering 2021, art. 3.1(5)'));
  return {
    ...count(view.of('hours'), { kinds: ['pvt'], norm: PVT_HOURS, article, judge }),
    signedOn: view.of('pvt-signed').at(-1)?.day ?? null,
  };
}

/** At least 40 hours of practice in the module on work and participation, ended by a talk; not in the education route. */
export function mapHours(facts: CaseFacts): HourCount & { finalTalkOn: string | null } {
  const view = viewCase(facts);
  const isEducation = plansStanding(view).at(-1)?.data.route === 'education';
  const article = isEducation
    ? 'Wet inburgering 2021, art. 8(3)'
    : 'Besluit inburgering 2021, art. 3.2; Regeling inburgering 2021, art. 3.1';
  const judge = (event: HoursEvent) =>
    refusedBeforePlan(view, event, ['intake']) ??
    (whenOf(view, event) === 'after'
      ? yes('counts', article)
      : yes('counts-in-intake', 'Besluit inburgering 2021, art. 3.2(3)'));
  return {
    ...count(view.of('hours'), {
      kinds: ['map'],
      norm: isEducation ? null : MAP_PRACTICE_HOURS,
      article,
      judge,
    }),
    finalTalkOn: view.of('map-final-talk').at(-1)?.day ?? null,
  };
}

/** Talks about progress that were held since the term began, against the number in the plan of today. */
export function progressTalks(facts: CaseFacts): {
  planned: number | null;
  held: number;
  left: number | null;
  article: string;
} {
  const view = viewCase(facts);
  const start = startingPlan(view);
  const since = 'plan' in start ? start.plan.day : null;
  const held = view.of('progress-talk').filter(({ day }) => since === null || day >= since).length;
  const planned =
    plansStanding(view).findLast(({ data }) => data.progressTalks !== undefined)?.data.progressTalks ?? null;
  return {
    planned,
    held,
    left: planned === null ? null : Math.max(0, planned - held),
    article: 'Besluit inburgering 2021, art. 5.3(4)',
  };
}
