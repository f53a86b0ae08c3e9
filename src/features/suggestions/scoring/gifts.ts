import type { Initiative } from '#features/directory/rules.ts';
import { GIFTS, type Gift, type Goal } from '#features/vocabulary/rules.ts';

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

/**
 * The gifts of use at an initiative: those it asks for, or, where it looks for volunteers and does not say for what, those
 * that go with its goals; none where it does not look for anybody, or where that is unknown.
 */
export function usefulGifts({
  goals,
  giftsWanted,
  helpersWanted,
}: Pick<Initiative, 'goals' | 'giftsWanted' | 'helpersWanted'>): Gift[] {
  if (helpersWanted === false) return [];
  if (giftsWanted.length) return [...giftsWanted];
  return helpersWanted
    ? GIFTS.filter((gift) => GOALS_FOR_GIFT[gift].some((goal) => goals.includes(goal)))
    : [];
}
