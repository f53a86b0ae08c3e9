const LONGEST = 96;
const FAR = 99;
let two = new Uint8Array(LONGEST + 1);
let one = new Uint8Array(LONGEST + 1);
let row = new Uint8Array(LONGEST + 1);

/**
 * How many letters differ (insert, leave out, replace, swap two neighbours), or `most + 1` when more than `most` or when
 * a name is longer than 96 letters. Source: Damerau (1964), the restricted distance; only the band that can still matter
 * is worked out, in three rows that are used again each time.
 */
export function editDistance(a: string, b: string, most: number): number {
  if (Math.abs(a.length - b.length) > most || a.length > LONGEST || b.length > LONGEST) return most + 1;
  for (let j = 0; j <= b.length; j++) one[j] = j;
  for (let i = 1; i <= a.length; i++) {
    const from = Math.max(1, i - most);
    const to = Math.min(b.length, i + most);
    row[from - 1] = from === 1 ? i : FAR;
    let least = from === 1 ? i : FAR;
    const letter = a.charCodeAt(i - 1);
    for (let j = from; j <= to; j++) {
      const other = b.charCodeAt(j - 1);
      let cost = Math.min(at(one, j) + 1, at(row, j - 1) + 1, at(one, j - 1) + (letter === other ? 0 : 1));
      if (i > 1 && j > 1 && letter === b.charCodeAt(j - 2) && a.charCodeAt(i - 2) === other)
        cost = Math.min(cost, at(two, j - 2) + 1);
      row[j] = cost;
      if (cost < least) least = cost;
    }
    if (to < b.length) row[to + 1] = FAR;
    if (least > most) return most + 1;
    [two, one, row] = [one, row, two];
  }
  return Math.min(at(one, b.length), most + 1);
}

const at = (cells: Uint8Array, index: number): number => cells[index] ?? FAR;
