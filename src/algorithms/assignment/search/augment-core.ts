import { applyAugmentingPath } from './augmenting-path.ts';
import { replaceTop, siftUp } from './heap.ts';
import type { AssignmentWorkspace, SparseCore } from './workspace.ts';

/**
 * A shortest augmenting path in the sparse core for every row of `free` (Dijkstra 1959 on reduced costs; duals stay
 * feasible).
 *
 * @returns the rows without a path to a free column
 */
export function augmentCore(w: AssignmentWorkspace, core: SparseCore, free: Int32Array): Int32Array {
  const { columns, u, v, rowOf } = w;
  const { start, column, cost } = core;
  const distance = new Float64Array(columns);
  const reachedBy = new Int32Array(columns).fill(-1);
  const previousRow = new Int32Array(columns);
  const heap = new Int32Array(columns);
  const place = new Int32Array(columns);
  const finished = new Int32Array(columns);
  const tree = { finishedColumns: finished, distance, previousRow };
  const stuck = new Int32Array(free.length);
  let stuckCount = 0;
  for (let f = 0; f < free.length; f++) {
    const root = free[f] as number;
    let size = 0;
    let doneCount = 0;
    let bound = Infinity;
    let end = -1;
    let i = root;
    let radius = 0;
    for (;;) {
      const base = radius - (u[i] as number);
      for (let e = start[i] as number; e < (start[i + 1] as number); e++) {
        const j = column[e] as number;
        let reach = base + (cost[e] as number) - (v[j] as number);
        if (reach >= bound) continue;
        // Rounding may make a reduced cost slightly negative; no distance may be below the current radius.
        if (reach < radius) reach = radius;
        const isReached = reachedBy[j] === f;
        if (isReached && reach >= (distance[j] as number)) continue;
        distance[j] = reach;
        previousRow[j] = i;
        if ((rowOf[j] as number) < 0) {
          bound = reach;
          end = j;
        } else {
          if (!isReached) {
            reachedBy[j] = f;
            place[j] = size++;
          }
          siftUp(heap, place, distance, j);
        }
      }
      if (bound <= radius || size === 0) break;
      const j = heap[0] as number;
      radius = distance[j] as number;
      if (radius >= bound) break;
      size--;
      if (size > 0) replaceTop(heap, place, distance, heap[size] as number, size);
      finished[doneCount++] = j;
      i = rowOf[j] as number;
    }
    if (end < 0) {
      stuck[stuckCount++] = root;
      continue;
    }
    applyAugmentingPath(w, tree, doneCount, root, end, bound);
  }
  return stuck.slice(0, stuckCount);
}
