// A binary heap of columns by distance, in two arrays: heap[place[j]] === j.

/** Restores the heap after the distance of column j decreased (or j was added at place[j]). */
export function siftUp(heap: Int32Array, place: Int32Array, dist: Float64Array, j: number): void {
  const distance = dist[j] as number;
  let position = place[j] as number;
  while (position > 0) {
    const parent = (position - 1) >> 1;
    const otherColumn = heap[parent] as number;
    if ((dist[otherColumn] as number) <= distance) break;
    heap[position] = otherColumn;
    place[otherColumn] = position;
    position = parent;
  }
  heap[position] = j;
  place[j] = position;
}

/** Replaces the top by column j in a heap of `size` and sifts it down. */
export function replaceTop(
  heap: Int32Array,
  place: Int32Array,
  dist: Float64Array,
  j: number,
  size: number,
): void {
  const distance = dist[j] as number;
  let position = 0;
  for (;;) {
    let child = 2 * position + 1;
    if (child >= size) break;
    let otherColumn = heap[child] as number;
    if (child + 1 < size && (dist[heap[child + 1] as number] as number) < (dist[otherColumn] as number)) {
      child++;
      otherColumn = heap[child] as number;
    }
    if ((dist[otherColumn] as number) >= distance) break;
    heap[position] = otherColumn;
    place[otherColumn] = position;
    position = child;
  }
  heap[position] = j;
  place[j] = position;
}
