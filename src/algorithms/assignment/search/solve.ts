import { augmentCore } from './augment-core.ts';
import { augmentAll } from './augment-full.ts';
import { grow, lookAtAll, reduceColumns } from './core.ts';
import { bid } from './row-reduction.ts';
import type { Work } from './workspace.ts';

/** Entries per row to begin with; 10 to 24 make little difference, fewer or more cost time. */
const MOST = 16;
/** Looks at the whole matrix before the rest is repaired over all entries. */
const ROUNDS = 6;
const BIDS = 2;

const everyone = (rows: number): Int32Array => Int32Array.from({ length: rows }, (_, i) => i);

/** Every column will be taken, so the rows with a wrong price step back, and only they look again. */
function stepBack({ u, column, row }: Work, wrong: Int32Array, least: Float64Array): Int32Array {
  for (const i of wrong) {
    const j = column[i] as number;
    if (j >= 0) row[j] = -1;
    column[i] = -1;
    u[i] = least[i] as number;
  }
  return wrong;
}

/** A column that nobody takes must have no dual, so with columns to spare everybody starts anew on the larger core. */
function startAnew({ rows, v, column, row }: Work): Int32Array {
  v.fill(0);
  column.fill(-1);
  row.fill(-1);
  return everyone(rows);
}

/**
 * Solves on few entries per row, then looks at all of them for what the duals price wrongly, adds that, and repairs;
 * what is still wrong after some rounds is repaired over all entries. `w` has at least one row and as many columns.
 */
export function solve(w: Work): void {
  const { rows, columns, u } = w;
  const square = rows === columns;
  const most = Math.min(MOST, columns);
  if (square) reduceColumns(w);
  const limit = new Float64Array(rows).fill(Infinity);
  let core = grow(w, null, lookAtAll(w, most, limit));
  let free = bid(w, core, everyone(rows), BIDS);
  for (let round = 0; round < ROUNDS; round++) {
    const stuck = augmentCore(w, core, free);
    for (let i = 0; i < rows; i++) limit[i] = (u[i] as number) - w.slip;
    for (const i of stuck) limit[i] = Infinity;
    const found = lookAtAll(w, most, limit);
    const wrong = everyone(rows).filter((i) => (found.count[i] as number) > 0);
    if (wrong.length === 0) return;
    core = grow(w, core, found);
    if (square) free = stepBack(w, wrong, found.least);
    // The core is not what decides here; growing it further would only cost time.
    if (4 * wrong.length > rows) break;
    if (!square) free = bid(w, core, startAnew(w), BIDS);
  }
  augmentAll(w, square ? free : startAnew(w));
}
