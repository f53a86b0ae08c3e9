import { createHash } from 'node:crypto';
import { isCalendarDay } from '#core/time/amsterdam.ts';
import { LANGUAGE_SKILLS, LEARNING_ROUTES } from '../../model/events.ts';
import {
  CHILD_EDUCATION,
  KNM_WAYS,
  LITERACY,
  MAX_HOURS,
  MAX_PLAN_WORDS,
  MAX_TALKS,
  MAX_WEEKLY_HOURS,
  type PlanContent,
  type PlanStep,
  ROUTE_REASONS,
  SUPPORT_KINDS,
  Z_EXAMS,
} from './content.ts';

/** The fields of a page of the editor as a form sends them, or as they are shown again. */
export type PlanFields = Record<string, readonly string[]>;

/** Why a field could not be kept: no whole number in its range, no day, too many words. */
export type FieldProblem = 'number' | 'day' | 'too-long';
export type FieldProblems = Partial<Record<string, FieldProblem>>;

/** A school that can be chosen. */
export type OfferedSchool = NonNullable<PlanContent['school']> & { startsOn?: string | null };

/** The box that takes the day on which the next group of the chosen school starts. */
export const NEXT_GROUP_FIELD = 'startNext';

/** Of a number that can be chosen at once or typed: the field in which it is typed. */
export const otherField = (name: string): string => `${name}-other`;

const NUMBERS = {
  weeklyHours: MAX_WEEKLY_HOURS,
  weeklyParticipation: MAX_WEEKLY_HOURS,
  totalHours: MAX_HOURS,
  pvtHours: MAX_HOURS,
  mapHours: MAX_HOURS,
  dutchHours: MAX_HOURS,
  progressTalks: MAX_TALKS,
} as const;
type NumberField = keyof typeof NUMBERS;

/** The highest number that a field takes; of a text its most characters. */
export const highestOf = (field: string): number =>
  Object.entries(NUMBERS).find(([name]) => name === field)?.[1] ?? MAX_PLAN_WORDS;

/** Which fields stand on which page. */
export const FIELDS_OF_STEP = {
  change: ['lowered', 'dutchHours', 'enoughEffort', 'changeWords'],
  route: ['route', 'reasons', 'routeWords', 'differenceWords', 'mayFinishStudy', 'zExams'],
  pace: ['weeklyHours', 'weeklyParticipation', 'totalHours', 'literacy', 'pvtHours', 'mapHours', 'knm'],
  course: ['school', 'courseStart'],
  support: ['childEducation', 'childWords', 'support', 'supportWords', 'progressTalks', 'unburdening'],
} as const satisfies Record<PlanStep, readonly string[]>;
export type PlanField = (typeof FIELDS_OF_STEP)[PlanStep][number];

const number = (value: number | null | undefined): string[] => (value == null ? [] : [String(value)]);
const text = (value: string | null | undefined): string[] => (value ? [value] : []);
const yesNo = (value: boolean | null | undefined): string[] => (value == null ? [] : [value ? 'yes' : 'no']);

/** A plan as the forms show it. */
export function toPlanFields(plan: PlanContent): Record<PlanField, string[]> {
  return {
    lowered: plan.lowered,
    dutchHours: number(plan.change?.dutchHours),
    enoughEffort: yesNo(plan.change?.enoughEffort),
    changeWords: text(plan.change?.words),
    route: text(plan.route),
    reasons: plan.reasons,
    routeWords: text(plan.routeWords),
    differenceWords: text(plan.differenceWords),
    mayFinishStudy: yesNo(plan.mayFinishStudy),
    zExams: plan.zExams,
    weeklyHours: number(plan.weeklyHours),
    weeklyParticipation: number(plan.weeklyParticipation),
    totalHours: number(plan.totalHours),
    literacy: text(plan.literacy),
    pvtHours: number(plan.pvtHours),
    mapHours: number(plan.mapHours),
    knm: text(plan.knm),
    school: plan.courseState === 'waiting' ? ['waiting'] : text(plan.school?.id),
    courseStart: text(plan.courseStart),
    childEducation: text(plan.childEducation),
    childWords: text(plan.childWords),
    support: plan.support,
    supportWords: text(plan.supportWords),
    progressTalks: number(plan.progressTalks),
    unburdening: yesNo(plan.unburdening),
  };
}

const last = (fields: PlanFields, name: string): string => (fields[name]?.at(-1) ?? '').trim();
const chosen = <T extends string>(codes: readonly T[], value: string): T | null =>
  codes.find((code) => code === value) ?? null;
const chosenOf = <T extends string>(codes: readonly T[], values: readonly string[] | undefined): T[] =>
  codes.filter((code) => values?.includes(code));
