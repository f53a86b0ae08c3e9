import type { SharedPurpose } from '#core/access/actor.ts';
import type { StoryQuestion } from '#features/story/rules.ts';

/** Who may be given a consent. */
export type RecipientKind = 'listing' | 'guide' | 'link' | 'screen';

/** For what a consent is given: a fixed list, each with its sentence for the person. */
export type ConsentPurpose = SharedPurpose;

/**
 * The parts of a story that can be shown to somebody, and the questions that each holds. What somebody needs at a place
 * (`access`) and the second person in a story are in none: needs say something about health (AVG art. 9(1)), and a second person
 * did not consent.
 */
export const STORY_PARTS = {
  name: ['name'],
  language: ['languages', 'level', 'script'],
  place: ['place', 'moving', 'travel'],
  time: ['time', 'busy'],
  wishes: ['goals', 'give'],
  family: ['age', 'children', 'company'],
  reach: ['reach'],
} as const satisfies Record<string, readonly StoryQuestion[]>;

export type StoryPart = keyof typeof STORY_PARTS;

/** The questions of some parts. */
export const questionsOf = (parts: readonly StoryPart[]): StoryQuestion[] =>
  parts.flatMap((part): readonly StoryQuestion[] => STORY_PARTS[part]);
