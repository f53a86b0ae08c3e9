import type { Initiative } from '#features/directory';
import { GIFTS, type Gift, type Question as StoryQuestion } from '#features/story';
import type { Goal } from '#features/vocabulary/rules.ts';

/** What story and initiative are compared on, in the order of the engine's columns. */
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

/** How much each counts in the order of suggestions. What one wants counts most; what one can reach comes next. */
export const WEIGHTS: Record<Criterion, number> = {
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

/** Which question of the story an unknown could be answered by. */
export const ASKED_BY: Partial<Record<Criterion, StoryQuestion>> = {
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

/** Where somebody can give what they like to give. */
const GIVEN_AT: Record<Gift, readonly Goal[]> = {
  cook: ['food'],
  language: ['dutch', 'letters'],
  music: ['create'],
  sew: ['create'],
  repair: ['volunteer'],
  garden: ['food'],
  sport: ['move'],
  children: ['family'],
  computer: ['digital'],
  care: ['health', 'volunteer'],
};

/** What one can give at an initiative that looks for people; nothing where it does not, or we do not know. */
export const giftsAt = ({ goals, helpersWanted }: Pick<Initiative, 'goals' | 'helpersWanted'>): Gift[] =>
  helpersWanted ? GIFTS.filter((gift) => GIVEN_AT[gift].some((goal) => goals.includes(goal))) : [];
