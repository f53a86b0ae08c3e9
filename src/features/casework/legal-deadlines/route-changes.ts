import { addMonths, toDay, toDayNumber } from '#core/time/day-number.ts';
import { type CaseFacts, type ExamPart, LANGUAGE_SKILLS, type LearningRoute } from '../model/events.ts';
import { plansStanding, startingPlan, viewCase } from './case-view.ts';
import { mapHours, pvtHours } from './hour-counts.ts';

/** One change of route, and whether it was still possible on its day (CLK-06). */
export interface RouteChange {
  from: LearningRoute;
  to: LearningRoute;
  on: string;
  allowed: 'in-time' | 'any-time' | 'only-in-special-cases' | 'cannot-say';
  /** The last day on which it needs no special ground. */
  until: string | null;
  article: string;
}

const ROUTE_CHANGE_MONTHS = 18;

/** Whether a route can change to another on a day. */
export function routeChangeOn(facts: CaseFacts, to: LearningRoute, on: string): RouteChange | null {
  const view = viewCase(facts);
  const current = plansStanding(view).findLast(({ day }) => day < on)?.data.route;
  if (!current || current === to) return null;
  const start = startingPlan(view);
  const until =
    'plan' in start ? toDay(addMonths(toDayNumber(start.plan.day), ROUTE_CHANGE_MONTHS).number) : null;
  const change = { from: current, to, on, until };
  if (current === 'education' && to === 'B1')
    return { ...change, allowed: 'any-time', article: 'Besluit inburgering 2021, art. 5.4(1)' };
  if (until === null)
    return { ...change, allowed: 'cannot-say', article: 'Wet inburgering 2021, art. 17(2)' };
  return on <= until
    ? { ...change, allowed: 'in-time', article: 'Besluit inburgering 2021, art. 5.4(1)' }
    : {
        ...change,
        allowed: 'only-in-special-cases',
        article: 'Besluit inburgering 2021, art. 5.4(2) en (3)',
      };
}

/** The changes of route that were decided. */
export const routeChanges = (facts: CaseFacts): RouteChange[] =>
  plansStanding(viewCase(facts)).flatMap(({ day, data }) => routeChangeOn(facts, data.route, day) ?? []);

/** CLK-07: exam parts that were passed stay passed between the B1 route and education (Besluit, art. 5.4(4)a and b). */
export function passedParts(facts: CaseFacts): ReadonlyMap<ExamPart, 'A2' | 'B1'> {
  const passed = new Map<ExamPart, 'A2' | 'B1'>();
  for (const { data } of viewCase(facts).of('exam-result'))
    if (data.passed && passed.get(data.part) !== 'B1') passed.set(data.part, data.level);
  return passed;
}

/** One condition of CLK-14; null: people have to judge it, or it is not known. */
export interface NearlyDoneCondition {
  id: 'b1-route' | 'two-skills' | 'knm' | 'pvt-and-map' | 'all-lessons' | 'lesson-hours';
  met: boolean | null;
  article: string;
}

const FAMILY_LESSON_HOURS = 450;

/** CLK-14: six months more for whoever is nearly done with the B1 route (Besluit, art. 4.4). */
export function nearlyDoneB1(
  facts: CaseFacts,
  onDay: string,
): { met: boolean | null; conditions: NearlyDoneCondition[] } {
  const view = viewCase(facts);
  const passed = passedParts(facts);
  const skills = LANGUAGE_SKILLS.filter((skill) => passed.has(skill)).length;
  const lessonHours = view
    .of('hours')
    .filter(({ data }) => (data.kind === 'course' || data.kind === 'knm') && data.source === 'school')
    .reduce((total, { data }) => total + data.hours, 0);
  const isFamily = view.groupAt(onDay) === 'family-other';
  const article = (part: string) => `Besluit inburgering 2021, art. 4.4(${part})`;
  const conditions: NearlyDoneCondition[] = [
    { id: 'b1-route', met: plansStanding(view).at(-1)?.data.route === 'B1', article: article('2)(a') },
    isFamily
      ? { id: 'lesson-hours', met: lessonHours >= FAMILY_LESSON_HOURS, article: article('3') }
      : { id: 'all-lessons', met: null, article: article('2)(b') },
    { id: 'two-skills', met: skills >= 2, article: article('2)(c') },
    { id: 'knm', met: passed.has('knm'), article: article('2)(c') },
    {
      id: 'pvt-and-map',
      met: pvtHours(facts).signedOn !== null && mapHours(facts).finalTalkOn !== null,
      article: article('2)(d'),
    },
  ];
  const unmet = conditions.some(({ met }) => met === false);
  return { met: unmet ? false : conditions.some(({ met }) => met === null) ? null : true, conditions };
}

/** Z-7: the final interview counts when the college held it, or the joint body that has its tasks (Besluit, art. 3.14(4)). */
export function finalInterviewOn(facts: CaseFacts): { day: string; counts: boolean; article: string } | null {
  const interview = viewCase(facts).of('final-interview').at(-1);
  return (
    (interview && {
      day: interview.day,
      counts: interview.data.by !== 'third-party',
      article: 'Besluit inburgering 2021, art. 3.14(4)',
    }) ??
    null
  );
}
