/**
 * Counting sort: positions of `keys` (0 … keyCount − 1) by rising key, equal ones in the order of `order`. O(keys +
 * keyCount).
 */
export function countingSort(keys: Int32Array, keyCount: number, order: Int32Array | null): Int32Array {
  const from = new Int32Array(keyCount + 1);
  for (let k = 0; k < keys.length; k++) {
    const key = (keys[k] as number) + 1;
    from[key] = (from[key] as number) + 1;
  }
  for (let key = 0; key < keyCount; key++) from[key + 1] = (from[key + 1] as number) + (from[key] as number);
  const places = new Int32Array(keys.length);
  for (let k = 0; k < keys.length; k++) {
    const vote = order ? (order[k] as number) : k;
    const key = keys[vote] as number;
    const at = from[key] as number;
    places[at] = vote;
    from[key] = at + 1;
  }
  return places;
}
