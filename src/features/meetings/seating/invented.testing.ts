import type { Room } from './problem.ts';
import type { Wisher } from './regret.ts';

/** A small generator with a fixed seed (Marsaglia, xorshift32): everybody meets the same editions. */
export function dice(seed: number): (sides: number) => number {
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
export function inventEdition(
  people: number,
  breakOuts: number,
  seed: number,
  { parties = false, least = 0, anyOther = false } = {},
): { rooms: Room[]; people: Wisher[] } {
  const roll = dice(seed);
  const wishers = Array.from({ length: people }, (_, i): Wisher => {
    const options: string[] = [];
    // The least of two rolls: the first break-outs are wanted far more than the last.
    while (options.length < Math.min(3, breakOuts)) {
      const id = `b${Math.min(roll(breakOuts), roll(breakOuts))}`;
      if (!options.includes(id)) options.push(id);
    }
    const wished = options.length;
    if (anyOther) for (let b = 0; b < breakOuts; b++) if (!options.includes(`b${b}`)) options.push(`b${b}`);
    return {
      id: `p${i}`,
      size: parties && roll(6) === 0 ? 2 + roll(4) : 1,
      lot: roll(2 ** 30),
      options,
      wished,
    };
  });
  const seats = wishers.reduce((sum, { size }) => sum + size, 0);
  const places = Math.ceil(seats / breakOuts);
  return {
    rooms: Array.from({ length: breakOuts }, (_, b) => ({ id: `b${b}`, places, least })),
    people: wishers,
  };
}
