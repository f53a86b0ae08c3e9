import type { BreakOut, Edition, ProgrammeItem } from './types.ts';

/**
 * The parts of the programme in which people choose a break-out: each is one round. What is cancelled is not among them:
 * nobody chooses it or gets a seat in it any more.
 */
export const breakoutRounds = (edition: Edition): ProgrammeItem[] =>
  edition.parts
    .filter(({ cancelledAt }) => !cancelledAt)
    .map((item) => ({ ...item, breakOuts: item.breakOuts.filter(({ cancelledAt }) => !cancelledAt) }))
    .filter(({ breakOuts }) => breakOuts.length);

/** Every break-out of an edition. */
export const breakOutsOf = (edition: Edition): BreakOut[] =>
  edition.parts.flatMap(({ breakOuts }) => breakOuts);

/**
 * In which phase an edition is: wishes are gathered, they are closed and being seated, seats are given directly, or it
 * is over.
 */
export type EditionPhase = 'draft' | 'cancelled' | 'wishes' | 'seating' | 'direct' | 'over';

export function phaseOf(edition: Edition, now: Date): EditionPhase {
  if (edition.state !== 'published') return edition.state;
  if (now >= edition.endsAt) return 'over';
  if (edition.seating === 'published') return 'direct';
  return now < edition.wishesUntil && edition.seating === 'wishes' ? 'wishes' : 'seating';
}

/** Can somebody still register? */
export const acceptsRegistrations = (edition: Edition, now: Date): boolean =>
  ['wishes', 'seating', 'direct'].includes(phaseOf(edition, now));

/** How many seats a break-out still has. */
export const seatsFree = ({ capacity, seatsTaken }: Pick<BreakOut, 'capacity' | 'seatsTaken'>): number =>
  capacity - seatsTaken;
