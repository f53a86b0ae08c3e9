import type { AssignmentWorkspace, SparseCore } from './workspace.ts';

/**
 * Augmenting row reduction (Jonker & Volgenant 1987): an unassigned row takes the column with the least reduced cost,
 * lowers its dual by the difference with the second least, and may displace another row. Cheap, and leaves few rows for
 * the path searches.
 *
 * @param free unassigned rows
 * @returns the rows that are still unassigned
 */
export function reduceRows(
  w: AssignmentWorkspace,
  core: SparseCore,
  free: Int32Array,
  rounds: number,
): Int32Array {
  const { u, v, columnOf, rowOf } = w;
  const { start, column: coreColumn, cost } = core;
  let queue = free;
  for (let round = 0; round < rounds && queue.length > 0; round++) {
    const unassigned = new Int32Array(queue.length);
    let unassignedCount = 0;
    let steps = 8 * w.rows;
    for (let next = 0; next < queue.length; next++) {
      let i = queue[next] as number;
      for (;;) {
        let minSlack = Infinity;
        let second = Infinity;
        let first = -1;
        let secondColumn = -1;
        for (let e = start[i] as number; e < (start[i + 1] as number); e++) {
          const j = coreColumn[e] as number;
          const slack = (cost[e] as number) - (v[j] as number);
          if (slack >= second) continue;
          if (slack < minSlack) {
            second = minSlack;
            secondColumn = first;
            minSlack = slack;
            first = j;
          } else {
            second = slack;
            secondColumn = j;
          }
        }
        if (second === Infinity) second = minSlack;
        u[i] = second;
        const lowered = (v[first] as number) - (second - minSlack);
        const cheaper = lowered < (v[first] as number);
        if (cheaper) v[first] = lowered;
        else if ((rowOf[first] as number) >= 0 && secondColumn >= 0) first = secondColumn;
        const displacedRow = rowOf[first] as number;
        rowOf[first] = i;
        columnOf[i] = first;
        if (displacedRow < 0) break;
        columnOf[displacedRow] = -1;
        if (cheaper && steps-- > 0) {
          i = displacedRow;
          continue;
        }
        unassigned[unassignedCount++] = displacedRow;
        break;
      }
    }
    queue = unassigned.slice(0, unassignedCount);
  }
  return queue;
}
