import { z } from 'zod';
import { TRAVEL_MODES } from '#core/geo/travel-time.ts';
import {
  ACCESS_FEATURES,
  AGE_BANDS,
  GIFTS,
  GOALS,
  LEVELS,
  SIGN_LANGUAGES,
  SPOKEN_LANGUAGES,
} from '#features/vocabulary/rules.ts';
import {
  GROUPS,
  MAX_BUSY,
  MAX_GIFT_WORDS,
  MAX_NAME_LENGTH,
  MAX_TIME_SPANS,
  REACH_WAYS,
  SCRIPT_ANSWERS,
  WEEK_CELLS,
} from './answer-options.ts';

const listOf = <T extends readonly [string, ...string[]]>(codes: T) =>
  z.array(z.enum(codes)).max(codes.length);

/** A list as it was stored before the answer had more parts. */
const fromList = (name: string, rest: object) => (stored: unknown) =>
  Array.isArray(stored) ? { [name]: stored, ...rest } : stored;

const DAY_MINUTES = 24 * 60;
const age = z.enum(AGE_BANDS);
const name = z.string().trim().min(1).max(MAX_NAME_LENGTH);
const languages = listOf(SPOKEN_LANGUAGES).min(1);
const level = z.enum(LEVELS);
const script = z.enum(SCRIPT_ANSWERS);
const company = listOf(GROUPS).min(1);
const access = z.preprocess(
  fromList('needs', { signLanguages: [] }),
  z.object({ needs: listOf(ACCESS_FEATURES), signLanguages: listOf(SIGN_LANGUAGES) }),
);
const placeFields = {
  name: z.string().min(1).max(80),
  municipality: z.string().max(10).nullable(),
  lat: z.number().min(-90).max(90),
  lon: z.number().min(-180).max(180),
};

/** The schema of each answer. An address, a date of birth or a citizen service number is never asked. */
export const answerSchemas = {
  name,
  /** As a band; nobody is asked for a date of birth. */
  age,
  languages,
  /** Where the person is now; `reception`: in a reception centre near this town. */
  place: z.object({ ...placeFields, reception: z.boolean().optional() }),
  travel: z.object({ modes: listOf(TRAVEL_MODES).min(1), minutes: z.int32().min(5).max(120) }),
  /**
   * The free parts of a week, and free hours (minutes after midnight, none past midnight) where somebody is precise; `varies`:
   * different every week. `hours` was asked before `busy` was, and is not used any more.
   */
  time: z
    .object({
      cells: z.array(z.enum(WEEK_CELLS)).max(WEEK_CELLS.length),
      spans: z
        .array(
          z
            .object({
              weekday: z.int32().min(1).max(7),
              from: z.int32().min(0).max(DAY_MINUTES),
              until: z.int32().min(0).max(DAY_MINUTES),
            })
            .refine(({ from, until }) => from < until),
        )
        .max(MAX_TIME_SPANS)
        .optional(),
      varies: z.boolean().optional(),
      hours: z.int32().min(1).max(40).optional(),
    })
    .refine(({ cells, spans, varies }) => cells.length > 0 || Boolean(spans?.length) || varies === true),
  /** How many things a week. */
  busy: z.int32().min(1).max(MAX_BUSY),
  level,
  script,
  goals: listOf(GOALS).min(1),
  children: z.enum(['no', 'care']),
  company,
  access,
  give: z.preprocess(
    fromList('gifts', {}),
    z
      .object({ gifts: listOf(GIFTS), words: z.string().trim().max(MAX_GIFT_WORDS).optional() })
      .refine(({ gifts, words }) => gifts.length > 0 || Boolean(words)),
  ),
  /** How somebody can be reached. */
  reach: listOf(REACH_WAYS).min(1),
  /** Where the person shall live, and from which day (YYYY-MM-DD), when that is known. */
  moving: z.object({ place: z.object(placeFields), from: z.iso.date().nullable() }),
  /** A second person in this story, with own needs. */
  second: z
    .object({
      name: name.optional(),
      age: age.optional(),
      languages: languages.optional(),
      level: level.optional(),
      script: script.optional(),
      company: company.optional(),
      access: access.optional(),
    })
    .refine((person) => Object.values(person).some((value) => value !== undefined)),
} as const;

/** The questions, in the order in which they are asked. */
export const STORY_QUESTIONS = Object.keys(answerSchemas) as (keyof typeof answerSchemas)[];
export type StoryQuestion = (typeof STORY_QUESTIONS)[number];
export type StoryAnswers = { [Q in StoryQuestion]: z.infer<(typeof answerSchemas)[Q]> };
/** A story is what was answered; a question without an answer is absent. */
export type Story = Partial<StoryAnswers>;

export const isStoryQuestion = (text: string): text is StoryQuestion =>
  (STORY_QUESTIONS as string[]).includes(text);

/** What is asked only of who has more to tell; nobody passes them on the way to the week. */
export const OPTIONAL_QUESTIONS: readonly StoryQuestion[] = ['second', 'moving', 'reach', 'give'];
/** What everybody is asked, one after another. */
export const MAIN_QUESTIONS: readonly StoryQuestion[] = STORY_QUESTIONS.filter(
  (question) => !OPTIONAL_QUESTIONS.includes(question),
);

/** The main question after this one; null after the last, and after a question that is not in the row. */
export const nextQuestion = (question: StoryQuestion): StoryQuestion | null =>
  OPTIONAL_QUESTIONS.includes(question)
    ? null
    : (MAIN_QUESTIONS[MAIN_QUESTIONS.indexOf(question) + 1] ?? null);
/** The main question before this one; null before the first, and before a question that is not in the row. */
export const previousQuestion = (question: StoryQuestion): StoryQuestion | null =>
  MAIN_QUESTIONS[MAIN_QUESTIONS.indexOf(question) - 1] ?? null;

/** Parses a stored answer; null when it does not match the schema any more, so that the question is asked again. */
export function parseAnswer<Q extends StoryQuestion>(question: Q, stored: unknown): StoryAnswers[Q] | null {
  const parsed = answerSchemas[question].safeParse(stored);
  return parsed.success ? (parsed.data as StoryAnswers[Q]) : null;
}
