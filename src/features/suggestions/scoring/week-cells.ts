import { CELLS } from '#features/story';
import { DAY_PARTS } from '#features/vocabulary/rules.ts';

const PARTS = Object.values(DAY_PARTS);
/** Shorter than this in a part of the day does not claim it: 11.30–12.15 is a morning. */
const LEAST = 30;

/** The cells of the week grid that a weekly time needs, one bit each: Monday morning is bit 0. */
export function cellsOf(time: { weekday: number; startsAt: number; endsAt: number }): number {
  let mask = 0;
  PARTS.forEach(([from, to], part) => {
    const within = Math.min(time.endsAt, to) - Math.max(time.startsAt, from);
    if (within >= Math.min(LEAST, time.endsAt - time.startsAt))
      mask |= 1 << ((time.weekday - 1) * PARTS.length + part);
  });
  return mask >>> 0;
}

/** The cells somebody is free, as the same bits. */
export const freeCells = (cells: readonly string[]): number =>
  cells.reduce((mask, cell) => mask | (1 << CELLS.indexOf(cell as (typeof CELLS)[number])), 0) >>> 0;
