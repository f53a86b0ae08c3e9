import { formatFullDay, formatList } from '#core/i18n/formats.ts';
import type { TargetGroup } from '../../model/events.ts';
import { effectivePlan, type PlanContent } from './content.ts';
import type { PlanTranslate } from './plan-messages.ts';

/** One line of the binding part in words. */
export interface PlanLine {
  field: PlanLineField;
  label: string;
  /** Empty: nobody said it. */
  text: string;
  /** What somebody typed in their own words. */
  isTyped?: boolean;
}

/** The lines of the binding part, in order. */
export const PLAN_LINES = [
  'change',
  'lowered',
  'route',
  'reasons',
  'routeWords',
  'difference',
  'study',
  'exams',
  'weekly',
  'participation',
  'total',
  'literacy',
  'pvt',
  'map',
  'knm',
  'course',
  'start',
  'child',
  'childWords',
  'support',
  'supportWords',
  'talks',
  'unburdening',
  'named',
] as const;
export type PlanLineField = (typeof PLAN_LINES)[number];

/** Lines that exist only where there is something to say. */
const OPTIONAL = new Set<PlanLineField>([
  'change',
  'lowered',
  'routeWords',
  'difference',
  'study',
  'exams',
  'childWords',
  'supportWords',
  'start',
  'named',
]);

/**
 * The binding part of a plan in words, for every reader alike: the guide, the newcomer, the letter, a comparison of versions. It
 * is made of the plan alone, so that nothing of the free part can get in.
 */
export function planLines(
  content: PlanContent,
  group: TargetGroup,
  { t, language }: { t: PlanTranslate; language: string },
): PlanLine[] {
  const plan = effectivePlan(content, group);
  const asylum = group === 'asylum';
  const list = (words: string[]) => (words.length ? formatList(words, language) : '');
  const yesNo = (value: boolean | null) => (value === null ? '' : t(value ? 'plan.yes' : 'plan.no'));
  const hours = (count: number | null) => (count === null ? '' : t('plan.hours', { count }));
  const weekly = (count: number | null) => (count === null ? '' : t('plan.hours.week', { count }));
  const texts: Record<PlanLineField, string | null> = {
    change: plan.change?.words ?? '',
    lowered: list(plan.lowered.map((skill) => t(`plan.skill.${skill}`))),
    route: plan.route ? t(`plan.route.${plan.route}`) : '',
    reasons: list(plan.reasons.map((reason) => t(`plan.reason.${reason}`))),
    routeWords: plan.routeWords,
    difference: plan.differenceWords,
    study: yesNo(plan.mayFinishStudy),
    exams: list(plan.zExams.map((part) => t(`plan.skill.${part}`))),
    weekly: asylum ? weekly(plan.weeklyHours) : null,
    participation: asylum && plan.route === 'Z' ? weekly(plan.weeklyParticipation) : null,
    total: asylum && plan.route === 'B1' ? hours(plan.totalHours) : null,
    literacy: plan.literacy ? t(`plan.literacy.${plan.literacy}`) : '',
    pvt: hours(plan.pvtHours),
    map: plan.route === 'education' ? null : hours(plan.mapHours),
    knm: plan.knm ? t(`plan.knm.${plan.knm}`) : '',
    course: asylum
      ? plan.courseState === 'waiting'
        ? t('plan.course.waiting')
        : (plan.school?.name ?? '')
      : null,
    start: plan.courseStart ? formatFullDay(plan.courseStart, language) : '',
    child: plan.childEducation ? t(`plan.child.${plan.childEducation}`) : '',
    childWords: plan.childWords,
    support: list(plan.support.map((kind) => t(`plan.support.${kind}`))),
    supportWords: plan.supportWords,
    talks: plan.progressTalks === null ? '' : t('plan.talks', { count: plan.progressTalks }),
    unburdening: asylum ? yesNo(plan.unburdening) : null,
    named: list(plan.named.map(({ name }) => name)),
  };
  return PLAN_LINES.flatMap((field) => {
    const text = texts[field];
    if (text === null || (text === '' && OPTIONAL.has(field))) return [];
    const isTyped = ['change', 'routeWords', 'difference', 'childWords', 'supportWords'].includes(field);
    return [{ field, label: t(`plan.label.${field}`), text, ...(isTyped && { isTyped }) }];
  });
}

/** What one version says and another says otherwise. */
export interface PlanDifference {
  field: PlanLineField;
  label: string;
  before: string;
  after: string;
}

/** The lines that differ between two versions, in order. */
export function planDifferences(before: readonly PlanLine[], after: readonly PlanLine[]): PlanDifference[] {
  return PLAN_LINES.flatMap((field) => {
    const [old, now] = [before, after].map((lines) => lines.find((line) => line.field === field));
    const [oldText, newText] = [old?.text ?? '', now?.text ?? ''];
    const label = now?.label ?? old?.label;
    return label === undefined || oldText === newText
      ? []
      : [{ field, label, before: oldText, after: newText }];
  });
}
