import { type CriterionVerdict, LOW_BITS } from './verdict.ts';

/**
 * Packs the worth of an item and its verdicts in one number, so that columns can simply be added: the low 32 bits are
 * the verdicts (2 bits per column, no overlap), above them the worth in steps of 1/1024 of a point (at most 1000 × 1024
 * < 2^20 steps). 52 bits in all: exact in a Float64.
 */
export type PackScore = (worth: number, verdict: CriterionVerdict) => number;

const STEPS_PER_POINT = 1024;
const WORTH_UNIT = 2 ** 32;

/** Packing for one column: `share` = its part of the total weight, 0..1. */
export const packerFor = (column: number, share: number): PackScore => {
  const steps = share * STEPS_PER_POINT;
  const unit = 4 ** column;
  return (worth, verdict) => Math.floor(worth * steps) * WORTH_UNIT + verdict * unit;
};

/**
 * Adds the packed scores of up to four columns to every item. Four at once, so that the sum is read and written once.
 * O(items).
 */
export function addPackedScores(
  sum: Float64Array,
  codes: readonly Int32Array[],
  tables: readonly Float64Array[],
): void {
  const none = new Int32Array(sum.length);
  const nothing = new Float64Array(1);
  const [a = none, b = none, c = none, d = none] = codes;
  const [ta = nothing, tb = nothing, tc = nothing, td = nothing] = tables;
  for (let i = 0; i < sum.length; i++) {
    sum[i] =
      (sum[i] ?? 0) +
      (ta[a[i] ?? 0] ?? 0) +
      (tb[b[i] ?? 0] ?? 0) +
      (tc[c[i] ?? 0] ?? 0) +
      (td[d[i] ?? 0] ?? 0);
  }
}

/** Unpacks sums into verdicts and a score of 0..1000, -1 where some verdict is CANNOT. O(items). */
export function unpackScores(sum: Float64Array, score: Int32Array, verdicts: Uint32Array): void {
  for (let i = 0; i < sum.length; i++) {
    const tally = sum[i] ?? 0;
    const bits = tally >>> 0;
    const cannot = bits & (bits >>> 1) & LOW_BITS;
    verdicts[i] = bits;
    score[i] = cannot !== 0 ? -1 : ((tally / WORTH_UNIT + STEPS_PER_POINT / 2) | 0) >> 10;
  }
}
