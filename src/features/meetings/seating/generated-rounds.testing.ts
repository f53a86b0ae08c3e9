import type { BreakoutCapacity } from './allocation-problem.ts';
import type { SeatCandidate } from './candidates.ts';

/** A small generator with a fixed seed (Marsaglia, xorshift32): everybody meets the same editions. */
export function xorshift(seed: number): (sides: number) => number {
  let state = (seed * 2654435761 + 1) | 0 || 1;
  return (sides) => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) % sides;
  };
}

/**
 * An edition as they are: a few break-outs draw most people, there are just as many places as people, everybody names
 * three wishes; with `parties`, one in six comes with two to five.
 */
export function generateRound(
  people: number,
  breakOuts: number,
  seed: number,
  { parties = false, minAttendees = 0, anyOther = false } = {},
): { rooms: BreakoutCapacity[]; people: SeatCandidate[] } {
  const roll = xorshift(seed);
  const wishers = Array.from({ length: people }, (_, i): SeatCandidate => {
    const acceptable: string[] = [];
    // The least of two rolls: the first break-outs are wanted far more than the last.
    while (acceptable.length < Math.min(3, breakOuts)) {
      const id = `b${Math.min(roll(breakOuts), roll(breakOuts))}`;
      if (!acceptable.includes(id)) acceptable.push(id);
    }
    const preferenceCount = acceptable.length;
    if (anyOther)
      for (let b = 0; b < breakOuts; b++) if (!acceptable.includes(`b${b}`)) acceptable.push(`b${b}`);
    return {
      id: `p${i}`,
      size: parties && roll(6) === 0 ? 2 + roll(4) : 1,
      lotteryNumber: roll(2 ** 30),
      acceptable,
      preferenceCount,
    };
  });
  const seats = wishers.reduce((sum, { size }) => sum + size, 0);
  const capacity = Math.ceil(seats / breakOuts);
  return {
    rooms: Array.from({ length: breakOuts }, (_, b) => ({ id: `b${b}`, capacity, minAttendees })),
    people: wishers,
  };
}
