import type { Assignment } from './assign.ts';

function pairError(rows: number, columns: number, a: Assignment): string | null {
  if (a.columnOf.length !== rows || a.u.length !== rows) return `expected ${rows} rows`;
  if (a.rowOf.length !== columns || a.v.length !== columns) return `expected ${columns} columns`;
  let pairs = 0;
  for (let i = 0; i < rows; i++) {
    const j = a.columnOf[i] as number;
    if (j === -1) continue;
    if (a.rowOf[j] !== i) return `row ${i} has column ${j}, which has row ${a.rowOf[j]}`;
    pairs++;
  }
  const taken = a.rowOf.reduce((count, i) => count + (i === -1 ? 0 : 1), 0);
  if (taken !== pairs) return `${taken} columns have a row, but ${pairs} rows have a column`;
  const must = Math.min(rows, columns);
  return pairs === must ? null : `${pairs} pairs, expected ${must}`;
}

/** On the longer side duals are never above zero, and zero for unassigned rows or columns. */
function unmatchedDualError(
  name: string,
  dual: Float64Array,
  partnerOf: Int32Array,
  slip: number,
): string | null {
  for (let i = 0; i < dual.length; i++) {
    const worth = dual[i] as number;
    if (worth > slip) return `${name} ${i} has dual ${worth} above zero`;
    if (partnerOf[i] === -1 && worth < -slip) return `${name} ${i} is left over but has dual ${worth}`;
  }
  return null;
}

/**
 * Checks an assignment and its proof from the matrix alone: everybody assigned once, the cost is the sum, no negative
 * reduced cost, and the duals add up to the cost (weak duality). O(rows × columns).
 *
 * @param slip how much rounding to allow; 0 for integers
 * @returns null, or what is wrong
 */
export function verifyAssignment(
  cost: ArrayLike<number>,
  rows: number,
  columns: number,
  a: Assignment,
  slip = 0,
): string | null {
  const flaw =
    pairError(rows, columns, a) ??
    (rows > columns ? unmatchedDualError('row', a.u, a.columnOf, slip) : null) ??
    (columns > rows ? unmatchedDualError('column', a.v, a.rowOf, slip) : null);
  if (flaw) return flaw;
  let total = 0;
  let proof = 0;
  for (let i = 0; i < rows; i++) {
    proof += a.u[i] as number;
    const given = a.columnOf[i] as number;
    if (given !== -1) total += cost[i * columns + given] as number;
    for (let j = 0; j < columns; j++) {
      const slack = (cost[i * columns + j] as number) - (a.u[i] as number) - (a.v[j] as number);
      if (slack < -slip) return `row ${i}, column ${j} has slack ${slack}`;
    }
  }
  for (let j = 0; j < columns; j++) proof += a.v[j] as number;
  const most = slip * (rows + columns + 1);
  if (Math.abs(total - a.cost) > most) return `the pairs cost ${total}, not ${a.cost}`;
  return Math.abs(proof - total) <= most ? null : `the duals add up to ${proof}, the cost is ${total}`;
}
