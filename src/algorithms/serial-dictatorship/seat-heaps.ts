/** Who sits where for now: per offer a binary heap of wishes with the last in line on top. */
export interface SeatHeaps {
  /** Where the heap of each offer begins in `wish`. */
  heapStart: Int32Array;
  /** Per offer how many wishes its heap holds. */
  heapSize: Int32Array;
  wish: Int32Array;
  /** Per wish its turn in the line of its offer. */
  rank: Float64Array;
}

/** Room for as many as can sit at every offer, and for one more who pushes somebody out. */
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

/** A wish sits down at an offer. O(log held). */
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

/** The last in line leaves. O(log held). @returns the wish that left */
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
