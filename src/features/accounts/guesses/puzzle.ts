/**
 * The puzzle that a browser solves to pay for a guess: sixteen small ones instead of one large one, so that the time varies
 * less and the page can show how far it is. Used by the server and by the script of the page.
 */
export const PUZZLE_COUNT = 16;
const PUZZLE_COUNT_BITS = 4;

/** How many bits of each hash must be 0 for the whole to cost `bits`. */
export const bitsOfOne = (bits: number): number => Math.max(0, bits - PUZZLE_COUNT_BITS);

/** What is hashed (SHA-256): it fits one block. */
export const puzzleText = (seed: string, place: number, solution: number): string =>
  `${seed}.${place}.${solution}`;

/** Does a hash begin with so many bits that are 0? At most 32. */
export function beginsWithZeros(hash: Uint8Array, bits: number): boolean {
  const [a = 0, b = 0, c = 0, d = 0] = hash;
  return bits === 0 || ((a << 24) | (b << 16) | (c << 8) | d) >>> (32 - bits) === 0;
}
