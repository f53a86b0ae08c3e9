import type { AssignmentWorkspace } from './workspace.ts';

/** The shortest-path tree of a search: the finished columns, their distances, and from which row each was reached. */
export interface ShortestPathTree {
  finishedColumns: Int32Array;
  distance: Float64Array;
  previousRow: Int32Array;
}

/**
 * Updates the duals after a search that ended at the free column `end`, at distance `bound` from `root`; then augments:
 * every row on the path takes the column through which the search left it. O(finished columns + rows on the path).
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
