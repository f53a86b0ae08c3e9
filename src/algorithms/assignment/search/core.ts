import type { AssignmentWorkspace, SparseCore } from './workspace.ts';

/**
 * Column reduction: the minimum of every column becomes its dual; only valid when every column will be assigned. O(rows
 * × columns).
 */
export function reduceColumns({ cost, rows, columns, v }: AssignmentWorkspace): void {
  v.set(cost.subarray(0, columns));
  for (let i = 1; i < rows; i++) {
    const from = i * columns;
    for (let j = 0; j < columns; j++) {
      const c = cost[from + j] as number;
      if (c < (v[j] as number)) v[j] = c;
    }
  }
}

const START_STRIDE = 40_503;

/** Per row the entries of least reduced cost, found in one pass over the whole matrix. */
export interface CheapestEntries {
  /** Number of entries per row. */
  count: Uint8Array;
  /** rows × maxPerRow, by rising reduced cost. */
  column: Int32Array;
  /** Least reduced cost per row; only meaningful where count > 0. */
  minSlack: Float64Array;
}

/**
 * Pricing: per row at most `maxPerRow` (≤ 255) entries of least c − v below `limit[i]`. With limit = u these are the
 * entries with negative reduced cost. One pass: O(rows × columns) when the best are found early, × maxPerRow at worst.
 */
export function findCheapestEntries(
  { cost, rows, columns, v }: AssignmentWorkspace,
  maxPerRow: number,
  limit: Float64Array,
): CheapestEntries {
  const entries: CheapestEntries = {
    count: new Uint8Array(rows),
    column: new Int32Array(rows * maxPerRow),
    minSlack: new Float64Array(rows),
  };
  const bestAt = new Int32Array(maxPerRow);
  const best = new Float64Array(maxPerRow);
  for (let i = 0; i < rows; i++) {
    const from = i * columns;
    let bound = limit[i] as number;
    let count = 0;
    // Every row starts at another column, so that of equal entries not all rows keep the same ones.
    const first = (i * START_STRIDE) % columns;
    for (let part = 0; part < 2; part++) {
      const to = part === 0 ? columns : first;
      for (let j = part === 0 ? first : 0; j < to; j++) {
        const slack = (cost[from + j] as number) - (v[j] as number);
        if (slack >= bound) continue;
        let k = count < maxPerRow ? count++ : maxPerRow - 1;
        for (; k > 0 && (best[k - 1] as number) > slack; k--) {
          best[k] = best[k - 1] as number;
          bestAt[k] = bestAt[k - 1] as number;
        }
        best[k] = slack;
        bestAt[k] = j;
        if (count === maxPerRow) bound = best[maxPerRow - 1] as number;
      }
    }
    entries.count[i] = count;
    entries.minSlack[i] = best[0] as number;
    for (let k = 0; k < count; k++) entries.column[i * maxPerRow + k] = bestAt[k] as number;
  }
  return entries;
}

/** The core extended with these entries. An entry that is added again occurs twice, which is harmless. */
export function growCore(
  { cost, rows, columns }: AssignmentWorkspace,
  before: SparseCore | null,
  entries: CheapestEntries,
): SparseCore {
  const maxPerRow = entries.column.length / rows;
  const start = new Int32Array(rows + 1);
  for (let i = 0; i < rows; i++) {
    const kept = before ? (before.start[i + 1] as number) - (before.start[i] as number) : 0;
    start[i + 1] = (start[i] as number) + kept + (entries.count[i] as number);
  }
  const size = start[rows] as number;
  const core: SparseCore = { start, column: new Int32Array(size), cost: new Float64Array(size) };
  for (let i = 0; i < rows; i++) {
    let e = start[i] as number;
    if (before) {
      const kept = before.column.subarray(before.start[i], before.start[i + 1]);
      core.column.set(kept, e);
      e += kept.length;
    }
    core.column.set(entries.column.subarray(i * maxPerRow, i * maxPerRow + (entries.count[i] as number)), e);
    for (e = start[i] as number; e < (start[i + 1] as number); e++) {
      core.cost[e] = cost[i * columns + (core.column[e] as number)] as number;
    }
  }
  return core;
}
