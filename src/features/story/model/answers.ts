import { z } from 'zod';
import { TRAVEL_MODES } from '#core/geo/travel-time.ts';
import { ACCESS_FEATURES, GOALS, LEVELS, SPOKEN_LANGUAGES } from '#features/vocabulary/rules.ts';
import { GIFTS, GROUPS, WEEK_CELLS } from './answer-options.ts';

const listOf = <T extends readonly [string, ...string[]]>(codes: T) =>
  z.array(z.enum(codes)).max(codes.length);

/** The schema of each answer. An address, a date of birth or a citizen service number is never asked. */
export const answerSchemas = {
  name: z.string().trim().min(1).max(40),
  languages: listOf(SPOKEN_LANGUAGES).min(1),
  place: z.object({
    name: z.string().min(1).max(80),
    municipality: z.string().max(10).nullable(),
    lat: z.number().min(-90).max(90),
    lon: z.number().min(-180).max(180),
  }),
  travel: z.object({ modes: listOf(TRAVEL_MODES).min(1), minutes: z.int32().min(5).max(120) }),
  time: z.object({
    cells: z.array(z.enum(WEEK_CELLS)).min(1).max(WEEK_CELLS.length),
    hours: z.int32().min(1).max(40),
  }),
  level: z.enum(LEVELS),
  script: z.enum(['yes', 'some', 'no']),
  goals: listOf(GOALS).min(1),
  give: listOf(GIFTS).min(1),
  children: z.enum(['no', 'care']),
  company: listOf(GROUPS).min(1),
  access: listOf(ACCESS_FEATURES),
} as const;

/** The questions, in the order in which they are asked. */
export const STORY_QUESTIONS = Object.keys(answerSchemas) as (keyof typeof answerSchemas)[];
export type StoryQuestion = (typeof STORY_QUESTIONS)[number];
export type StoryAnswers = { [Q in StoryQuestion]: z.infer<(typeof answerSchemas)[Q]> };
/** A story is what was answered; a question without an answer is absent. */
export type Story = Partial<StoryAnswers>;

export const isStoryQuestion = (text: string): text is StoryQuestion =>
  (STORY_QUESTIONS as string[]).includes(text);

/** The question after this one; null after the last. */
export const nextQuestion = (question: StoryQuestion): StoryQuestion | null =>
  STORY_QUESTIONS[STORY_QUESTIONS.indexOf(question) + 1] ?? null;
/** The question before this one; null before the first. */
export const previousQuestion = (question: StoryQuestion): StoryQuestion | null =>
  STORY_QUESTIONS[STORY_QUESTIONS.indexOf(question) - 1] ?? null;

/** Parses a stored answer; null when it does not match the schema any more, so that the question is asked again. */
export function parseAnswer<Q extends StoryQuestion>(question: Q, stored: unknown): StoryAnswers[Q] | null {
  const parsed = answerSchemas[question].safeParse(stored);
  return parsed.success ? (parsed.data as StoryAnswers[Q]) : null;
}
