import { checkCosts } from './problem.ts';
import { solve } from './search/solve.ts';
import { type CostMatrix, createWorkspace } from './search/workspace.ts';

/** The minimum-cost assignment of every row (or every column, when there are fewer), with its proof. */
export interface Assignment {
  /** Per row its column, −1 = none (only when there are more rows than columns). */
  columnOf: Int32Array;
  /** Per column its row, −1 = none (only when there are more columns than rows). */
  rowOf: Int32Array;
  /** The total cost. */
  cost: number;
  /** Dual variable per row. u[i] + v[j] ≤ cost[i, j], and Σ u + Σ v = cost: no other assignment is cheaper. */
  u: Float64Array;
  /** Dual variable per column. On the longer side duals are ≤ 0, and 0 where nothing is assigned. */
  v: Float64Array;
}

/** For fractions: reduced costs below this part of the largest cost count as zero. */
const RELATIVE_TOLERANCE = 2 ** -46;

function transposed(cost: CostMatrix, rows: number, columns: number): CostMatrix {
  const result = cost instanceof Int32Array ? new Int32Array(cost.length) : new Float64Array(cost.length);
  for (let i = 0; i < rows; i++) {
    for (let j = 0; j < columns; j++) result[j * rows + i] = cost[i * columns + j] as number;
  }
  return result;
}

/**
 * Minimum-cost assignment on a full matrix: min(rows, columns) pairs, each row and column at most once, Σ cost minimal.
 * Exact for integers (up to 2^53 / 4n in size); for others as exact as their sums are. The same matrix gives
 * the same assignment. For a maximum give −score.
 *
 * Jonker & Volgenant (1987), column reduction, augmenting row reduction and shortest augmenting paths, on a core of
 * few entries per row that grows by pricing (Volgenant 1996). Time O(rows × columns) for a handful of passes over the
 * matrix plus the paths in the core; at worst O(min² × max). Memory O(rows + columns) beside the matrix (and a transposed
 * copy of it when there are more rows than columns).
 *
 * @param cost rows × columns, row-major; finite, below or above zero
 * @throws RangeError naming the size or the entry that cannot be right
 */
export function assign(cost: CostMatrix, rows: number, columns: number): Assignment {
  const { largest, exact } = checkCosts(cost, rows, columns);
  const tall = rows > columns;
  const slip = exact ? 0 : largest * RELATIVE_TOLERANCE;
  const w = createWorkspace(
    tall ? transposed(cost, rows, columns) : cost,
    Math.min(rows, columns),
    Math.max(rows, columns),
    slip,
  );
  if (w.rows > 0) solve(w);
  let total = 0;
  for (let i = 0; i < w.rows; i++) total += w.cost[i * w.columns + (w.columnOf[i] as number)] as number;
  return tall
    ? { columnOf: w.rowOf, rowOf: w.columnOf, cost: total, u: w.v, v: w.u }
    : { columnOf: w.columnOf, rowOf: w.rowOf, cost: total, u: w.u, v: w.v };
}
