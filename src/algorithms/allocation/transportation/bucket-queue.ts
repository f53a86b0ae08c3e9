/** Further than anything. */
export const FAR = 0x7fffffff;

/**
 * Distances of offers, and those still to be visited in lists by distance (Dial 1969). The lists are linked both
 * ways, so that an offer that comes nearer moves in O(1).
 */
export interface Ring {
  /** Per offer its distance, FAR when not seen. */
  distance: Int32Array;
  /** Per distance the first offer, or -1. */
  head: Int32Array;
  next: Int32Array;
  before: Int32Array;
  /** The offers seen in this search. */
  seen: Int32Array;
  /** [0]: how many. */
  count: Int32Array;
}

/** An empty ring for distances up to `most`. */
export function ringOf(offers: number, most: number): Ring {
  return {
    distance: new Int32Array(offers).fill(FAR),
    head: new Int32Array(most + 2).fill(-1),
    next: new Int32Array(offers),
    before: new Int32Array(offers),
    seen: new Int32Array(offers),
    count: new Int32Array(1),
  };
}

/** Brings an offer to a distance nearer than the one it had. O(1). */
export function bring({ distance, head, next, before, seen, count }: Ring, o: number, nearer: number): void {
  const old = distance[o] as number;
  if (old === FAR) {
    const so = count[0] as number;
    seen[so] = o;
    count[0] = so + 1;
  } else {
    const n = next[o] as number;
    const b = before[o] as number;
    if (b < 0) head[old] = n;
    else next[b] = n;
    if (n >= 0) before[n] = b;
  }
  distance[o] = nearer;
  const first = head[nearer] as number;
  next[o] = first;
  before[o] = -1;
  if (first >= 0) before[first] = o;
  head[nearer] = o;
}

/** Takes the first offer at this distance off the list, or -1. O(1). */
export function take({ head, next, before }: Ring, d: number): number {
  const o = head[d] as number;
  if (o < 0) return o;
  const n = next[o] as number;
  head[d] = n;
  if (n >= 0) before[n] = -1;
  return o;
}

/** Forgets this search; gives back nothing. O(offers seen). */
export function forget({ distance, head, seen, count }: Ring): void {
  const many = count[0] as number;
  for (let k = 0; k < many; k++) {
    const o = seen[k] as number;
    head[distance[o] as number] = -1;
    distance[o] = FAR;
  }
  count[0] = 0;
}
