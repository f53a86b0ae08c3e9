import { type AllocationProblem, bonusOf, MAX_PRIORITY, MAX_SCORE, priorityOf } from './problem.ts';

/**
 * Objective weights: points per edge, and the weight of being placed, so that placing people takes precedence over
 * points.
 */
export interface ObjectiveWeights {
  /** Per edge: score + bonus. */
  points: Int32Array;
  /** At [priority − 1]: the weight of placing one person of this priority, in points. */
  placementWeight: Int32Array;
  /** The largest of `points`: the number of score levels. */
  levels: number;
}

/**
 * The placement weight starts at this many times the largest score; `raisePlacementWeight` multiplies it by
 * RAISE_FACTOR.
 */
const PLACEMENT_FACTOR = 10;
const RAISE_FACTOR = 8;

/**
 * The weights for at least `priorities` priorities. Each priority weighs one step more than the next. The step is a
 * heuristic that is nearly always large enough; `firstImprovablePriority` checks it afterwards, because a long chain of
 * reassignments could outweigh it. O(edges).
 */
export function weightsOf(p: AllocationProblem, priorities = 1): ObjectiveWeights {
  const points = p.score.slice();
  let levels = 1;
  let last = priorities;
  for (let i = 0; i + 1 < p.start.length; i++) {
    const bonus = bonusOf(p, i);
    last = Math.max(last, priorityOf(p, i));
    const to = p.start[i + 1] as number;
    for (let e = p.start[i] as number; e < to; e++) {
      const so = (points[e] as number) + bonus;
      points[e] = so;
      if (so > levels) levels = so;
    }
  }
  const placementWeight = new Int32Array(MAX_PRIORITY);
  const step = PLACEMENT_FACTOR * Math.max(levels, MAX_SCORE);
  for (let c = 0; c < last; c++) placementWeight[c] = (last - c) * step;
  return { points, placementWeight, levels };
}

/** The same weights with a larger placement weight; null when that no longer fits in 32 bits. */
export function raisePlacementWeight({
  points,
  placementWeight,
  levels,
}: ObjectiveWeights): ObjectiveWeights | null {
  if ((placementWeight[0] ?? 0) * RAISE_FACTOR > 2 ** 27) return null;
  return { points, placementWeight: placementWeight.map((step) => step * RAISE_FACTOR), levels };
}
