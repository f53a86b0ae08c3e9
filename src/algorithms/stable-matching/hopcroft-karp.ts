import { UNPAIRED } from './problem.ts';

/** Who may be paired with whom, level or not. */
export interface BipartiteGraph {
  lefts: number;
  rights: number;
  start: Int32Array;
  right: Int32Array;
}

/**
 * As many pairs as there can be, stable or not.
 *
 * @param begin pairs to begin from; left out = none
 * @returns per left agent the right one, or NOBODY
 *
 * O(pairs × √agents). Reference: Hopcroft & Karp (1973).
 */
export function maximumMatching(lists: BipartiteGraph, begin?: Int32Array): Int32Array {
  const { lefts, rights, start, right } = lists;
  const at = begin ? begin.slice() : new Int32Array(lefts).fill(UNPAIRED);
  const of = new Int32Array(rights).fill(UNPAIRED);
  for (let i = 0; i < lefts; i++) if (at[i] !== UNPAIRED) of[at[i] as number] = i;
  const depth = new Int32Array(lefts);
  const queue = new Int32Array(lefts);
  const next = new Int32Array(lefts);
  const row = new Int32Array(lefts);
  for (;;) {
    depth.fill(-1);
    let end = 0;
    for (let i = 0; i < lefts; i++) {
      if (at[i] !== UNPAIRED) continue;
      depth[i] = 0;
      queue[end++] = i;
    }
    let found = false;
    for (let k = 0; k < end; k++) {
      const i = queue[k] as number;
      for (let e = start[i] as number; e < (start[i + 1] as number); e++) {
        const other = of[right[e] as number] as number;
        if (other === UNPAIRED) found = true;
        else if (depth[other] === -1) {
          depth[other] = (depth[i] as number) + 1;
          queue[end++] = other;
        }
      }
    }
    if (!found) return at;
    next.set(start.subarray(0, lefts));
    for (let i = 0; i < lefts; i++)
      if (at[i] === UNPAIRED) augmentFrom(lists, i, { at, of, depth, next, row });
  }
}

interface MatchingState {
  at: Int32Array;
  of: Int32Array;
  depth: Int32Array;
  next: Int32Array;
  row: Int32Array;
}

/** Depth first along rising depth to a free right agent; then all on the way move. */
function augmentFrom(
  { start, right }: BipartiteGraph,
  first: number,
  { at, of, depth, next, row }: MatchingState,
): void {
  let height = 0;
  row[0] = first;
  while (height >= 0) {
    const i = row[height] as number;
    const e = next[i] as number;
    if (e === start[i + 1]) {
      depth[i] = -1;
      height--;
      continue;
    }
    next[i] = e + 1;
    const j = right[e] as number;
    const other = of[j] as number;
    if (other === UNPAIRED) {
      for (let h = height; h >= 0; h--) {
        const mover = row[h] as number;
        const to = right[(next[mover] as number) - 1] as number;
        at[mover] = to;
        of[to] = mover;
      }
      return;
    }
    if (depth[other] === (depth[i] as number) + 1) row[++height] = other;
  }
}
