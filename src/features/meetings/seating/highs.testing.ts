import loadHighs from 'highs';
import type { BreakoutCapacity, SeatedCandidate } from './allocation-problem.ts';
import { preferenceCost } from './candidates.ts';

type Highs = Awaited<ReturnType<typeof loadHighs.default>>;

/** The solver; its package exports a function where its types speak of a default. */
export const startHighs = (): Promise<Highs> => (loadHighs as unknown as typeof loadHighs.default)();

/** One more person seated counts for more than any preference cost. */
const SEATED = 10_000;

/**
 * The same round as a mixed integer program: a column per party and option, one per break-out that has to start; rows:
 * each party at most one seat (exactly one when it has one already), capacity, and the minimum that a break-out needs.
 * @returns people seated and their preference cost
 */
export function bestSeatingByHighs(
  highs: Highs,
  breakOuts: readonly BreakoutCapacity[],
  people: readonly SeatedCandidate[],
): { seated: number; cost: number } {
  const columns: { row: number; breakOut: number; size: number; worth: number }[] = [];
  people.forEach((candidate, i) => {
    const now = candidate.current ? candidate.acceptable.indexOf(candidate.current) : -1;
    candidate.acceptable.forEach((id, k) => {
      const better =
        now >= 0 && candidate.mayMove && preferenceCost(candidate, k) < preferenceCost(candidate, now);
      if (now >= 0 && k !== now && !better) return;
      const breakOut = breakOuts.findIndex((each) => each.id === id);
      if (breakOut < 0) return;
      columns.push({
        row: i,
        breakOut,
        size: candidate.size,
        worth: candidate.size * (SEATED - preferenceCost(candidate, k)),
      });
    });
  });
  const partyCount = people.length;
  const rows = partyCount + 2 * breakOuts.length;
  const starts = [0];
  const indices: number[] = [];
  const values: number[] = [];
  const add = (entries: [number, number][]) => {
    for (const [row, value] of entries) {
      indices.push(row);
      values.push(value);
    }
    starts.push(indices.length);
  };
  for (const { row, breakOut, size } of columns)
    add([
      [row, 1],
      [partyCount + breakOut, size],
      [partyCount + breakOuts.length + breakOut, size],
    ]);
  // Open or not: no seats where it does not start, at least the minimum where it does.
  breakOuts.forEach((breakOut, o) => {
    add([
      [partyCount + o, -breakOut.capacity],
      [partyCount + breakOuts.length + o, -breakOut.minAttendees],
    ]);
  });
  const count = columns.length + breakOuts.length;
  const lower = new Float64Array(rows).fill(-highs.infinity);
  const upper = new Float64Array(rows).fill(highs.infinity);
  people.forEach((candidate, i) => {
    lower[i] = candidate.current ? 1 : 0;
    upper[i] = 1;
  });
  breakOuts.forEach((_, o) => {
    upper[partyCount + o] = 0;
    lower[partyCount + breakOuts.length + o] = 0;
  });
  const whole = people.some(({ size }) => size > 1) || breakOuts.some(({ minAttendees }) => minAttendees > 0);
  const colCost = new Float64Array(count);
  columns.forEach(({ worth }, c) => {
    colCost[c] = -worth;
  });
  const model = highs.createModel({
    numCols: count,
    numRows: rows,
    colCost,
    colLower: new Float64Array(count),
    colUpper: new Float64Array(count).fill(1),
    rowLower: lower,
    rowUpper: upper,
    matrix: {
      format: 'csc',
      numRows: rows,
      numCols: count,
      starts: Int32Array.from(starts),
      indices: Int32Array.from(indices),
      values: Float64Array.from(values),
    },
    ...(whole ? { integrality: new Int32Array(count).fill(1) } : {}),
  });
  try {
    model.options.set({ output_flag: false, mip_rel_gap: 0, mip_abs_gap: 0.5 });
    model.run();
    const value = Math.round(-model.getObjectiveValue());
    const seated = Math.ceil(value / SEATED) || 0;
    return { seated, cost: seated * SEATED - value };
  } finally {
    model.dispose();
  }
}
