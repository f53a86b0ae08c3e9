import type { Votes } from './votes.ts';

/** Who voted what, row by row; in a row by rising statement, each at most once. */
export interface Matrix {
  rows: number;
  statements: number;
  /** Per row the first entry, and one more at the end. */
  start: Int32Array;
  /** Per entry the statement and 1, 0 or −1. */
  statement: Int32Array;
  value: Int8Array;
  /** Per row the voter. */
  voter: Int32Array;
}

/** Positions of `keys` (0 … many − 1) by rising key, equal ones in the order of `order`. O(keys + many). */
function sorted(keys: Int32Array, many: number, order: Int32Array | null): Int32Array {
  const from = new Int32Array(many + 1);
  for (let k = 0; k < keys.length; k++) {
    const key = (keys[k] as number) + 1;
    from[key] = (from[key] as number) + 1;
  }
  for (let key = 0; key < many; key++) from[key + 1] = (from[key + 1] as number) + (from[key] as number);
  const places = new Int32Array(keys.length);
  for (let k = 0; k < keys.length; k++) {
    const vote = order ? (order[k] as number) : k;
    const key = keys[vote] as number;
    const at = from[key] as number;
    places[at] = vote;
    from[key] = at + 1;
  }
  return places;
}

/**
 * The votes that count, one row per voter who voted, in the order of their numbers. The order in which votes came
 * leaves no trace but for which one was the last. O(votes + voters + statements).
 */
export function matrixOf(v: Votes): Matrix {
  const order = sorted(v.voter, v.voters, sorted(v.statement, v.statements, null));
  const statement = new Int32Array(order.length);
  const value = new Int8Array(order.length);
  const start: number[] = [];
  const voters: number[] = [];
  let entries = 0;
  for (let k = 0; k < order.length; k++) {
    const vote = order[k] as number;
    const voter = v.voter[vote] as number;
    const s = v.statement[vote] as number;
    if (voter !== voters.at(-1)) {
      voters.push(voter);
      start.push(entries);
    } else if (statement[entries - 1] === s) entries--;
    statement[entries] = s;
    value[entries++] = v.value[vote] as number;
  }
  start.push(entries);
  return {
    rows: voters.length,
    statements: v.statements,
    start: Int32Array.from(start),
    statement: statement.slice(0, entries),
    value: value.slice(0, entries),
    voter: Int32Array.from(voters),
  };
}

/** Some or all rows, in another order. O(entries). */
export function inOrder(m: Matrix, order: Int32Array): Matrix {
  const rows = order.length;
  const start = new Int32Array(rows + 1);
  let entries = 0;
  for (const row of order) entries += (m.start[row + 1] as number) - (m.start[row] as number);
  const statement = new Int32Array(entries);
  const value = new Int8Array(entries);
  entries = 0;
  for (let row = 0; row < rows; row++) {
    const from = order[row] as number;
    const first = m.start[from] as number;
    const last = m.start[from + 1] as number;
    statement.set(m.statement.subarray(first, last), entries);
    value.set(m.value.subarray(first, last), entries);
    entries += last - first;
    start[row + 1] = entries;
  }
  return { ...m, rows, start, statement, value, voter: order.map((row) => m.voter[row] as number) };
}

/** The rows that hold something, by what they hold: voters with other numbers give the same rows in the same order. */
export function byContent(m: Matrix): Int32Array {
  const compare = (a: number, b: number): number => {
    let x = m.start[a] as number;
    let y = m.start[b] as number;
    const lengths = (m.start[a + 1] as number) - x - ((m.start[b + 1] as number) - y);
    if (lengths !== 0) return lengths;
    for (const end = m.start[a + 1] as number; x < end; x++, y++) {
      const other = (m.statement[x] as number) - (m.statement[y] as number);
      if (other !== 0) return other;
      const vote = (m.value[x] as number) - (m.value[y] as number);
      if (vote !== 0) return vote;
    }
    return a - b;
  };
  const rows = Int32Array.from({ length: m.rows }, (_, row) => row);
  return rows.filter((row) => (m.start[row + 1] as number) > (m.start[row] as number)).sort(compare);
}

/** The same without the votes on some statements; rows that hold nothing then stay. O(entries). */
export function without(m: Matrix, out: Uint8Array | undefined): Matrix {
  if (!out?.includes(1)) return m;
  const start = new Int32Array(m.rows + 1);
  const statement = new Int32Array(m.statement.length);
  const value = new Int8Array(m.value.length);
  let entries = 0;
  for (let row = 0; row < m.rows; row++) {
    const to = m.start[row + 1] as number;
    for (let e = m.start[row] as number; e < to; e++) {
      if (out[m.statement[e] as number]) continue;
      statement[entries] = m.statement[e] as number;
      value[entries++] = m.value[e] as number;
    }
    start[row + 1] = entries;
  }
  return { ...m, start, statement: statement.slice(0, entries), value: value.slice(0, entries) };
}
