/** A cost matrix, row-major: integers or fractions. */
export type CostMatrix = Float64Array | Int32Array;

/** Solver state for a matrix with at least as many columns as rows: the assignment so far and the duals. */
export interface AssignmentWorkspace {
  cost: CostMatrix;
  rows: number;
  columns: number;
  /** How far below zero a reduced cost may be by rounding alone; 0 when all costs are integers. */
  tolerance: number;
  u: Float64Array;
  v: Float64Array;
  /** The column of each row, −1 = none yet. */
  columnOf: Int32Array;
  /** The row of each column, −1 = none yet. */
  rowOf: Int32Array;
}

/** Sparse core: the entries of row i are start[i] … start[i + 1] − 1. */
export interface SparseCore {
  start: Int32Array;
  column: Int32Array;
  cost: Float64Array;
}

/** The initial state: nothing assigned, all duals zero. */
export function createWorkspace(
  cost: CostMatrix,
  rows: number,
  columns: number,
  tolerance: number,
): AssignmentWorkspace {
  return {
    cost,
    rows,
    columns,
    tolerance,
    u: new Float64Array(rows),
    v: new Float64Array(columns),
    columnOf: new Int32Array(rows).fill(-1),
    rowOf: new Int32Array(columns).fill(-1),
  };
}