const boolean = (value: string): boolean | null => (value === 'yes' ? true : value === 'no' ? false : null);

/** Digits of any script as a whole number; NaN for anything else. */
function wholeNumber(typed: string): number {
  const digits = typed.replace(/\p{Nd}/gu, (digit) => String(digitValue(digit)));
  return /^\d{1,4}$/.test(digits) ? Number(digits) : Number.NaN;
}

/** The value of a decimal digit: every script has its ten in a row that begins with a zero (Unicode, §4.6). */
function digitValue(digit: string): number {
  const code = digit.codePointAt(0) ?? 0;
  let zero = code;
  while (code - zero < 9 && /\p{Nd}/u.test(String.fromCodePoint(zero - 1))) zero--;
  return code - zero;
}

/** What one page of the editor makes of a plan, and which of its fields could not be kept. */
export function readStep(
  step: PlanStep,
  fields: PlanFields,
  plan: PlanContent,
  schools: readonly OfferedSchool[],
): { plan: PlanContent; problems: FieldProblems } {
  const problems: FieldProblems = {};
  const readNumber = (name: NumberField, kept: number | null): number | null => {
    const typed = last(fields, otherField(name)) || last(fields, name);
    if (!typed) return null;
    const value = wholeNumber(typed);
    if (value <= NUMBERS[name]) return value;
    problems[name] = 'number';
    return kept;
  };
  const readWords = (name: PlanField, kept: string): string => {
    const typed = last(fields, name).replaceAll('\r\n', '\n');
    if (typed.length <= MAX_PLAN_WORDS) return typed;
    problems[name] = 'too-long';
    return kept;
  };
  const read: Record<PlanStep, () => Partial<PlanContent>> = {
    change: () =>
      plan.change
        ? {
            ...(plan.change.kind === 'lowering' && { lowered: chosenOf(LANGUAGE_SKILLS, fields.lowered) }),
            change: {
              kind: plan.change.kind,
              dutchHours: readNumber('dutchHours', plan.change.dutchHours),
              enoughEffort: boolean(last(fields, 'enoughEffort')),
              words: readWords('changeWords', plan.change.words),
            },
          }
        : {},
    route: () => ({
      route: chosen(LEARNING_ROUTES, last(fields, 'route')),
      reasons: chosenOf(ROUTE_REASONS, fields.reasons),
      routeWords: readWords('routeWords', plan.routeWords),
      differenceWords: readWords('differenceWords', plan.differenceWords),
      mayFinishStudy: boolean(last(fields, 'mayFinishStudy')),
      zExams: chosenOf(Z_EXAMS, fields.zExams),
    }),
    pace: () => ({
      weeklyHours: readNumber('weeklyHours', plan.weeklyHours),
      weeklyParticipation: readNumber('weeklyParticipation', plan.weeklyParticipation),
      totalHours: readNumber('totalHours', plan.totalHours),
      literacy: chosen(LITERACY, last(fields, 'literacy')),
      pvtHours: readNumber('pvtHours', plan.pvtHours),
      mapHours: readNumber('mapHours', plan.mapHours),
      knm: chosen(KNM_WAYS, last(fields, 'knm')),
    }),
    course: () => {
      const asked = last(fields, 'school');
      // A school that left the list stays in a plan that names it already.
      const offered: OfferedSchool[] = [...schools, ...(plan.school ? [plan.school] : [])];
      const school = offered.find(({ id }) => id === asked);
      const typed = last(fields, 'courseStart');
      const start = typed || (last(fields, NEXT_GROUP_FIELD) ? (school?.startsOn ?? '') : '');
      if (start && !isCalendarDay(start)) problems.courseStart = 'day';
      return {
        courseState: asked === 'waiting' ? 'waiting' : school ? 'school' : null,
        school: school ? { id: school.id, name: school.name, recognition: school.recognition } : null,
        courseStart: problems.courseStart ? plan.courseStart : start || null,
      };
    },
    support: () => ({
      childEducation: chosen(CHILD_EDUCATION, last(fields, 'childEducation')),
      childWords: readWords('childWords', plan.childWords),
      support: chosenOf(SUPPORT_KINDS, fields.support),
      supportWords: readWords('supportWords', plan.supportWords),
      progressTalks: readNumber('progressTalks', plan.progressTalks),
      unburdening: boolean(last(fields, 'unburdening')),
    }),
  };
  return { plan: { ...plan, ...read[step]() }, problems };
}

/** What one page of the editor says now: two people on different pages are not in each other's way. */
export function stepVersion(step: PlanStep, plan: PlanContent): string {
  const fields = toPlanFields(plan);
  const said = FIELDS_OF_STEP[step].map((field) => fields[field]);
  return createHash('sha256').update(JSON.stringify(said)).digest('base64url').slice(0, 16);
}
