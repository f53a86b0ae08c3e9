import type { BreakOut, Edition, Part } from './types.ts';

/** The parts in which people choose a break-out: each is one round. */
export const roundsOf = (edition: Edition): Part[] =>
  edition.parts.filter(({ breakOuts }) => breakOuts.length);

/** Every break-out of an edition. */
export const breakOutsOf = (edition: Edition): BreakOut[] =>
  edition.parts.flatMap(({ breakOuts }) => breakOuts);

/**
 * Where an edition stands at this moment: wishes are gathered, they are closed and being seated, places are given
 * directly, it is the day itself (from three hours before), or it is over.
 */
export type Phase = 'draft' | 'cancelled' | 'wishes' | 'seating' | 'direct' | 'over';

export function phaseOf(edition: Edition, now: Date): Phase {
  if (edition.state !== 'published') return edition.state;
  if (now >= edition.endsAt) return 'over';
  if (edition.seating === 'published') return 'direct';
  return now < edition.wishesUntil && edition.seating === 'wishes' ? 'wishes' : 'seating';
}

/** How much room a break-out still has. */
export const freeIn = ({ places, taken }: Pick<BreakOut, 'places' | 'taken'>): number => places - taken;
