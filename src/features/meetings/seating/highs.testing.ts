import loadHighs from 'highs';
import type { BreakoutCapacity, SeatedCandidate } from './allocation-problem.ts';
import { preferenceCost } from './candidates.ts';

type Highs = Awaited<ReturnType<typeof loadHighs.default>>;

/** The solver; its package exports a function where its types speak of a default. */
export const startHighs = (): Promise<Highs> => (loadHighs as unknown as typeof loadHighs.default)();

/** One more person seated counts for more than any regret. */
const SEATED = 10_000;

/**
 * The same round as a mixed integer program: a column per party and option, one per break-out that has to start; rows:
 * each party at most one seat (exactly one when it has one already), places, and the least that a break-out needs.
 * @returns people seated and their regret
 */
export function bestSeatingByHighs(
  highs: Highs,
  rooms: readonly BreakoutCapacity[],
  people: readonly SeatedCandidate[],
): { seated: number; regret: number } {
  const columns: { row: number; room: number; size: number; worth: number }[] = [];
  people.forEach((one, i) => {
    const now = one.current ? one.acceptable.indexOf(one.current) : -1;
    one.acceptable.forEach((id, k) => {
      const better = now >= 0 && one.mayMove && preferenceCost(one, k) < preferenceCost(one, now);
      if (now >= 0 && k !== now && !better) return;
      const room = rooms.findIndex((each) => each.id === id);
      if (room < 0) return;
      columns.push({ row: i, room, size: one.size, worth: one.size * (SEATED - preferenceCost(one, k)) });
    });
  });
  const people0 = people.length;
  const rows = people0 + 2 * rooms.length;
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
  for (const { row, room, size } of columns)
    add([
      [row, 1],
      [people0 + room, size],
      [people0 + rooms.length + room, size],
    ]);
  // Open or not: no seats where it does not start, at least the least where it does.
  rooms.forEach((room, o) => {
    add([
      [people0 + o, -room.capacity],
      [people0 + rooms.length + o, -room.minAttendees],
    ]);
  });
  const count = columns.length + rooms.length;
  const lower = new Float64Array(rows).fill(-highs.infinity);
  const upper = new Float64Array(rows).fill(highs.infinity);
  people.forEach((one, i) => {
    lower[i] = one.current ? 1 : 0;
    upper[i] = 1;
  });
  rooms.forEach((_, o) => {
    upper[people0 + o] = 0;
    lower[people0 + rooms.length + o] = 0;
  });
  const whole = people.some(({ size }) => size > 1) || rooms.some(({ minAttendees }) => minAttendees > 0);
  const cost = new Float64Array(count);
  columns.forEach(({ worth }, c) => {
    cost[c] = -worth;
  });
  const model = highs.createModel({
    numCols: count,
    numRows: rows,
    colCost: cost,
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
    return { seated, regret: seated * SEATED - value };
  } finally {
    model.dispose();
  }
}
