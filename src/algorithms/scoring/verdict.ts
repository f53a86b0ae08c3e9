/** Verdict of one item on one criterion. Two bits, so that sixteen criteria share one 32-bit word. */
export const FITS = 0;
export const UNKNOWN = 1;
export const POOR = 2;
export const CANNOT = 3;
export type CriterionVerdict = 0 | 1 | 2 | 3;

/** Maximum number of columns: 2 bits each in a 32-bit word. */
export const MAX_COLUMNS = 16;

/** Worth of a verdict, in thousandths of the weight of its column. CANNOT excludes the item altogether. */
export const WORTH: readonly [number, number, number, number] = [1000, 500, 250, 0];

/** Minimum worth of a graded fit (shared bits, travel): still clearly above UNKNOWN. */
export const MIN_FIT_WORTH = 600;

/** The low bit of each column's pair. */
export const LOW_BITS = 0x55555555;

/** The verdict on one column out of a packed word of `ItemScores.verdicts`. O(1). */
export function verdictOf(verdicts: number, column: number): CriterionVerdict {
  return ((verdicts >>> (2 * column)) & 3) as CriterionVerdict;
}

/** One low bit per column that is CANNOT. */
export function cannotBits(verdicts: number): number {
  return verdicts & (verdicts >>> 1) & LOW_BITS;
}

/** One low bit per column that is UNKNOWN. */
export function unknownBits(verdicts: number): number {
  return verdicts & ~(verdicts >>> 1) & LOW_BITS;
}

/** How many bits are set in a 32-bit word. Source: Warren, Hacker's Delight, 2nd ed., fig. 5-2. */
export function countBits(word: number): number {
  let w = word - ((word >>> 1) & LOW_BITS);
  w = (w & 0x33333333) + ((w >>> 2) & 0x33333333);
  w = (w + (w >>> 4)) & 0x0f0f0f0f;
  return Math.imul(w, 0x01010101) >>> 24;
}

/** On how many columns the packed verdicts are UNKNOWN. O(1). */
export const countUnknown = (verdicts: number): number => countBits(unknownBits(verdicts));
