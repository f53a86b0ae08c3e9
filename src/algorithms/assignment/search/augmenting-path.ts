import type { Work } from './workspace.ts';

/** How a search came to the columns that it is done with: their distances, and from which row each was reached. */
export interface Way {
  done: Int32Array;
  dist: Float64Array;
  from: Int32Array;
}

/**
 * Duals follow a search that ended at the free column `end`, `bound` away from `root`: then every row on the way takes
 * the column by which it was left. O(columns done + rows on the way).
 */
export function takeWay(
  w: Work,
  { done, dist, from }: Way,
  many: number,
  root: number,
  end: number,
  bound: number,
): void {
  const { u, v, column, row } = w;
  for (let k = 0; k < many; k++) {
    const j = done[k] as number;
    const less = bound - (dist[j] as number);
    v[j] = (v[j] as number) - less;
    u[row[j] as number] = (u[row[j] as number] as number) + less;
  }
  u[root] = (u[root] as number) + bound;
  for (let j = end; ; ) {
    const taker = from[j] as number;
    const given = column[taker] as number;
    row[j] = taker;
    column[taker] = j;
    if (taker === root) break;
    j = given;
  }
}
