/** Why somebody ends, for the organisation alone. `none`: they rather not say. */
export const END_REASONS = [
  'time',
  'moving',
  'distance',
  'no-click',
  'other-wish',
  'unsafe',
  'done',
  'other',
  'none',
] as const;
export type EndReason = (typeof END_REASONS)[number];
/** A pair also ends by itself: something small was done, or the try-out passed and nobody said to go on. */
export type QuietReason = 'done' | 'silence';

/** Ready words of thanks for the others, who read them in their own language. */
export const THANKS = ['thank-you', 'learned', 'laughed', 'luck'] as const;
export type Thanks = (typeof THANKS)[number];

/** Public places for a first meeting. */
export const FIRST_PLACES = ['library', 'cafe', 'park', 'market', 'organisation'] as const;

/** So many days after the try-out a pair that nobody let go on ends in silence: nobody has to say no. */
export const SILENCE_DAYS = 28;
/** Something small of which one side said that it happened is over after so many days. */
export const ONCE_DAYS = 7;
