/** For every i a short list of numbers: list[start[i]] up to list[start[i + 1]]. */
export interface Lists {
  start: Int32Array;
  list: Int32Array;
}

export const bitLo = (i: number): number => (i < 32 ? 1 << i : 0);
export const bitHi = (i: number): number => (i < 32 ? 0 : 1 << (i - 32));
export const holds = (lo: number, hi: number, i: number): boolean =>
  ((i < 32 ? lo >>> i : hi >>> (i - 32)) & 1) !== 0;

/** Lists for n things, each filled by calling `add` as often as needed. */
export function listsOf(n: number, fill: (i: number, add: (value: number) => void) => void): Lists {
  const start = new Int32Array(n + 1);
  const all: number[] = [];
  const add = (value: number) => {
    all.push(value);
  };
  for (let i = 0; i < n; i++) {
    fill(i, add);
    start[i + 1] = all.length;
  }
  return { start, list: Int32Array.from(all) };
}

/** Sets of options as two words each; the members of one exclude each other two by two. */
export interface Cliques {
  lo: Int32Array;
  hi: Int32Array;
  /** The cliques of each option. */
  of: Lists;
}

/**
 * Cliques that cover every exclusion between groups: each uncovered pair is grown, in order of option, to a set that
 * cannot be grown further. O(n²), and O(n) per clique. Source: Kellerman (1973), keyword conflict.
 *
 * @param barLo, barHi what excludes each option, itself held
 */
export function coverClashes(group: Int32Array, barLo: Int32Array, barHi: Int32Array): Cliques {
  const n = group.length;
  const los: number[] = [];
  const his: number[] = [];
  const doneLo = new Int32Array(n);
  const doneHi = new Int32Array(n);
  for (let i = 0; i < n; i++) {
    for (let j = i + 1; j < n; j++) {
      if (group[i] === group[j] || !holds(barLo[i] ?? 0, barHi[i] ?? 0, j)) continue;
      if (holds(doneLo[i] ?? 0, doneHi[i] ?? 0, j)) continue;
      let lo = bitLo(i) | bitLo(j);
      let hi = bitHi(i) | bitHi(j);
      for (let k = 0; k < n; k++) {
        if ((lo & ~(barLo[k] ?? 0)) !== 0 || (hi & ~(barHi[k] ?? 0)) !== 0) continue;
        lo |= bitLo(k);
        hi |= bitHi(k);
      }
      for (let k = 0; k < n; k++) {
        if (!holds(lo, hi, k)) continue;
        doneLo[k] = (doneLo[k] ?? 0) | lo;
        doneHi[k] = (doneHi[k] ?? 0) | hi;
      }
      los.push(lo);
      his.push(hi);
    }
  }
  const lo = Int32Array.from(los);
  const hi = Int32Array.from(his);
  const of = listsOf(n, (i, add) => {
    for (let q = 0; q < lo.length; q++) if (holds(lo[q] ?? 0, hi[q] ?? 0, i)) add(q);
  });
  return { lo, hi, of };
}
