/** Adjacency lists: the list of i is list[start[i]] up to list[start[i + 1]]. */
export interface AdjacencyLists {
  start: Int32Array;
  list: Int32Array;
}

export const lowBit = (i: number): number => (i < 32 ? 1 << i : 0);
export const highBit = (i: number): number => (i < 32 ? 0 : 1 << (i - 32));
export const hasBit = (lo: number, hi: number, i: number): boolean =>
  ((i < 32 ? lo >>> i : hi >>> (i - 32)) & 1) !== 0;

/** Builds lists for n elements, each filled by calling `add`. */
export function buildLists(
  n: number,
  fill: (i: number, add: (value: number) => void) => void,
): AdjacencyLists {
  const start = new Int32Array(n + 1);
  const values: number[] = [];
  const add = (value: number) => {
    values.push(value);
  };
  for (let i = 0; i < n; i++) {
    fill(i, add);
    start[i + 1] = values.length;
  }
  return { start, list: Int32Array.from(values) };
}

/** Cliques of options, as two 32-bit words each; the members of a clique exclude each other pairwise. */
export interface CliqueCover {
  lo: Int32Array;
  hi: Int32Array;
  /** The cliques of each option. */
  cliquesOf: AdjacencyLists;
}

/**
 * A clique cover of all exclusions between groups: each uncovered pair is extended, in order of option, to a maximal
 * clique. O(n²), and O(n) per clique. Source: Kellerman (1973), keyword conflict.
 *
 * @param excludesLo, excludesHi what excludes each option, including itself
 */
export function coverWithCliques(
  group: Int32Array,
  excludesLo: Int32Array,
  excludesHi: Int32Array,
): CliqueCover {
  const n = group.length;
  const los: number[] = [];
  const his: number[] = [];
  const doneLo = new Int32Array(n);
  const doneHi = new Int32Array(n);
  for (let i = 0; i < n; i++) {
    for (let j = i + 1; j < n; j++) {
      if (group[i] === group[j] || !hasBit(excludesLo[i] ?? 0, excludesHi[i] ?? 0, j)) continue;
      if (hasBit(doneLo[i] ?? 0, doneHi[i] ?? 0, j)) continue;
      let lo = lowBit(i) | lowBit(j);
      let hi = highBit(i) | highBit(j);
      for (let k = 0; k < n; k++) {
        if ((lo & ~(excludesLo[k] ?? 0)) !== 0 || (hi & ~(excludesHi[k] ?? 0)) !== 0) continue;
        lo |= lowBit(k);
        hi |= highBit(k);
      }
      for (let k = 0; k < n; k++) {
        if (!hasBit(lo, hi, k)) continue;
        doneLo[k] = (doneLo[k] ?? 0) | lo;
        doneHi[k] = (doneHi[k] ?? 0) | hi;
      }
      los.push(lo);
      his.push(hi);
    }
  }
  const lo = Int32Array.from(los);
  const hi = Int32Array.from(his);
  const cliquesOf = buildLists(n, (i, add) => {
    for (let q = 0; q < lo.length; q++) if (hasBit(lo[q] ?? 0, hi[q] ?? 0, i)) add(q);
  });
  return { lo, hi, cliquesOf };
}
