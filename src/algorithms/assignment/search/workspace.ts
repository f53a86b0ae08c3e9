/** Costs as they are given: whole numbers or not. */
export type Costs = Float64Array | Int32Array;

/** A matrix that is not taller than wide, and what is known so far: who has which column, and the duals. */
export interface Work {
  cost: Costs;
  rows: number;
  columns: number;
  /** How far below zero a slack may be by rounding alone; 0 when all costs are whole. */
  slip: number;
  u: Float64Array;
  v: Float64Array;
  /** The column of each row, −1 = none yet. */
  column: Int32Array;
  /** The row of each column, −1 = none yet. */
  row: Int32Array;
}

/** The entries of the matrix that are looked at: those of row i are start[i] … start[i + 1] − 1. */
export interface Core {
  start: Int32Array;
  at: Int32Array;
  cost: Float64Array;
}

/** Nobody has anything; no column costs extra. */
export function freshWork(cost: Costs, rows: number, columns: number, slip: number): Work {
  return {
    cost,
    rows,
    columns,
    slip,
    u: new Float64Array(rows),
    v: new Float64Array(columns),
    column: new Int32Array(rows).fill(-1),
    row: new Int32Array(columns).fill(-1),
  };
}
