/** Costs as they are given: whole numbers or not. */
export type CostMatrix = Float64Array | Int32Array;

/** A matrix that is not taller than wide, and what is known so far: who has which column, and the duals. */
export interface AssignmentWorkspace {
  cost: CostMatrix;
  rows: number;
  columns: number;
  /** How far below zero a slack may be by rounding alone; 0 when all costs are whole. */
  tolerance: number;
  u: Float64Array;
  v: Float64Array;
  /** The column of each row, −1 = none yet. */
  columnOf: Int32Array;
  /** The row of each column, −1 = none yet. */
  rowOf: Int32Array;
}

/** The entries of the matrix that are looked at: those of row i are start[i] … start[i + 1] − 1. */
export interface SparseCore {
  start: Int32Array;
  column: Int32Array;
  cost: Float64Array;
}

/** Nobody has anything; no column costs extra. */
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
