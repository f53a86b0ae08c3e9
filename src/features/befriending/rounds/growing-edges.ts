/** Lists of pairs that grow: millions of numbers in little memory. */
export function growingEdges() {
  let size = 1_024;
  let count = 0;
  let right = new Int32Array(size);
  let leftScore = new Int32Array(size);
  let rightScore = new Int32Array(size);
  let isWide = new Uint8Array(size);
  const grown = <T extends Int32Array | Uint8Array>(table: T, larger: T): T => {
    larger.set(table);
    return larger;
  };
  return {
    add(other: number, forLeft: number, forRight: number, wide: number): void {
      if (count === size) {
        size *= 2;
        right = grown(right, new Int32Array(size));
        leftScore = grown(leftScore, new Int32Array(size));
        rightScore = grown(rightScore, new Int32Array(size));
        isWide = grown(isWide, new Uint8Array(size));
      }
      right[count] = other;
      leftScore[count] = forLeft;
      rightScore[count] = forRight;
      isWide[count] = wide;
      count++;
    },
    count: () => count,
    finish: () => ({
      right: right.slice(0, count),
      leftScore: leftScore.slice(0, count),
      rightScore: rightScore.slice(0, count),
      isWide: isWide.slice(0, count),
    }),
  };
}
