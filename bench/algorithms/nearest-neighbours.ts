import type { Spot } from './random-map.ts';

const LEAF = 8;

/** The k nearest of a set of spots that are allowed, in order of index. */
export type NearestSearch = (at: Spot, k: number, allowed: (index: number) => boolean) => Int32Array;

/**
 * A k-d tree (Bentley 1975) without pointers: `order` is split in the middle, over x and y in turns.
 * Building takes O(n log² n), asking about O(k log n); equally far counts as nearer for the lower index.
 */
export function buildKdTree(spots: readonly Spot[]): NearestSearch {
  const axis = [Float64Array.from(spots, ({ x }) => x), Float64Array.from(spots, ({ y }) => y)] as const;
  const order = Int32Array.from(spots.keys());
  const split = (from: number, to: number, depth: number): void => {
    if (to - from <= LEAF) return;
    const along = axis[(depth & 1) as 0 | 1];
    order.subarray(from, to).sort((a, b) => (along[a] as number) - (along[b] as number) || a - b);
    const middle = (from + to) >> 1;
    split(from, middle, depth + 1);
    split(middle + 1, to, depth + 1);
  };
  split(0, order.length, 0);

  let best = new Int32Array(0);
  let far = new Float64Array(0);
  let found = 0;
  let here: Spot = { x: 0, y: 0 };
  let may: (index: number) => boolean = () => true;

  const offer = (index: number): void => {
    const dx = (axis[0][index] as number) - here.x;
    const dy = (axis[1][index] as number) - here.y;
    const distance = dx * dx + dy * dy;
    const last = best.length - 1;
    if (found > last) {
      const worst = far[last] as number;
      if (distance > worst || (distance === worst && index > (best[last] as number))) return;
    }
    if (!may(index)) return;
    let at = found > last ? last : found++;
    for (; at > 0; at--) {
      const before = far[at - 1] as number;
      if (before < distance || (before === distance && (best[at - 1] as number) < index)) break;
      far[at] = before;
      best[at] = best[at - 1] as number;
    }
    far[at] = distance;
    best[at] = index;
  };

  const visit = (from: number, to: number, depth: number): void => {
    if (to - from <= LEAF) {
      for (let at = from; at < to; at++) offer(order[at] as number);
      return;
    }
    const middle = (from + to) >> 1;
    const pivot = order[middle] as number;
    const off = ((depth & 1) === 0 ? here.x : here.y) - (axis[(depth & 1) as 0 | 1][pivot] as number);
    if (off < 0) visit(from, middle, depth + 1);
    else visit(middle + 1, to, depth + 1);
    offer(pivot);
    if (found === best.length && off * off > (far[found - 1] as number)) return;
    if (off < 0) visit(middle + 1, to, depth + 1);
    else visit(from, middle, depth + 1);
  };

  return (at, k, allowed) => {
    best = new Int32Array(k);
    far = new Float64Array(k);
    found = 0;
    here = at;
    may = allowed;
    visit(0, order.length, 0);
    return best.subarray(0, found).sort();
  };
}
