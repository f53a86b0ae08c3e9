/** Why a guide thinks of a place for somebody: a fixed list, so that the newcomer reads it in their own language. */
export const IDEA_REASONS = ['near', 'dutch', 'people', 'time', 'know', 'along'] as const;
export type IdeaReason = (typeof IDEA_REASONS)[number];

/** The longest words that a guide can add, in characters. */
export const MAX_IDEA_WORDS = 200;

/** So many ideas of one guide wait for an answer of the same person at most: a few ideas help, a list does not. */
export const MAX_OPEN_IDEAS = 5;

/** What a newcomer does with an idea: thinks about it, asked for the place, or it is not for them. */
export type IdeaAnswer = 'seen' | 'asked' | 'no';

/** A place that a guide thinks of for somebody. */
export interface Idea {
  id: string;
  initiative: string;
  guideName: string;
  reason: IdeaReason;
  words: string | null;
  givenAt: Date;
  /** Of a guide who looks: null also when the newcomer did not tell them. */
  answer: IdeaAnswer | null;
  told: boolean;
}
