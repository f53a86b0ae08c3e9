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
  const held = new Int32Array(s.rights).fill(-1);
  for (const e of edges) if (e >= 0) held[s.right[e] as number] = e;
  let best = -1;
  let least = Infinity;
  for (let e = 0; e < s.left.length; e++) {
    const own = edges[s.left[e] as number] as number;
    const other = held[s.right[e] as number] as number;
    const mine = s.leftLevel[e] as number;
    const theirs = s.rightLevel[e] as number;
    if (own >= 0 && (s.leftLevel[own] as number) <= mine) continue;
    if (other >= 0 && (s.rightLevel[other] as number) <= theirs) continue;
    if (mine + theirs >= least) continue;
    least = mine + theirs;
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
  const found: LargestPairingResult = { best: begin, bound: Infinity, branches: 0 };
  let draw = seed;
  let last: Int32Array = new Int32Array(small.lefts).fill(-1);
  const look = (edges: Int32Array): number => {
    last = edges;
    const own = edges.map((k) => (k < 0 ? -1 : (edge[k] as number)));
    const stable = bestFavouringPairs(p, own, draw++);
    if (stable.size > found.best.size) found.best = stable;
    return found.best.size;
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
    if (node.bound <= found.best.size) continue;
    const open = Math.max(node.bound, ...waiting.map(({ bound }) => bound));
    const enough = !first && found.branches >= maxBranches;
    if (enough || onBranch?.(found.best.size, open, found.branches) === false) {
      found.bound = open;
      return found;
    }
    if (!first) found.branches++;
    const { ranges, price } = node;
    const cover = propagate(small, ranges) ? findCoveringMatching(small, ranges, null) : null;
    const many = first ? rootRounds : branchRounds;
    first = false;
    if (!cover || cover.size <= found.best.size) continue;
    // With every left agent settled this is always so.
    if (mostBlockingEdge(small, cover.left) < 0) {
      found.best = { ...found.best, ...asPairs(cover.left) };
      continue;
    }
    const most = Math.min(cover.size, node.bound);
    last = cover.left;
    const priced = many > 0 ? lagrangianBound(small, ranges, covers, price, many, look) : most;
    const bound = Math.min(most, Math.floor(priced + 1e-6));
    if (bound <= found.best.size) continue;
    const split = branchingChoice(small, ranges, last);
    const better = copyBounds(ranges);
    better.leftTo[split.left] = split.level;
    ranges.leftFrom[split.left] = split.level + 1;
    waiting.push({ ranges, price: price.slice(), bound }, { ranges: better, price, bound });
  }
  found.bound = found.best.size;
  return found;
}
