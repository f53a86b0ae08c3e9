import { WEEK_CELLS, type WeekCell } from '#features/story/rules.ts';
import { DAY_PARTS } from '#features/vocabulary/rules.ts';
import { toBits } from './criteria.ts';

const PARTS = Object.values(DAY_PARTS);
/** A shorter overlap with a part of the day does not count: 11.30–12.15 is a morning. */
const MIN_OVERLAP_MINUTES = 30;

/** The cells of the week grid that a weekly time takes, one bit each: Monday morning is bit 0. */
export function cellsOfTime(time: { weekday: number; startsAt: number; endsAt: number }): number {
  let mask = 0;
  PARTS.forEach(([from, to], part) => {
    const overlap = Math.min(time.endsAt, to) - Math.max(time.startsAt, from);
    if (overlap >= Math.min(MIN_OVERLAP_MINUTES, time.endsAt - time.startsAt))
      mask |= 1 << ((time.weekday - 1) * PARTS.length + part);
  });
  return mask >>> 0;
}

/** The cells in which somebody is free, as the same bits. */
export const freeCells = (cells: readonly WeekCell[]): number => toBits(cells, WEEK_CELLS);
