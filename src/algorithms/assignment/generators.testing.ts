import { seededRandom } from '../random/index.ts';
import type { CostMatrix } from './search/workspace.ts';

/** A test matrix. */
export interface MatrixCase {
  cost: CostMatrix;
  rows: number;
  columns: number;
}

/** The minimum cost by exhaustive search: only for a handful of rows and columns. */
export function bruteForceCost({ cost, rows, columns }: MatrixCase): number {
  const turn = rows > columns;
  const short = turn ? columns : rows;
  const longSide = turn ? rows : columns;
  const costAt = (i: number, j: number): number =>
    (turn ? cost[j * columns + i] : cost[i * columns + j]) as number;
  const best = (i: number, usedColumns: number): number => {
    if (i === short) return 0;
    let lowest = Infinity;
    for (let j = 0; j < longSide; j++) {
      if ((usedColumns >> j) & 1) continue;
      lowest = Math.min(lowest, costAt(i, j) + best(i + 1, usedColumns | (1 << j)));
    }
    return lowest;
  };
  return best(0, 0);
}

/** Kinds of matrices that are known to be hard: identical preferences, many equal entries, products, nearby points. */
export const MATRIX_KINDS: Record<
  string,
  (n: number, m: number, random: () => number) => (i: number, j: number) => number
> = {
  anything: (_n, _m, random) => () => Math.floor(1_000_000 * random()),
  equals: (_n, _m, random) => () => Math.floor(3 * random()),
  one: () => () => 7,
  product: () => (i, j) => (i + 1) * (j + 1),
  difference: () => (i, j) => Math.abs(i - j) * 3,
  same: (_n, m, random) => {
    const wish = Array.from({ length: m }, () => Math.floor(1000 * random()));
    return (_i, j) => (wish[j] as number) + Math.floor(3 * random());
  },
  few: (_n, m, random) => (_i, j) =>
    j < m / 10 ? Math.floor(100 * random()) : 5000 + Math.floor(100 * random()),
  below: (_n, _m, random) => () => Math.floor(1000 * random()) - 900,
};

/** A random integer matrix of this kind. */
export function randomMatrix(kind: string, rows: number, columns: number, seed: number): MatrixCase {
  const make = MATRIX_KINDS[kind];
  if (!make) throw new Error(`no kind ${kind}`);
  const entry = make(rows, columns, seededRandom(seed));
  const cost = Float64Array.from({ length: rows * columns }, (_, at) =>
    entry(Math.floor(at / columns), at % columns),
  );
  return { cost, rows, columns };
}
