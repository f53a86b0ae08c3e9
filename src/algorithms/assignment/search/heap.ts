// A binary heap of columns by distance, in two arrays: heap[place[j]] === j.

/** Column j got nearer (or is new, at place[j]): it rises. */
export function siftUp(heap: Int32Array, place: Int32Array, dist: Float64Array, j: number): void {
  const far = dist[j] as number;
  let at = place[j] as number;
  while (at > 0) {
    const parent = (at - 1) >> 1;
    const other = heap[parent] as number;
    if ((dist[other] as number) <= far) break;
    heap[at] = other;
    place[other] = at;
    at = parent;
  }
  heap[at] = j;
  place[j] = at;
}

/** Column j takes the top, in a heap of `size`, and sinks to where it belongs. */
export function replaceTop(
  heap: Int32Array,
  place: Int32Array,
  dist: Float64Array,
  j: number,
  size: number,
): void {
  const far = dist[j] as number;
  let at = 0;
  for (;;) {
    let child = 2 * at + 1;
    if (child >= size) break;
    let other = heap[child] as number;
    if (child + 1 < size && (dist[heap[child + 1] as number] as number) < (dist[other] as number)) {
      child++;
      other = heap[child] as number;
    }
    if ((dist[other] as number) >= far) break;
    heap[at] = other;
    place[other] = at;
    at = child;
  }
  heap[at] = j;
  place[j] = at;
}
