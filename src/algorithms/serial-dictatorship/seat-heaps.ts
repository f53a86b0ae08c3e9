/** Who sits where for now: per offer a binary heap of wishes with the last in line on top. */
export interface Seats {
  /** Where the heap of each offer begins in `wish`. */
  from: Int32Array;
  /** Per offer how many wishes its heap holds. */
  held: Int32Array;
  wish: Int32Array;
  /** Per wish its turn in the line of its offer. */
  turn: Float64Array;
}

/** Room for as many as can sit at every offer, and for one more who pushes somebody out. */
export function emptySeats(offer: Int32Array, places: Int32Array, turn: Float64Array): Seats {
  const asked = new Int32Array(places.length);
  for (const o of offer) asked[o] = (asked[o] as number) + 1;
  const from = new Int32Array(places.length);
  let size = 0;
  places.forEach((room, o) => {
    from[o] = size;
    size += Math.min(asked[o] as number, room + 1);
  });
  return { from, held: new Int32Array(places.length), wish: new Int32Array(size), turn };
}

/** A wish sits down at an offer. O(log held). */
export function sit({ from, held, wish, turn }: Seats, o: number, e: number): void {
  const base = from[o] as number;
  const late = turn[e] as number;
  let at = held[o] as number;
  held[o] = at + 1;
  while (at > 0) {
    const parent = (at - 1) >> 1;
    const other = wish[base + parent] as number;
    if ((turn[other] as number) >= late) break;
    wish[base + at] = other;
    at = parent;
  }
  wish[base + at] = e;
}

/** The last in line leaves. O(log held). @returns the wish that left */
export function leave({ from, held, wish, turn }: Seats, o: number): number {
  const base = from[o] as number;
  const top = wish[base] as number;
  const size = (held[o] as number) - 1;
  held[o] = size;
  const e = wish[base + size] as number;
  const late = turn[e] as number;
  let at = 0;
  for (;;) {
    let child = 2 * at + 1;
    if (child >= size) break;
    let other = wish[base + child] as number;
    if (child + 1 < size && (turn[wish[base + child + 1] as number] as number) > (turn[other] as number)) {
      child++;
      other = wish[base + child] as number;
    }
    if ((turn[other] as number) <= late) break;
    wish[base + at] = other;
    at = child;
  }
  wish[base + at] = e;
  return top;
}
