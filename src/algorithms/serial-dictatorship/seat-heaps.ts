/** Tentative places: per offer a binary heap of wishes with the last in the queue on top. */
export interface SeatHeaps {
  /** Start of the heap of each offer in `wish`. */
  heapStart: Int32Array;
  /** Number of wishes in the heap of each offer. */
  heapSize: Int32Array;
  wish: Int32Array;
  /** Queue rank per wish. */
  rank: Float64Array;
}

/** Capacity for all places of every offer, and for one more wish that displaces another. */
export function createSeatHeaps(offer: Int32Array, places: Int32Array, rank: Float64Array): SeatHeaps {
  const wishCount = new Int32Array(places.length);
  for (const o of offer) wishCount[o] = (wishCount[o] as number) + 1;
  const heapStart = new Int32Array(places.length);
  let size = 0;
  places.forEach((room, o) => {
    heapStart[o] = size;
    size += Math.min(wishCount[o] as number, room + 1);
  });
  return { heapStart, heapSize: new Int32Array(places.length), wish: new Int32Array(size), rank };
}

/** Adds a wish to the heap of an offer. O(log heap size). */
export function pushWish({ heapStart, heapSize, wish, rank }: SeatHeaps, o: number, e: number): void {
  const base = heapStart[o] as number;
  const late = rank[e] as number;
  let position = heapSize[o] as number;
  heapSize[o] = position + 1;
  while (position > 0) {
    const parent = (position - 1) >> 1;
    const other = wish[base + parent] as number;
    if ((rank[other] as number) >= late) break;
    wish[base + position] = other;
    position = parent;
  }
  wish[base + position] = e;
}

/** Removes the last in the queue of an offer. O(log heap size). @returns the removed wish */
export function popLast({ heapStart, heapSize, wish, rank }: SeatHeaps, o: number): number {
  const base = heapStart[o] as number;
  const top = wish[base] as number;
  const size = (heapSize[o] as number) - 1;
  heapSize[o] = size;
  const e = wish[base + size] as number;
  const late = rank[e] as number;
  let position = 0;
  for (;;) {
    let child = 2 * position + 1;
    if (child >= size) break;
    let childWish = wish[base + child] as number;
    if (
      child + 1 < size &&
      (rank[wish[base + child + 1] as number] as number) > (rank[childWish] as number)
    ) {
      child++;
      childWish = wish[base + child] as number;
    }
    if ((rank[childWish] as number) <= late) break;
    wish[base + position] = childWish;
    position = child;
  }
  wish[base + position] = e;
  return top;
}
