import { seededRandom } from '../../random/index.ts';
import { principalAxesOf } from '../axes/principal-axes.ts';
import { projectVoters } from '../axes/project.ts';
import type { VoteMatrix } from '../votes/matrix.ts';
import { reorderRows } from '../votes/rows.ts';
import { adjustedRandIndex } from './adjusted-rand-index.ts';
import { type Partition, partitionPeople } from './partitions.ts';

/** Maximum number of people in a resample. */
const MAX_RESAMPLE_PEOPLE = 2_000;
/** Tolerance of the axes of a resample. */
const RESAMPLE_TOLERANCE = 1e-6;

/** Called after every resample; false stops the test. */
export type ResampleProgress = (done: number, of: number) => boolean | undefined;

/**
 * Stability of partitions under resampling: rows are drawn with replacement (Efron's bootstrap), everything is
 * recomputed, and the partitions are compared.
 *
 * @param m the votes, in an order that does not depend on the numbers of voters
 * @param counted per row its position in the partitions, or -1 when not in a group
 * @param divisions partitions of those counted, from all votes
 * @param columns number of statements one could vote on
 * @returns per partition the median adjusted Rand index over the resamples, 1 = always the same groups; null when
 * stopped
 *
 * O(resamples × (axes + partitions) of at most 2,000 people). Reference: Hennig (2007), *Cluster-wise assessment of
 * cluster stability*.
 */
export function partitionStability(
  m: VoteMatrix,
  counted: Int32Array,
  divisions: readonly Partition[],
  columns: number,
  { resamples, seed, onProgress }: { resamples: number; seed: number; onProgress: ResampleProgress },
): number[] | null {
  const indices: number[][] = divisions.map(() => []);
  const random = seededRandom(seed);
  for (let time = 0; time < resamples; time++) {
    const { rows, weight } = bootstrapRows(m.rows, random);
    const sample = reorderRows(m, rows);
    const position = projectVoters(sample, principalAxesOf(sample, weight, RESAMPLE_TOLERANCE), columns);
    const inside = [...rows.keys()].filter((k) => (counted[rows[k] as number] as number) >= 0);
    const points = new Float64Array(2 * inside.length);
    for (const [n, k] of inside.entries()) points.set(position.subarray(2 * k, 2 * k + 2), 2 * n);
    const resampledPartitions = partitionPeople(
      points,
      Float64Array.from(inside, (k) => weight[k] as number),
      seed + time + 1,
    );
    for (const [n, division] of divisions.entries()) {
      const before = inside.map((k) => division.groupOf[counted[rows[k] as number] as number] as number);
      const now = resampledPartitions.find(({ k }) => k === division.k);
      indices[n]?.push(now ? adjustedRandIndex(before, now.groupOf) : 0);
    }
    if (onProgress(time + 1, resamples) === false) return null;
  }
  return indices.map(median);
}

/** A bootstrap sample: the rows drawn, by rising number, and how often. */
function bootstrapRows(rows: number, random: () => number): { rows: Int32Array; weight: Float64Array } {
  const timesDrawn = new Float64Array(rows);
  for (let k = Math.min(rows, MAX_RESAMPLE_PEOPLE); k > 0; k--) {
    const row = Math.floor(random() * rows);
    timesDrawn[row] = (timesDrawn[row] as number) + 1;
  }
  const drawnRows: number[] = [];
  for (let row = 0; row < rows; row++) if ((timesDrawn[row] as number) > 0) drawnRows.push(row);
  return {
    rows: Int32Array.from(drawnRows),
    weight: Float64Array.from(drawnRows, (row) => timesDrawn[row] as number),
  };
}

function median(values: number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const half = sorted.length >> 1;
  if (sorted.length === 0) return 0;
  return sorted.length % 2
    ? (sorted[half] as number)
    : ((sorted[half - 1] as number) + (sorted[half] as number)) / 2;
}
