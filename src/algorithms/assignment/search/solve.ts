import { augmentCore } from './augment-core.ts';
import { augmentFull } from './augment-full.ts';
import { findCheapestEntries, growCore, reduceColumns } from './core.ts';
import { reduceRows } from './row-reduction.ts';
import type { AssignmentWorkspace } from './workspace.ts';

/** Initial entries per row in the core; 10 to 24 make little difference, fewer or more cost time. */
const ENTRIES_PER_ROW = 16;
/** Pricing passes over the whole matrix before the rest is repaired over all entries. */
const MAX_PRICING_ROUNDS = 6;
const REDUCTION_ROUNDS = 2;

const allRows = (rows: number): Int32Array => Int32Array.from({ length: rows }, (_, i) => i);

/** For a square matrix: only the mispriced rows are released and search again. */
function releaseMispriced(
  { u, columnOf, rowOf }: AssignmentWorkspace,
  mispricedRows: Int32Array,
  minSlack: Float64Array,
): Int32Array {
  for (const i of mispricedRows) {
    const j = columnOf[i] as number;
    if (j >= 0) rowOf[j] = -1;
    columnOf[i] = -1;
    u[i] = minSlack[i] as number;
  }
  return mispricedRows;
}

/** With more columns than rows an unassigned column must have dual zero, so everything restarts on the larger core. */
function restart({ rows, v, columnOf, rowOf }: AssignmentWorkspace): Int32Array {
  v.fill(0);
  columnOf.fill(-1);
  rowOf.fill(-1);
  return allRows(rows);
}

/**
 * Solves on few entries per row, then prices all entries, adds those with negative reduced cost to the core, and
 * repairs; what is still mispriced after some rounds is repaired over all entries. `w` has at least one row and at
 * least as many columns as rows.
 */
export function solve(w: AssignmentWorkspace): void {
  const { rows, columns, u } = w;
  const square = rows === columns;
  const entriesPerRow = Math.min(ENTRIES_PER_ROW, columns);
  if (square) reduceColumns(w);
  const limit = new Float64Array(rows).fill(Infinity);
  let core = growCore(w, null, findCheapestEntries(w, entriesPerRow, limit));
  let free = reduceRows(w, core, allRows(rows), REDUCTION_ROUNDS);
  for (let round = 0; round < MAX_PRICING_ROUNDS; round++) {
    const stuck = augmentCore(w, core, free);
    for (let i = 0; i < rows; i++) limit[i] = (u[i] as number) - w.tolerance;
    for (const i of stuck) limit[i] = Infinity;
    const entries = findCheapestEntries(w, entriesPerRow, limit);
    const mispricedRows = allRows(rows).filter((i) => (entries.count[i] as number) > 0);
    if (mispricedRows.length === 0) return;
    core = growCore(w, core, entries);
    if (square) free = releaseMispriced(w, mispricedRows, entries.minSlack);
    // The core is not the bottleneck here; growing it further would only cost time.
    if (4 * mispricedRows.length > rows) break;
    if (!square) free = reduceRows(w, core, restart(w), REDUCTION_ROUNDS);
  }
  augmentFull(w, square ? free : restart(w));
}
