/** Distance of an offer that was not reached. */
export const UNREACHED = 0x7fffffff;

/**
 * Bucket queue of offers by distance (Dial 1969). The buckets are doubly linked lists, so that decreasing a distance is
 * O(1).
 */
export interface BucketQueue {
  /** Per offer its distance, UNREACHED when not seen. */
  distance: Int32Array;
  /** Per distance the first offer of the bucket, or -1. */
  head: Int32Array;
  next: Int32Array;
  previous: Int32Array;
  /** The offers reached in this search. */
  reached: Int32Array;
  /** [0]: the number of offers reached. */
  reachedCount: Int32Array;
}

/** An empty queue for distances up to `maxDistance`. */
export function createBucketQueue(offers: number, maxDistance: number): BucketQueue {
  return {
    distance: new Int32Array(offers).fill(UNREACHED),
    head: new Int32Array(maxDistance + 2).fill(-1),
    next: new Int32Array(offers),
    previous: new Int32Array(offers),
    reached: new Int32Array(offers),
    reachedCount: new Int32Array(1),
  };
}

/** Decreases the distance of an offer, or inserts it. O(1). */
export function decreaseDistance(
  { distance, head, next, previous, reached, reachedCount }: BucketQueue,
  o: number,
  nearer: number,
): void {
  const old = distance[o] as number;
  if (old === UNREACHED) {
    const so = reachedCount[0] as number;
    reached[so] = o;
    reachedCount[0] = so + 1;
  } else {
    const n = next[o] as number;
    const b = previous[o] as number;
    if (b < 0) head[old] = n;
    else next[b] = n;
    if (n >= 0) previous[n] = b;
  }
  distance[o] = nearer;
  const first = head[nearer] as number;
  next[o] = first;
  previous[o] = -1;
  if (first >= 0) previous[first] = o;
  head[nearer] = o;
}

/** Removes the first offer at this distance from its bucket, or returns -1. O(1). */
export function popAtDistance({ head, next, previous }: BucketQueue, d: number): number {
  const o = head[d] as number;
  if (o < 0) return o;
  const n = next[o] as number;
  head[d] = n;
  if (n >= 0) previous[n] = -1;
  return o;
}

/** Resets the queue for the next search. O(offers reached). */
export function resetQueue({ distance, head, reached, reachedCount }: BucketQueue): void {
  const many = reachedCount[0] as number;
  for (let k = 0; k < many; k++) {
    const o = reached[k] as number;
    head[distance[o] as number] = -1;
    distance[o] = UNREACHED;
  }
  reachedCount[0] = 0;
}
