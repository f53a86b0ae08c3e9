import type { Initiative } from '#features/directory/rules.ts';
import type { StoryQuestion } from '#features/story/rules.ts';
import { GIFTS, type Gift, type Goal } from '#features/vocabulary/rules.ts';

/** What story and initiative are compared on, in the order of the scoring columns. */
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
  'room',
  'give',
] as const;
export type Criterion = (typeof CRITERIA)[number];

/** How much each counts in the order of suggestions. What somebody wants counts most; what they can reach comes next. */
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
  room: 60,
  give: 60,
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
};

/** The goals of initiatives where a gift is of use. */
const GOALS_FOR_GIFT: Record<Gift, readonly Goal[]> = {
  cook: ['food'],
  language: ['dutch', 'letters'],
  lessons: ['dutch', 'study'],
  music: ['music'],
  sew: ['create'],
  craft: ['create'],
  repair: ['volunteer'],
  garden: ['food'],
  sport: ['move'],
  children: ['family'],
  computer: ['digital'],
  care: ['health', 'volunteer'],
};

/** The gifts of use at an initiative that looks for volunteers; none where it does not, or where that is unknown. */
export const usefulGifts = ({ goals, helpersWanted }: Pick<Initiative, 'goals' | 'helpersWanted'>): Gift[] =>
  helpersWanted ? GIFTS.filter((gift) => GOALS_FOR_GIFT[gift].some((goal) => goals.includes(goal))) : [];

/** Only for people below eighteen: not for the person whose story it is, unless they look for their family. */
export const isForChildren = ({ ageMax }: Pick<Initiative, 'ageMax'>): boolean =>
  ageMax !== null && ageMax < 18;

/** A set of codes as one bit per code, in the order of `vocabulary`. */
export const toBits = <T extends string>(codes: readonly T[], vocabulary: readonly T[]): number =>
  codes.reduce(
    (mask, code) => (vocabulary.includes(code) ? mask | (1 << vocabulary.indexOf(code)) : mask),
    0,
  ) >>> 0;
