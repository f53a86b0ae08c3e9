import { z } from 'zod';
import { GROUPS, WEEK_CELLS } from '#features/story/rules.ts';
import { AGE_BANDS, SPOKEN_LANGUAGES } from '#features/vocabulary/rules.ts';

/**
 * What people do together. The same words for what somebody likes, wants to learn, can show and rather not does, on both sides.
 * Stored: they never change.
 */
export const ACTIVITIES = [
  'walking',
  'cycling',
  'swimming',
  'football',
  'sport',
  'dancing',
  'music',
  'singing',
  'cooking',
  'eating',
  'coffee',
  'talking',
  'dutch',
  'languages',
  'homework',
  'reading',
  'films',
  'games',
  'children',
  'animals',
  'garden',
  'nature',
  'sewing',
  'crafts',
  'repair',
  'computer',
  'city',
  'museum',
  'market',
  'letters',
  'work',
] as const;
export type Activity = (typeof ACTIVITIES)[number];

/** What somebody rather not has, besides activities: what two people rather not have in common predicts best how long they meet. */
export const DISLIKES = [
  'crowds',
  'noise',
  'alcohol',
  'smoking',
  'dogs',
  'cats',
  'phoning',
  'early',
  'late',
  'politics',
  'faith-talk',
  'sitting-still',
] as const;
export type Dislike = Activity | (typeof DISLIKES)[number];

/** What is looked for: a pair for months, a circle, something small once. */
export const FORMS = ['pair', 'circle', 'once'] as const;
export type Form = (typeof FORMS)[number];

export const HOW_OFTEN = ['weekly', 'fortnightly', 'monthly'] as const;
export const HOW_LONG = ['hour', 'two-hours', 'half-day'] as const;
export const RANGE_KM = [2, 5, 10, 25] as const;
export const MAX_ACTIVITIES = 8;
export const MAX_NAME_LENGTH = 40;

const some = <T extends readonly [string, ...string[]]>(codes: T, max: number) =>
  z.array(z.enum(codes)).max(max);

/** What one person says of themselves: the same for a newcomer and a resident. Without a family name, an address or a birthday. */
export const answersInput = z.object({
  likes: some(ACTIVITIES, MAX_ACTIVITIES).min(1),
  learn: some(ACTIVITIES, MAX_ACTIVITIES),
  show: some(ACTIVITIES, MAX_ACTIVITIES),
  ratherNot: some([...ACTIVITIES, ...DISLIKES], MAX_ACTIVITIES),
  languages: some(SPOKEN_LANGUAGES, SPOKEN_LANGUAGES.length).min(1),
  /** The free parts of a week. */
  cells: z.array(z.enum(WEEK_CELLS)).min(1).max(WEEK_CELLS.length),
  /** The town or neighbourhood, never an address. */
  place: z.object({
    name: z.string().min(1).max(80),
    municipality: z.string().max(10).nullable(),
    lat: z.number(),
    lon: z.number(),
  }),
  /** How far somebody travels, as the crow flies. */
  rangeKm: z.int32().min(1).max(50),
  /** The person agreed to be asked from farther away where nobody is near. */
  widerKm: z.boolean(),
  /** The groups that somebody can join; two people fit when they share one. Nobody is asked what they are (decision 0008). */
  company: some(GROUPS, GROUPS.length).min(1),
  age: z.enum(AGE_BANDS),
  children: z.boolean(),
  howOften: z.enum(HOW_OFTEN),
  howLong: z.enum(HOW_LONG),
});
export type Answers = z.infer<typeof answersInput>;
