import { applyAugmentingPath } from './augmenting-path.ts';
import type { AssignmentWorkspace } from './workspace.ts';

/**
 * A shortest augmenting path over all entries for every row of `free`; the duals of all other rows and of the columns
 * must be feasible for all entries. O(rows × columns) each, as in Jonker & Volgenant (1987); always finds a path.
 */
export function augmentFull(w: AssignmentWorkspace, free: Int32Array): void {
  const { cost, columns, u, v, rowOf } = w;
  const distance = new Float64Array(columns);
  const previousRow = new Int32Array(columns);
  // Columns in three parts: finished (before `low`), at the current radius (before `high`), and the rest.
  const list = Int32Array.from({ length: columns }, (_, j) => j);
  const tree = { finishedColumns: list, distance, previousRow };
  for (let f = 0; f < free.length; f++) {
    const root = free[f] as number;
    const first = root * columns;
    let minSlack = Infinity;
    for (let j = 0; j < columns; j++) {
      const slack = (cost[first + j] as number) - (v[j] as number);
      distance[j] = slack;
      previousRow[j] = root;
      if (slack < minSlack) minSlack = slack;
    }
    for (let j = 0; j < columns; j++) distance[j] = (distance[j] as number) - minSlack;
    u[root] = minSlack;
    let low = 0;
    let high = 0;
    let radius = 0;
    let end = -1;
    while (end < 0) {
      if (low === high) {
        radius = Infinity;
        for (let k = low; k < columns; k++) {
          const j = list[k] as number;
          const reach = distance[j] as number;
          if (reach > radius) continue;
          if (reach < radius) {
            radius = reach;
            high = low;
          }
          list[k] = list[high] as number;
          list[high++] = j;
        }
        for (let k = low; k < high; k++) {
          const j = list[k] as number;
          if ((rowOf[j] as number) < 0) end = j;
        }
        if (end >= 0) break;
      }
      const i = rowOf[list[low++] as number] as number;
      const base = radius - (u[i] as number);
      const rowStart = i * columns;
      for (let k = high; k < columns; k++) {
        const j = list[k] as number;
        const reach = Math.max(radius, base + (cost[rowStart + j] as number) - (v[j] as number));
        if (reach >= (distance[j] as number)) continue;
        distance[j] = reach;
        previousRow[j] = i;
        if (reach > radius) continue;
        if ((rowOf[j] as number) < 0) {
          end = j;
          break;
        }
        list[k] = list[high] as number;
        list[high++] = j;
      }
    }
    applyAugmentingPath(w, tree, low, root, end, radius);
  }
}
