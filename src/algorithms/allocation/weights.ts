import { type AllocationProblem, bonusOf, MAX_PRIORITY, MAX_SCORE, priorityOf } from './problem.ts';

/** Points per edge and what being placed counts, so that who is placed goes before how well it fits. */
export interface ObjectiveWeights {
  /** Per edge: score + bonus. */
  points: Int32Array;
  /** At [priority − 1]: what it counts that a person of this priority is placed, in points. */
  placementWeight: Int32Array;
  /** The largest of `points`: how many levels of score there are. */
  levels: number;
}

/** One place lost costs at first this many times the largest score; `firmer` makes it more where that is too little. */
const PLACEMENT_FACTOR = 10;
const RAISE_FACTOR = 8;

/**
 * The weights, for at least so many priorities. A priority counts `step` more than the one after it. The step is a guess that nearly always holds; it
 * is checked afterwards (see `placedFirst`), because with many people in one chain it could be too small. O(edges).
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

/** The same weights, with more weight on being placed; null when that no longer fits in 32 bits. */
export function raisePlacementWeight({
  points,
  placementWeight,
  levels,
}: ObjectiveWeights): ObjectiveWeights | null {
  if ((placementWeight[0] ?? 0) * RAISE_FACTOR > 2 ** 27) return null;
  return { points, placementWeight: placementWeight.map((step) => step * RAISE_FACTOR), levels };
}
