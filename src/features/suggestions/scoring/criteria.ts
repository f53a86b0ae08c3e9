import type { StoryQuestion } from '#features/story/rules.ts';

/** What story and initiative are compared on, in the order of the scoring columns (at most 16: two bits each). */
export const CRITERIA = [
  'goals',
  'languages',
  'level',
  'script',
  'travel',
  'time',
  'company',
  'childcare',
  'access',
  'signs',
  'room',
  'give',
  'age',
  'safety',
  'contact',
] as const;
export type Criterion = (typeof CRITERIA)[number];

/**
 * How much each counts in the order of suggestions. What somebody wants counts most; what they can reach comes next.
 * Age, safety and contact only keep out.
 */
export const CRITERION_WEIGHTS: Record<Criterion, number> = {
  goals: 300,
  languages: 80,
  level: 140,
  script: 40,
  travel: 180,
  time: 180,
  company: 60,
  childcare: 60,
  access: 60,
  signs: 60,
  room: 60,
  give: 60,
  age: 0,
  safety: 0,
  contact: 0,
};

/** The question of the story whose answer decides a criterion. */
export const QUESTION_OF: Partial<Record<Criterion, StoryQuestion>> = {
  goals: 'goals',
  languages: 'languages',
  level: 'level',
  script: 'script',
  travel: 'place',
  time: 'time',
  company: 'company',
  childcare: 'children',
  access: 'access',
  age: 'age',
  safety: 'age',
  contact: 'reach',
};

/** A set of codes as one bit per code, in the order of `vocabulary`. */
export const toBits = <T extends string>(codes: readonly T[], vocabulary: readonly T[]): number =>
  codes.reduce(
    (mask, code) => (vocabulary.includes(code) ? mask | (1 << vocabulary.indexOf(code)) : mask),
    0,
  ) >>> 0;
