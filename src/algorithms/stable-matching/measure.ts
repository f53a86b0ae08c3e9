import { blockingPairs } from './blocking-pairs.ts';
import { checkPairing, checkPairs } from './check.ts';
import { sizeOf } from './deferred-acceptance/both-sides.ts';
import { maximumMatching } from './hopcroft-karp.ts';
import { edgesOf, type PairingProblem, type Pairs } from './problem.ts';
import { unitCapacityGraph } from './unit-capacity.ts';

/** Results of one side, over those who are paired; null when nobody is, or without scores. */
export interface SideMeasure {
  meanLevel: number | null;
  worstLevel: number | null;
  meanScore: number | null;
  lowestScore: number | null;
}

/** Quality of a pairing. */
export interface PairingMeasure {
  size: number;
  /** Maximum number of pairs, stable or not. */
  maximum: number;
  blocking: number;
  left: SideMeasure;
  right: SideMeasure;
  /** Lowest decile of the lower score per pair. */
  lowestDecileScore: number | null;
  /** Mean score (without scores: mean level) of the left side minus that of the right side. */
  gap: number | null;
}

function measureSide(edges: Int32Array, level: Int32Array, score: Int32Array | undefined): SideMeasure {
  if (edges.length === 0) return { meanLevel: null, worstLevel: null, meanScore: null, lowestScore: null };
  const mean = (table: Int32Array): number =>
    edges.reduce((sum, e) => sum + (table[e] as number), 0) / edges.length;
  return {
    meanLevel: mean(level),
    worstLevel: edges.reduce((worst, e) => Math.max(worst, level[e] as number), 0),
    meanScore: score ? mean(score) : null,
    lowestScore: score ? edges.reduce((least, e) => Math.min(least, score[e] as number), Infinity) : null,
  };
}

/**
 * Figures to judge a pairing and to compare methods.
 *
 * @throws RangeError naming the first invalid index
 *
 * O(pairs × √agents).
 */
export function measurePairing(p: PairingProblem, partnerOf: Pairs): PairingMeasure {
  checkPairing(p);
  checkPairs(p, partnerOf);
  const edgesOfLeft = edgesOf(p, partnerOf);
  const edges = edgesOfLeft.filter((e) => e >= 0);
  const left = measureSide(edges, p.leftLevel, p.leftScore);
  const right = measureSide(edges, p.rightLevel, p.rightScore);
  const { leftScore, rightScore } = p;
  const lowest =
    leftScore && rightScore
      ? edges.map((e) => Math.min(leftScore[e] as number, rightScore[e] as number)).sort()
      : null;
  const difference = (a: number | null, b: number | null): number | null =>
    a === null || b === null ? null : a - b;
  return {
    size: sizeOf(partnerOf),
    maximum: sizeOf(maximumMatching(unitCapacityGraph(p))),
    blocking: blockingPairs(p, partnerOf, edgesOfLeft).length,
    left,
    right,
    lowestDecileScore: lowest?.[Math.floor(lowest.length / 10)] ?? null,
    gap: difference(left.meanScore, right.meanScore) ?? difference(left.meanLevel, right.meanLevel),
  };
}
