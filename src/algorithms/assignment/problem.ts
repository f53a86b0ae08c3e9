import type { CostMatrix } from './search/workspace.ts';

/** Sums of larger numbers would overflow. */
const MAX_COST = 2 ** 1000;

const isCount = (x: number): boolean => Number.isInteger(x) && x >= 0;

/** Throws a RangeError that names the invalid size. O(1). */
function checkSizes(cost: CostMatrix, rows: number, columns: number): void {
  if (!isCount(rows)) throw new RangeError(`assignment: rows is ${rows}`);
  if (!isCount(columns)) throw new RangeError(`assignment: columns is ${columns}`);
  if (cost.length !== rows * columns) {
    throw new RangeError(`assignment: cost has length ${cost.length}, expected ${rows} × ${columns}`);
  }
}

/** The largest absolute cost, and whether sums of the costs are exact. */
export interface CostRange {
  largest: number;
  exact: boolean;
}

/**
 * Validates the entries and decides how to compute with them. Integers are exact as long as a path through the whole
 * matrix stays below 2^53.
 *
 * @throws RangeError naming the invalid size or entry
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
      throw new RangeError(
        `assignment: row ${Math.floor(index / columns)}, column ${index % columns} costs ${c}`,
      );
    }
    if (size > largest) largest = size;
    if (c !== Math.floor(c)) fractions = true;
  }
  return { largest, fractions };
}
