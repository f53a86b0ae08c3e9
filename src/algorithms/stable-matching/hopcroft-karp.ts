import { UNPAIRED } from './problem.ts';

/** A bipartite graph of the possible pairs. */
export interface BipartiteGraph {
  lefts: number;
  rights: number;
  start: Int32Array;
  right: Int32Array;
}

/**
 * A maximum matching, stable or not.
 *
 * @param begin pairs to start from; left out = none
 * @returns per left agent the right one, or UNPAIRED
 *
 * O(pairs × √agents). Reference: Hopcroft & Karp (1973).
 */
export function maximumMatching(lists: BipartiteGraph, begin?: Int32Array): Int32Array {
  const { lefts, rights, start, right } = lists;
  const rightOf = begin ? begin.slice() : new Int32Array(lefts).fill(UNPAIRED);
  const leftOf = new Int32Array(rights).fill(UNPAIRED);
  for (let i = 0; i < lefts; i++) if (rightOf[i] !== UNPAIRED) leftOf[rightOf[i] as number] = i;
  const depth = new Int32Array(lefts);
  const queue = new Int32Array(lefts);
  const next = new Int32Array(lefts);
  const row = new Int32Array(lefts);
  for (;;) {
    depth.fill(-1);
    let end = 0;
    for (let i = 0; i < lefts; i++) {
      if (rightOf[i] !== UNPAIRED) continue;
      depth[i] = 0;
      queue[end++] = i;
    }
    let isPathFound = false;
    for (let k = 0; k < end; k++) {
      const i = queue[k] as number;
      for (let e = start[i] as number; e < (start[i + 1] as number); e++) {
        const nextLeft = leftOf[right[e] as number] as number;
        if (nextLeft === UNPAIRED) isPathFound = true;
        else if (depth[nextLeft] === -1) {
          depth[nextLeft] = (depth[i] as number) + 1;
          queue[end++] = nextLeft;
        }
      }
    }
    if (!isPathFound) return rightOf;
    next.set(start.subarray(0, lefts));
    for (let i = 0; i < lefts; i++)
      if (rightOf[i] === UNPAIRED) augmentFrom(lists, i, { rightOf, leftOf, depth, next, row });
  }
}

interface MatchingState {
  rightOf: Int32Array;
  leftOf: Int32Array;
  depth: Int32Array;
  next: Int32Array;
  row: Int32Array;
}

/** Depth-first search along rising depth to a free right agent; then augments along the path. */
function augmentFrom(
  { start, right }: BipartiteGraph,
  first: number,
  { rightOf, leftOf, depth, next, row }: MatchingState,
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
    const nextLeft = leftOf[j] as number;
    if (nextLeft === UNPAIRED) {
      for (let h = height; h >= 0; h--) {
        const mover = row[h] as number;
        const to = right[(next[mover] as number) - 1] as number;
        rightOf[mover] = to;
        leftOf[to] = mover;
      }
      return;
    }
    if (depth[nextLeft] === (depth[i] as number) + 1) row[++height] = nextLeft;
  }
}
