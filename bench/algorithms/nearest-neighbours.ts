import type { Spot } from './random-map.ts';

const LEAF_SIZE = 8;

/** The k nearest allowed spots, in order of index. */
export type NearestSearch = (at: Spot, k: number, allowed: (index: number) => boolean) => Int32Array;

/**
 * A k-d tree (Bentley 1975) without pointers: `order` is split in the middle, over x and y in turns. Building takes O(n
 * log² n), a query about O(k log n); ties go to the lower index.
 */
export function buildKdTree(spots: readonly Spot[]): NearestSearch {
  const axis = [Float64Array.from(spots, ({ x }) => x), Float64Array.from(spots, ({ y }) => y)] as const;
  const order = Int32Array.from(spots.keys());
  const split = (from: number, to: number, depth: number): void => {
    if (to - from <= LEAF_SIZE) return;
    const along = axis[(depth & 1) as 0 | 1];
    order.subarray(from, to).sort((a, b) => (along[a] as number) - (along[b] as number) || a - b);
    const middle = (from + to) >> 1;
    split(from, middle, depth + 1);
    split(middle + 1, to, depth + 1);
  };
  split(0, order.length, 0);

  let best = new Int32Array(0);
  let distances = new Float64Array(0);
  let count = 0;
  let target: Spot = { x: 0, y: 0 };
  let isAllowed: (index: number) => boolean = () => true;

  const offer = (index: number): void => {
    const dx = (axis[0][index] as number) - target.x;
    const dy = (axis[1][index] as number) - target.y;
    const distance = dx * dx + dy * dy;
    const last = best.length - 1;
    if (count > last) {
      const worst = distances[last] as number;
      if (distance > worst || (distance === worst && index > (best[last] as number))) return;
    }
    if (!isAllowed(index)) return;
    let position = count > last ? last : count++;
    for (; position > 0; position--) {
      const before = distances[position - 1] as number;
      if (before < distance || (before === distance && (best[position - 1] as number) < index)) break;
      distances[position] = before;
      best[position] = best[position - 1] as number;
    }
    distances[position] = distance;
    best[position] = index;
  };

  const visit = (from: number, to: number, depth: number): void => {
    if (to - from <= LEAF_SIZE) {
      for (let at = from; at < to; at++) offer(order[at] as number);
      return;
    }
    const middle = (from + to) >> 1;
    const pivot = order[middle] as number;
    const offset = ((depth & 1) === 0 ? target.x : target.y) - (axis[(depth & 1) as 0 | 1][pivot] as number);
    if (offset < 0) visit(from, middle, depth + 1);
    else visit(middle + 1, to, depth + 1);
    offer(pivot);
    if (count === best.length && offset * offset > (distances[count - 1] as number)) return;
    if (offset < 0) visit(middle + 1, to, depth + 1);
    else visit(from, middle, depth + 1);
  };

  return (spot, k, allowed) => {
    best = new Int32Array(k);
    distances = new Float64Array(k);
    count = 0;
    target = spot;
    isAllowed = allowed;
    visit(0, order.length, 0);
    return best.subarray(0, count).sort();
  };
}
