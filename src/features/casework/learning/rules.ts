import { z } from 'zod';
import { isCalendarDay } from '#core/time/amsterdam.ts';
import { type CaseEvent, eventsOf, LANGUAGE_SKILLS, type LanguageSkill } from '../model/events.ts';

/** How well somebody knows Dutch (Common European Framework); `literacy`: learns the Latin script first. */
export const LEARNING_LEVELS = ['literacy', 'below-a1', 'A1', 'A2', 'B1', 'B2'] as const;
export type LearningLevel = (typeof LEARNING_LEVELS)[number];

/**
 * Why somebody was not there. Nobody is blamed, and no term or decision is derived from it: it is told so that somebody can help.
 * What the school itself did not give is counted apart, in hours.
 */
export const ABSENCE_REASONS = ['ill', 'child', 'work', 'appointment', 'family', 'moving', 'other'] as const;
export type AbsenceReason = (typeof ABSENCE_REASONS)[number];

/** How it goes, beside what was planned. */
export const LEARNING_PACES = ['faster', 'as-planned', 'slower'] as const;

/** The longest words with a record, in characters. */
export const MAX_LEARNING_WORDS = 600;

const hours = z.int().min(0).max(400);
const day = z.string().refine(isCalendarDay);

/** What is known of each kind of record besides its day. */
export const learningSchemas = {
  level: z.object({ skill: z.enum(LANGUAGE_SKILLS), level: z.enum(LEARNING_LEVELS) }),
  /** From a day up to and including that of the record: hours that were planned, came to, and that the school cancelled. */
  attendance: z
    .object({
      from: day,
      planned: hours,
      attended: hours,
      cancelled: hours,
      reasons: z.array(z.enum(ABSENCE_REASONS)),
    })
    .refine(({ planned, attended, cancelled }) => attended + cancelled <= planned),
  progress: z.object({ pace: z.enum(LEARNING_PACES) }),
  /** What was agreed, by which day, and when it was done. */
  step: z.object({ by: day, doneOn: day.nullable() }),
} as const;

export type LearningKind = keyof typeof learningSchemas;
export const LEARNING_KINDS = Object.keys(learningSchemas) as LearningKind[];
/** What a school may tell: the law lists progress, attendance and effort, and the level is progress. */
export const SCHOOL_KINDS = ['level', 'attendance', 'progress'] as const;

export const LEARNING_SOURCES = ['school', 'guide', 'newcomer', 'test'] as const;
export type LearningSource = (typeof LEARNING_SOURCES)[number];

/** One thing that is known about how somebody learns Dutch. */
export type LearningRecord = {
  [K in LearningKind]: {
    id: string;
    kind: K;
    day: string;
    data: z.infer<(typeof learningSchemas)[K]>;
    words: string;
    source: LearningSource;
    /** Who wrote it down, by name; of a school its own name. */
    by: string;
    recordedAt: Date;
  };
}[LearningKind];

export type LearningRecordOf<K extends LearningKind> = Extract<LearningRecord, { kind: K }>;

/** The records of one kind, in the order in which they were given. */
export const recordsOf = <K extends LearningKind>(
  records: readonly LearningRecord[],
  kind: K,
): LearningRecordOf<K>[] => records.filter((record): record is LearningRecordOf<K> => record.kind === kind);

/** A level from a day on. */
export interface LevelPoint {
  day: string;
  level: LearningLevel;
}

/** The levels of each skill over time, the earliest first; of one day the one that was recorded last. */
export function levelsOverTime(records: readonly LearningRecord[]): Map<LanguageSkill, LevelPoint[]> {
  const sorted = [...recordsOf(records, 'level')].sort(
    (a, b) => a.day.localeCompare(b.day) || a.recordedAt.getTime() - b.recordedAt.getTime(),
  );
  const skills = new Map<LanguageSkill, LevelPoint[]>();
  for (const { day: since, data } of sorted) {
    const points = skills.get(data.skill) ?? [];
    if (points.at(-1)?.day === since) points.pop();
    skills.set(data.skill, [...points, { day: since, level: data.level }]);
  }
  return skills;
}

/** Hours that count, out of the events of the case: of the course, and of taking part. */
export function hoursOf(events: readonly CaseEvent[]): { course: number; participation: number } {
  const sum = { course: 0, participation: 0 };
  for (const { data } of eventsOf({ events }, 'hours')) {
    if (data.kind === 'course' || data.kind === 'knm' || data.kind === 'participation-as-course')
      sum.course += data.hours;
    if (data.kind === 'participation') sum.participation += data.hours;
  }
  return sum;
}

/** Where the learner's page of a case is, and the page of a school behind its private link. */
export const learningPath = (caseId: string): string => `/casework/${caseId}/learning`;
export const OWN_LEARNING_PATH = '/my-plan/learning';
export const schoolPath = (link: string): string => `/school/${link}`;

/** The link of a school opens for so long; then the guide gives another. */
export const SCHOOL_LINK_DAYS = 366;
