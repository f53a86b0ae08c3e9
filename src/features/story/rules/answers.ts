import { z } from 'zod';
import { TRAVEL_MODES } from '#features/geography';
import { ACCESS_FEATURES, DAY_PARTS, GOALS, LEVELS, SPOKEN_LANGUAGES } from '#features/vocabulary/rules.ts';

export const MINUTES = [15, 30, 45, 60] as const;
/** Hours a week that somebody wants to fill. */
export const HOURS = [2, 4, 6, 10, 16] as const;
export const WEEK_DAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;
export const PARTS = Object.keys(DAY_PARTS) as (keyof typeof DAY_PARTS)[];
/** The cells of the week grid, `mon-morning` first. */
export const CELLS = WEEK_DAYS.flatMap((day) => PARTS.map((part) => `${day}-${part}` as const));
/** What somebody likes to give or to show others. */
export const GIFTS = [
  'cook',
  'language',
  'music',
  'sew',
  'repair',
  'garden',
  'sport',
  'children',
  'computer',
  'care',
] as const;
export type Gift = (typeof GIFTS)[number];
/** Which groups somebody can join. Nobody is asked what they are. */
export const GROUPS = ['mixed', 'women', 'men'] as const;

const some = <T extends readonly [string, ...string[]]>(codes: T) => z.array(z.enum(codes)).max(codes.length);

/** What an answer to each question looks like. No address, no date of birth, no number of the state: they are never asked. */
export const answerShapes = {
  name: z.string().trim().min(1).max(40),
  languages: some(SPOKEN_LANGUAGES).min(1),
  place: z.object({
    name: z.string().min(1).max(80),
    municipality: z.string().max(10).nullable(),
    lat: z.number().min(-90).max(90),
    lon: z.number().min(-180).max(180),
  }),
  travel: z.object({ modes: some(TRAVEL_MODES).min(1), minutes: z.number().int().min(5).max(120) }),
  time: z.object({
    cells: z.array(z.enum(CELLS)).min(1).max(CELLS.length),
    hours: z.number().int().min(1).max(40),
  }),
  level: z.enum(LEVELS),
  script: z.enum(['yes', 'some', 'no']),
  goals: some(GOALS).min(1),
  give: some(GIFTS).min(1),
  children: z.enum(['no', 'care']),
  company: some(GROUPS).min(1),
  access: some(ACCESS_FEATURES),
} as const;

/** The questions, in the order in which they are asked. */
export const QUESTIONS = Object.keys(answerShapes) as (keyof typeof answerShapes)[];
export type Question = (typeof QUESTIONS)[number];
export type Answers = { [Q in Question]: z.infer<(typeof answerShapes)[Q]> };
/** A story is what was answered; what is absent was not said. */
export type Story = Partial<Answers>;

export const isQuestion = (text: string): text is Question => (QUESTIONS as string[]).includes(text);

/** The question after this one; null after the last. */
export const nextQuestion = (question: Question): Question | null =>
  QUESTIONS[QUESTIONS.indexOf(question) + 1] ?? null;
export const previousQuestion = (question: Question): Question | null =>
  QUESTIONS[QUESTIONS.indexOf(question) - 1] ?? null;

/** A stored row as an answer; null when it is of a form we no longer know, so that an old answer is asked again. */
export function readAnswer<Q extends Question>(question: Q, stored: unknown): Answers[Q] | null {
  const read = answerShapes[question].safeParse(stored);
  return read.success ? (read.data as Answers[Q]) : null;
}
