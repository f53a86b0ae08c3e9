import type { BreakoutCapacity } from './allocation-problem.ts';
import type { SeatCandidate } from './candidates.ts';

/** A small generator with a fixed seed (Marsaglia, xorshift32): every run has the same rounds. */
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
 * A round as they are: a few break-outs attract most people, there are just as many seats as people, everybody names
 * three wishes; with `parties`, one in six comes with two to five.
 */
export function generateRound(
  peopleCount: number,
  breakOutCount: number,
  seed: number,
  { parties = false, minAttendees = 0, anyOther = false } = {},
): { breakOuts: BreakoutCapacity[]; candidates: SeatCandidate[] } {
  const roll = xorshift(seed);
  const candidates = Array.from({ length: peopleCount }, (_, i): SeatCandidate => {
    const acceptable: string[] = [];
    // The lower of two rolls: the first break-outs are wanted far more than the last.
    while (acceptable.length < Math.min(3, breakOutCount)) {
      const id = `b${Math.min(roll(breakOutCount), roll(breakOutCount))}`;
      if (!acceptable.includes(id)) acceptable.push(id);
    }
    const preferenceCount = acceptable.length;
    if (anyOther)
      for (let b = 0; b < breakOutCount; b++) if (!acceptable.includes(`b${b}`)) acceptable.push(`b${b}`);
    return {
      id: `p${i}`,
      size: parties && roll(6) === 0 ? 2 + roll(4) : 1,
      lotteryNumber: roll(2 ** 30),
      acceptable,
      preferenceCount,
    };
  });
  const seats = candidates.reduce((sum, { size }) => sum + size, 0);
  const capacity = Math.ceil(seats / breakOutCount);
  return {
    breakOuts: Array.from({ length: breakOutCount }, (_, b) => ({ id: `b${b}`, capacity, minAttendees })),
    candidates,
  };
}
