import { applyAugmentingPath } from './augmenting-path.ts';
import type { AssignmentWorkspace } from './workspace.ts';

/**
 * A shortest augmenting path over all entries for every row of `free`; the duals of all other rows and of
 * the columns must be right for all entries.
 * O(rows × columns) for each, as in Jonker & Volgenant (1987), and never stuck.
 */
export function augmentFull(w: AssignmentWorkspace, free: Int32Array): void {
  const { cost, columns, u, v, rowOf } = w;
  const distance = new Float64Array(columns);
  const previousRow = new Int32Array(columns);
  // Columns in three parts: done (before `low`), equally near (before `high`), and the rest.
  const list = Int32Array.from({ length: columns }, (_, j) => j);
  const tree = { done: list, distance, previousRow };
  for (let f = 0; f < free.length; f++) {
    const root = free[f] as number;
    const first = root * columns;
    let least = Infinity;
    for (let j = 0; j < columns; j++) {
      const slack = (cost[first + j] as number) - (v[j] as number);
      distance[j] = slack;
      previousRow[j] = root;
      if (slack < least) least = slack;
    }
    for (let j = 0; j < columns; j++) distance[j] = (distance[j] as number) - least;
    u[root] = least;
    let low = 0;
    let high = 0;
    let far = 0;
    let end = -1;
    while (end < 0) {
      if (low === high) {
        far = Infinity;
        for (let k = low; k < columns; k++) {
          const j = list[k] as number;
          const reach = distance[j] as number;
          if (reach > far) continue;
          if (reach < far) {
            far = reach;
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
      const base = far - (u[i] as number);
      const at = i * columns;
      for (let k = high; k < columns; k++) {
        const j = list[k] as number;
        const reach = Math.max(far, base + (cost[at + j] as number) - (v[j] as number));
        if (reach >= (distance[j] as number)) continue;
        distance[j] = reach;
        previousRow[j] = i;
        if (reach > far) continue;
        if ((rowOf[j] as number) < 0) {
          end = j;
          break;
        }
        list[k] = list[high] as number;
        list[high++] = j;
      }
    }
    applyAugmentingPath(w, tree, low, root, end, far);
  }
}
