/** A clustering of points in the plane. */
export interface KmeansClusters {
  /** x, y per cluster; empty clusters are left out. */
  centre: Float64Array;
  /** Per point the cluster. */
  clusterOf: Int32Array;
}

/** Stopping criterion: maximum number of rounds, or no centre moves as far as `tolerance`. */
export interface KmeansLimits {
  maxRounds: number;
  tolerance: number;
}

/**
 * Lloyd's k-means with weights, from given centres. Distance bounds (Hamerly 2010, *Making k-means even faster*) skip
 * points that cannot change; the result equals that of the plain algorithm.
 *
 * @param points x, y per point; a difference below 1e-154 has no square and counts as none
 * @param weight per point how often it counts; left out = once
 * @param initialCentres x, y per centre
 *
 * O(rounds × points × centres) at worst, a small part of it once centres hardly move.
 */
export function kmeans(
  points: Float64Array,
  weight: Float64Array | null,
  initialCentres: Float64Array,
  { maxRounds, tolerance }: KmeansLimits,
): KmeansClusters {
  const n = points.length / 2;
  const k = initialCentres.length / 2;
  const centre = initialCentres.slice();
  const clusterOf = new Int32Array(n);
  if (k === 0) return { centre, clusterOf };
  // Per point: at most `upper` from its own centre, at least `lower` from any other.
  const upper = new Float64Array(n).fill(Infinity);
  const lower = new Float64Array(n);
  const moved = new Float64Array(k);
  for (let round = 0; round < maxRounds; round++) {
    assignPoints(points, centre, clusterOf, upper, lower);
    moveCentres(points, weight, centre, clusterOf, moved);
    let largestMove = 0;
    for (let c = 0; c < k; c++) largestMove = Math.max(largestMove, moved[c] as number);
    if (largestMove < tolerance) break;
    for (let i = 0; i < n; i++) {
      upper[i] = (upper[i] as number) + (moved[clusterOf[i] as number] as number);
      lower[i] = (lower[i] as number) - largestMove;
    }
  }
  return withoutEmptyClusters(centre, clusterOf);
}

function assignPoints(
  points: Float64Array,
  centre: Float64Array,
  clusterOf: Int32Array,
  upper: Float64Array,
  lower: Float64Array,
): void {
  const k = centre.length / 2;
  for (let i = 0; i < clusterOf.length; i++) {
    // A small margin, so that rounding never skips a point that must be examined.
    if ((upper[i] as number) < (lower[i] as number) - 1e-9) continue;
    const x = points[2 * i] as number;
    const y = points[2 * i + 1] as number;
    let best = Infinity;
    let next = Infinity;
    let nearest = 0;
    for (let c = 0; c < k; c++) {
      const dx = x - (centre[2 * c] as number);
      const dy = y - (centre[2 * c + 1] as number);
      const squaredDistance = dx * dx + dy * dy;
      if (squaredDistance < best) {
        next = best;
        best = squaredDistance;
        nearest = c;
      } else if (squaredDistance < next) next = squaredDistance;
    }
    clusterOf[i] = nearest;
    upper[i] = Math.sqrt(best);
    lower[i] = Math.sqrt(next);
  }
}

/** Moves every centre to the mean of its points; an empty one stays where it is. */
function moveCentres(
  points: Float64Array,
  weight: Float64Array | null,
  centre: Float64Array,
  clusterOf: Int32Array,
  moved: Float64Array,
): void {
  const k = moved.length;
  const sum = new Float64Array(3 * k);
  for (let i = 0; i < clusterOf.length; i++) {
    const c = 3 * (clusterOf[i] as number);
    const w = weight ? (weight[i] as number) : 1;
    sum[c] = (sum[c] as number) + w * (points[2 * i] as number);
    sum[c + 1] = (sum[c + 1] as number) + w * (points[2 * i + 1] as number);
    sum[c + 2] = (sum[c + 2] as number) + w;
  }
  for (let c = 0; c < k; c++) {
    const memberWeight = sum[3 * c + 2] as number;
    moved[c] = 0;
    if (memberWeight === 0) continue;
    const x = (sum[3 * c] as number) / memberWeight;
    const y = (sum[3 * c + 1] as number) / memberWeight;
    moved[c] = Math.hypot(x - (centre[2 * c] as number), y - (centre[2 * c + 1] as number));
    centre[2 * c] = x;
    centre[2 * c + 1] = y;
  }
}

function withoutEmptyClusters(centre: Float64Array, clusterOf: Int32Array): KmeansClusters {
  const k = centre.length / 2;
  const number = new Int32Array(k).fill(-1);
  for (const c of clusterOf) number[c] = 0;
  let clusterCount = 0;
  for (let c = 0; c < k; c++) if (number[c] === 0) number[c] = clusterCount++;
  if (clusterCount === k) return { centre, clusterOf };
  const keptCentres = new Float64Array(2 * clusterCount);
  for (let c = 0; c < k; c++) {
    const newIndex = number[c] as number;
    if (newIndex < 0) continue;
    keptCentres[2 * newIndex] = centre[2 * c] as number;
    keptCentres[2 * newIndex + 1] = centre[2 * c + 1] as number;
  }
  return { centre: keptCentres, clusterOf: clusterOf.map((c) => number[c] as number) };
}
