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

/** How hard to search. */
export interface SearchEffort {
  /** Rounds of prices at the root, */
  rootRounds: number;
  /** and per branch after it: they begin where those of the branch before ended; */
  branchRounds: number;
  /** branches to look at, at most. */
  maxBranches: number;
  seed: number;
  /** Told before every branch; false ends the search. */
  onBranch?: (size: number, bound: number, branches: number) => boolean | undefined;
}

/** What the search found. */
export interface LargestPairingResult {
  best: StablePairing;
  /** No stable pairing has more pairs than this. */
  bound: number;
  branches: number;
}

/** Of two that both would rather have each other, those who are best off together; -1 = stable. */
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

/** A left agent and a level: it ends there or better, or worse. Of a blocking pair, else any that is not settled. */
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
 * The largest stable pairing, or as near as the effort goes. Prices give a bound and pairings that are nearly stable;
 * ties broken for those give stable ones. Where a bound stays too high, one of two who would rather have each other
 * must end at least as well, the left one or the right one (branch and bound).
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
    // With every left agent settled this is always so.
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
