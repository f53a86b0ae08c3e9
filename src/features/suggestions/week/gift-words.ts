import { type Initiative, searchByText } from '#features/directory';
import type { Story } from '#features/story/rules.ts';
import type { Gift } from '#features/vocabulary/rules.ts';

type Concept = ReturnType<typeof searchByText>['concepts'][number];

/** The concepts of the directory's search under which a gift is told in somebody's own words. */
const CONCEPTS_OF_GIFT: Record<Gift, readonly Concept[]> = {
  cook: ['cook', 'food', 'eat'],
  language: ['translate', 'language', 'speak'],
  lessons: ['lesson', 'learn', 'study', 'homework', 'school', 'exam'],
  music: ['music', 'sing'],
  sew: ['sew', 'clothes'],
  craft: ['make', 'paint', 'photo', 'theatre', 'build'],
  repair: ['repair', 'furniture'],
  garden: ['garden', 'nature'],
  sport: ['sport', 'football', 'swim', 'run', 'walk', 'bike', 'dance', 'yoga', 'box', 'ball'],
  children: ['child', 'childcare', 'baby', 'playgroup', 'play'],
  computer: ['computer', 'phone', 'internet', 'tech', 'digid'],
  care: ['care', 'health', 'doctor', 'dentist', 'elder'],
};

/**
 * A story in which what somebody likes to give in their own words, in any language, is also told as gifts: by the concepts
 * that a search for these words would find.
 */
export function withGiftsOfWords(story: Story, initiatives: readonly Initiative[]): Story {
  const { give, languages } = story;
  if (!give?.words) return story;
  const { concepts } = searchByText(initiatives, give.words, languages?.[0] ?? 'nl');
  const told = (Object.keys(CONCEPTS_OF_GIFT) as Gift[]).filter((gift) =>
    CONCEPTS_OF_GIFT[gift].some((concept) => concepts.includes(concept)),
  );
  return { ...story, give: { ...give, gifts: [...new Set([...give.gifts, ...told])] } };
}
