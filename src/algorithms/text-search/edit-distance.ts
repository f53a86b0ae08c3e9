const MAX_LENGTH = 96;
const OUT_OF_BAND = 99;
let rowBeforePrevious = new Uint8Array(MAX_LENGTH + 1);
let previousRow = new Uint8Array(MAX_LENGTH + 1);
let currentRow = new Uint8Array(MAX_LENGTH + 1);

/**
 * Number of edits (insert, delete, replace, swap two neighbours), or `maxEdits + 1` when there are more than `maxEdits`
 * or a name is longer than 96 letters. Source: Damerau (1964), restricted edit distance; only the band that can still
 * matter is computed, in three reused rows.
 */
export function editDistance(a: string, b: string, maxEdits: number): number {
  if (Math.abs(a.length - b.length) > maxEdits || a.length > MAX_LENGTH || b.length > MAX_LENGTH)
    return maxEdits + 1;
  for (let j = 0; j <= b.length; j++) previousRow[j] = j;
  for (let i = 1; i <= a.length; i++) {
    const from = Math.max(1, i - maxEdits);
    const to = Math.min(b.length, i + maxEdits);
    currentRow[from - 1] = from === 1 ? i : OUT_OF_BAND;
    let rowMinimum = from === 1 ? i : OUT_OF_BAND;
    const letter = a.charCodeAt(i - 1);
    for (let j = from; j <= to; j++) {
      const otherLetter = b.charCodeAt(j - 1);
      let cost = Math.min(
        at(previousRow, j) + 1,
        at(currentRow, j - 1) + 1,
        at(previousRow, j - 1) + (letter === otherLetter ? 0 : 1),
      );
      if (i > 1 && j > 1 && letter === b.charCodeAt(j - 2) && a.charCodeAt(i - 2) === otherLetter)
        cost = Math.min(cost, at(rowBeforePrevious, j - 2) + 1);
      currentRow[j] = cost;
      if (cost < rowMinimum) rowMinimum = cost;
    }
    if (to < b.length) currentRow[to + 1] = OUT_OF_BAND;
    if (rowMinimum > maxEdits) return maxEdits + 1;
    [rowBeforePrevious, previousRow, currentRow] = [previousRow, currentRow, rowBeforePrevious];
  }
  return Math.min(at(previousRow, b.length), maxEdits + 1);
}

const at = (cells: Uint8Array, index: number): number => cells[index] ?? OUT_OF_BAND;
