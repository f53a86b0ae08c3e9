import type { CostMatrix } from './search/workspace.ts';

/** Larger numbers could not be added up. */
const MAX_COST = 2 ** 1000;

const isCount = (x: number): boolean => Number.isInteger(x) && x >= 0;

/** Throws a RangeError that names the size or the entry that cannot be right. O(1) for the sizes. */
function checkSizes(cost: CostMatrix, rows: number, columns: number): void {
  if (!isCount(rows)) throw new RangeError(`dense: rows is ${rows}`);
  if (!isCount(columns)) throw new RangeError(`dense: columns is ${columns}`);
  if (cost.length !== rows * columns) {
    throw new RangeError(`dense: cost has length ${cost.length}, expected ${rows} × ${columns}`);
  }
}

/** What the entries are like: the largest distance from zero, and whether sums of them are exact. */
export interface CostRange {
  largest: number;
  exact: boolean;
}

/**
 * Checks the entries and says how to compute with them. Whole numbers are exact as long as a path through the whole
 * matrix stays below 2^53.
 *
 * @throws RangeError naming the size or the entry that cannot be right
 */
export function checkCosts(cost: CostMatrix, rows: number, columns: number): CostRange {
  checkSizes(cost, rows, columns);
  const { largest, fractions } = cost instanceof Int32Array ? scanIntegers(cost) : scanNumbers(cost, columns);
  const longest = 4 * (Math.min(rows, columns) + 1);
  return { largest, exact: !fractions && largest * longest < 2 ** 53 };
}

interface CostScan {
  largest: number;
  fractions: boolean;
}

function scanIntegers(cost: Int32Array): CostScan {
  let high = 0;
  let low = 0;
  for (let at = 0; at < cost.length; at++) {
    const c = cost[at] as number;
    if (c > high) high = c;
    if (c < low) low = c;
  }
  return { largest: Math.max(high, -low), fractions: false };
}

function scanNumbers(cost: Float64Array, columns: number): CostScan {
  let largest = 0;
  let fractions = false;
  for (let index = 0; index < cost.length; index++) {
    const c = cost[index] as number;
    const size = Math.abs(c);
    if (!(size <= MAX_COST)) {
      throw new RangeError(`dense: row ${Math.floor(index / columns)}, column ${index % columns} costs ${c}`);
    }
    if (size > largest) largest = size;
    if (c !== Math.floor(c)) fractions = true;
  }
  return { largest, fractions };
}
