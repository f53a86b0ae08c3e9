import { seededRandom } from '../../random/index.ts';
import { kmeans } from './kmeans.ts';
import { kmeansPlusPlus } from './kmeans-init.ts';
import { silhouette } from './silhouette.ts';

const BASE_CLUSTERS = 100;
/** The numbers of groups to try. */
export const GROUP_COUNTS = [2, 3, 4, 5] as const;
const RESTARTS = 10;
const GROUP_LIMITS = { maxRounds: 100, tolerance: 1e-6 };
const BASE_LIMITS = { maxRounds: 30, tolerance: 1e-2 };

/** A partition of people in k groups, the largest first. */
export interface Partition {
  k: number;
  /** Per point the group. */
  groupOf: Int32Array;
  silhouette: number;
}

/**
 * Partitions people by position, once for every number of groups: first into a hundred base clusters, then those into
 * groups, from ten initialisations of which the tightest counts. Silhouettes count every person.
 *
 * @param points x, y per person
 * @param weight per person how often it counts; left out = once
 *
 * O(rounds × (people × 100 + restarts × 100 × k)).
 */
export function partitionPeople(
  points: Float64Array,
  weight: Float64Array | null,
  seed: number,
): Partition[] {
  const random = seededRandom(seed);
  const base = kmeans(points, weight, kmeansPlusPlus(points, weight, BASE_CLUSTERS, random), BASE_LIMITS);
  const members = new Float64Array(base.centre.length / 2);
  for (const [i, c] of base.clusterOf.entries()) members[c] = (members[c] as number) + (weight?.[i] ?? 1);
  return GROUP_COUNTS.filter((k) => k <= members.length).map((k) => {
    const best = tightestPartition(base.centre, members, k, random);
    const name = numbersBySize(best, members, base.centre, k);
    const groupOfBase = best.map((g) => name[g] as number);
    return {
      k,
      groupOf: base.clusterOf.map((c) => groupOfBase[c] as number),
      silhouette: silhouette(base.centre, groupOfBase, k, members),
    };
  });
}

function tightestPartition(
  centre: Float64Array,
  members: Float64Array,
  k: number,
  random: () => number,
): Int32Array {
  let best = new Int32Array(members.length);
  let lowestSpread = Infinity;
  for (let time = 0; time < RESTARTS; time++) {
    const clusters = kmeans(centre, members, kmeansPlusPlus(centre, members, k, random), GROUP_LIMITS);
    let loose = 0;
    for (let c = 0; c < members.length; c++) {
      const g = clusters.clusterOf[c] as number;
      const dx = (centre[2 * c] as number) - (clusters.centre[2 * g] as number);
      const dy = (centre[2 * c + 1] as number) - (clusters.centre[2 * g + 1] as number);
      loose += (members[c] as number) * (dx * dx + dy * dy);
    }
    if (loose >= lowestSpread) continue;
    lowestSpread = loose;
    best = clusters.clusterOf as Int32Array<ArrayBuffer>;
  }
  return best;
}

/** Group numbers by size: the largest group first, of equal ones the one furthest to the right. */
function numbersBySize(
  groupOf: Int32Array,
  members: Float64Array,
  centre: Float64Array,
  k: number,
): number[] {
  const size = new Float64Array(k);
  const right = new Float64Array(k);
  for (const [c, g] of groupOf.entries()) {
    size[g] = (size[g] as number) + (members[c] as number);
    right[g] = (right[g] as number) + (members[c] as number) * (centre[2 * c] as number);
  }
  const order = [...size.keys()].sort(
    (a, b) => (size[b] as number) - (size[a] as number) || (right[b] as number) - (right[a] as number),
  );
  const name = Array<number>(k).fill(0);
  for (const [n, g] of order.entries()) name[g] = n;
  return name;
}
