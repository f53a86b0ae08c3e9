import type { AssignmentWorkspace } from './workspace.ts';

/** How a search came to the columns that it is done with: their distances, and from which row each was reached. */
export interface ShortestPathTree {
  finishedColumns: Int32Array;
  distance: Float64Array;
  previousRow: Int32Array;
}

/**
 * Duals follow a search that ended at the free column `end`, `bound` away from `root`: then every row on the way takes
 * the column by which it was left. O(columns done + rows on the way).
 */
export function applyAugmentingPath(
  w: AssignmentWorkspace,
  { finishedColumns, distance, previousRow }: ShortestPathTree,
  finishedCount: number,
  root: number,
  end: number,
  bound: number,
): void {
  const { u, v, columnOf, rowOf } = w;
  for (let k = 0; k < finishedCount; k++) {
    const j = finishedColumns[k] as number;
    const less = bound - (distance[j] as number);
    v[j] = (v[j] as number) - less;
    u[rowOf[j] as number] = (u[rowOf[j] as number] as number) + less;
  }
  u[root] = (u[root] as number) + bound;
  for (let j = end; ; ) {
    const taker = previousRow[j] as number;
    const previousColumn = columnOf[taker] as number;
    rowOf[j] = taker;
    columnOf[taker] = j;
    if (taker === root) break;
    j = previousColumn;
  }
}
