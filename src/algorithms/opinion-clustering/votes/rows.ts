import type { VoteMatrix } from './matrix.ts';

/** The matrix with these rows, in this order. O(entries). */
export function reorderRows(m: VoteMatrix, order: Int32Array): VoteMatrix {
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

/** The non-empty rows, ordered by content: other voter numbers give the same rows in the same order. */
export function rowsByContent(m: VoteMatrix): Int32Array {
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

/** The matrix without the votes on the excluded statements; empty rows stay. O(entries). */
export function withoutStatements(m: VoteMatrix, excluded: Uint8Array | undefined): VoteMatrix {
  if (!excluded?.includes(1)) return m;
  const start = new Int32Array(m.rows + 1);
  const statement = new Int32Array(m.statement.length);
  const value = new Int8Array(m.value.length);
  let entries = 0;
  for (let row = 0; row < m.rows; row++) {
    const to = m.start[row + 1] as number;
    for (let e = m.start[row] as number; e < to; e++) {
      if (excluded[m.statement[e] as number]) continue;
      statement[entries] = m.statement[e] as number;
      value[entries++] = m.value[e] as number;
    }
    start[row + 1] = entries;
  }
  return { ...m, start, statement: statement.slice(0, entries), value: value.slice(0, entries) };
}
