import { bestFavouringPairs, type StablePairing, sizeOf } from '../deferred-acceptance/both-sides.ts';
import { type PairingProblem, type Pairs, UNPAIRED } from '../problem.ts';
import { findCoveringMatching } from './cover.ts';
import { coveredEdges, lagrangianBound } from './lagrangian-bound.ts';
import {
  copyBounds,
  initialBounds,
  type LevelBounds,
  type OneToOneProblem,
  propagate,
} from './level-bounds.ts';
import { toOneToOne } from './one-to-one.ts';

/** Limits of the search. */
export interface SearchEffort {
  /** Subgradient rounds at the root. */
  rootRounds: number;
  /** Subgradient rounds per branch, starting from the multipliers of its parent. */
  branchRounds: number;
  /** Maximum number of branches. */
  maxBranches: number;
  seed: number;
  /** Called before every branch; false ends the search. */
  onBranch?: (size: number, bound: number, branches: number) => boolean | undefined;
}

/** Result of the search. */
export interface LargestPairingResult {
  best: StablePairing;
  /** Upper bound: no stable pairing has more pairs. */
  bound: number;
  branches: number;
}

/** The blocking pair with the lowest sum of levels; -1 = stable. */
function mostBlockingEdge(s: OneToOneProblem, edges: Int32Array): number {
  const edgeOfRight = new Int32Array(s.rights).fill(-1);
  for (const e of edges) if (e >= 0) edgeOfRight[s.right[e] as number] = e;
  let best = -1;
  let lowestSum = Infinity;
  for (let e = 0; e < s.left.length; e++) {
    const leftEdge = edges[s.left[e] as number] as number;
    const rightEdge = edgeOfRight[s.right[e] as number] as number;
    const leftLevel = s.leftLevel[e] as number;
    const rightLevel = s.rightLevel[e] as number;
    if (leftEdge >= 0 && (s.leftLevel[leftEdge] as number) <= leftLevel) continue;
    if (rightEdge >= 0 && (s.rightLevel[rightEdge] as number) <= rightLevel) continue;
    if (leftLevel + rightLevel >= lowestSum) continue;
    lowestSum = leftLevel + rightLevel;
    best = e;
  }
  return best;
}

/**
 * The branching decision: a left agent ends at this level or better, or worse. From a blocking pair, else any agent
 * whose bounds are not tight.
 */
function branchingChoice(
  s: OneToOneProblem,
  r: LevelBounds,
  edges: Int32Array,
): { left: number; level: number } {
  const e = mostBlockingEdge(s, edges);
  const left = s.left[e] ?? -1;
  const level = s.leftLevel[e] ?? -1;
  if (left >= 0 && level >= (r.leftFrom[left] as number) && level < (r.leftTo[left] as number))
    return { left, level };
  const open = r.leftFrom.findIndex((from, i) => from < (r.leftTo[i] as number));
  return { left: open, level: r.leftFrom[open] as number };
}

interface BranchNode {
  ranges: LevelBounds;
  price: Float64Array;
  bound: number;
}

/**
 * The largest stable pairing, or the largest found within the limits. A Lagrangian relaxation gives a bound and nearly
 * stable pairings; breaking ties in their favour gives stable ones. Where the bound stays too high, branch and bound:
 * of a blocking pair either the left or the right agent must end at least as well.
 *
 * @param begin a stable pairing to improve on
 */
export function searchLargest(
  p: PairingProblem,
  begin: StablePairing,
  { rootRounds, branchRounds, maxBranches, seed, onBranch }: SearchEffort,
): LargestPairingResult {
  const { small, edge } = toOneToOne(p);
  const covers = coveredEdges(small);
  const result: LargestPairingResult = { best: begin, bound: Infinity, branches: 0 };
  let draw = seed;
  let last: Int32Array = new Int32Array(small.lefts).fill(-1);
  const tryPairing = (edges: Int32Array): number => {
    last = edges;
    const own = edges.map((k) => (k < 0 ? -1 : (edge[k] as number)));
    const stable = bestFavouringPairs(p, own, draw++);
    if (stable.size > result.best.size) result.best = stable;
    return result.best.size;
  };
  const asPairs = (edges: Int32Array): { partnerOf: Pairs; size: number } => {
    const partnerOf = edges.map((k) => (k < 0 ? UNPAIRED : (p.right[edge[k] as number] as number)));
    return { partnerOf, size: sizeOf(partnerOf) };
  };
  const waiting: BranchNode[] = [
    {
      ranges: initialBounds(small),
      price: new Float64Array(small.left.length),
      bound: Math.min(small.lefts, small.rights),
    },
  ];
  let first = true;
  for (let node = waiting.pop(); node; node = waiting.pop()) {
    if (node.bound <= result.best.size) continue;
    const openBound = Math.max(node.bound, ...waiting.map(({ bound }) => bound));
    const enough = !first && result.branches >= maxBranches;
    if (enough || onBranch?.(result.best.size, openBound, result.branches) === false) {
      result.bound = openBound;
      return result;
    }
    if (!first) result.branches++;
    const { ranges, price } = node;
    const cover = propagate(small, ranges) ? findCoveringMatching(small, ranges, null) : null;
    const priceRounds = first ? rootRounds : branchRounds;
    first = false;
    if (!cover || cover.size <= result.best.size) continue;
    // Always the case once the bounds of every left agent are tight.
    if (mostBlockingEdge(small, cover.left) < 0) {
      result.best = { ...result.best, ...asPairs(cover.left) };
      continue;
    }
    const upperBound = Math.min(cover.size, node.bound);
    last = cover.left;
    const priced =
      priceRounds > 0 ? lagrangianBound(small, ranges, covers, price, priceRounds, tryPairing) : upperBound;
    const bound = Math.min(upperBound, Math.floor(priced + 1e-6));
    if (bound <= result.best.size) continue;
    const split = branchingChoice(small, ranges, last);
    const better = copyBounds(ranges);
    better.leftTo[split.left] = split.level;
    ranges.leftFrom[split.left] = split.level + 1;
    waiting.push({ ranges, price: price.slice(), bound }, { ranges: better, price, bound });
  }
  result.bound = result.best.size;
  return result;
}
