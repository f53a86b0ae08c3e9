import { checkPairing } from './check.ts';
import { bestOfBothSides, type StablePairing } from './deferred-acceptance/both-sides.ts';
import { searchLargest } from './exact/search.ts';
import { leftCountOf, type PairingProblem } from './problem.ts';
import { totalPlaces } from './unit-capacity.ts';

/** How to go about it. */
export interface StablePairingOptions {
  /** Any whole number; the same problem and seed give the same pairs. */
  seed?: number;
  /** Rounds of trying to find more pairs; 200 unless told, for up to 200 agents a side. With 0 it is linear. */
  rounds?: number;
}

/** Larger problems are not improved upon. */
const MAX_IMPROVED_AGENTS = 200;

/** Throws a RangeError for an option that cannot be right. */
function checkWhole(name: string, value: number, least: number): void {
  if (!(Number.isInteger(value) && value >= least)) throw new RangeError(`pairing: ${name} is ${value}`);
}

/**
 * A stable pairing with many pairs: no two would both rather have each other. Either side proposes once and the better
 * of the two counts: more pairs, then lower levels in all, then less difference between the sides. That is never fewer
 * than two thirds of the most that a stable pairing can have. Small problems are then tried anew, with ties broken for
 * pairs that prices say belong together.
 *
 * @throws RangeError naming the index that cannot be right
 *
 * O(pairs × places per right agent); for small problems O(rounds × agents²) and more at worst. Reference: Király (2013).
 */
export function findStablePairing(
  p: PairingProblem,
  { seed = 0, rounds: rootRounds = 200 }: StablePairingOptions = {},
): StablePairing {
  checkPairing(p);
  checkWhole('seed', seed, -Infinity);
  checkWhole('rounds', rootRounds, 0);
  const pairing = bestOfBothSides(p, seed);
  if (rootRounds === 0 || leftCountOf(p) > MAX_IMPROVED_AGENTS || totalPlaces(p) > MAX_IMPROVED_AGENTS)
    return pairing;
  return searchLargest(p, pairing, { rootRounds, branchRounds: 0, maxBranches: 0, seed }).best;
}

/** A stable pairing with its proof. */
export interface LargestStablePairing extends StablePairing {
  /** Whether no stable pairing has more pairs; else none has more than `bound`. */
  proven: boolean;
  bound: number;
  branches: number;
}

/** How hard to search. */
export interface LargestPairingOptions {
  seed?: number;
  /** Branches to look at, at most; 2,000 unless told. */
  branches?: number;
  /** Told before every branch how many pairs there are and can be; false ends it with what there is. */
  onProgress?: (progress: { size: number; bound: number; branches: number }) => boolean | undefined;
}

/** Rounds of prices before the first branch, and per branch. */
const ROOT_PRICE_ROUNDS = 300;
const BRANCH_PRICE_ROUNDS = 40;

/**
 * The stable pairing with the most pairs, with the proof, for some hundred agents a side.
 *
 * @throws RangeError naming the index that cannot be right
 *
 * Exponential at worst (NP-hard once there are ties and lists that leave out some; Manlove et al. 2002), mostly some
 * tens of assignments; `branches` cuts it short, and then `bound` says how many pairs there could be.
 */
export function findLargestStablePairing(
  p: PairingProblem,
  { seed = 0, branches = 2_000, onProgress }: LargestPairingOptions = {},
): LargestStablePairing {
  checkPairing(p);
  checkWhole('seed', seed, -Infinity);
  checkWhole('branches', branches, 0);
  const effort = {
    rootRounds: ROOT_PRICE_ROUNDS,
    branchRounds: BRANCH_PRICE_ROUNDS,
    maxBranches: branches,
    seed,
    onBranch: (size: number, bound: number, branchesSearched: number) =>
      onProgress?.({ size, bound, branches: branchesSearched }),
  };
  const result = searchLargest(p, bestOfBothSides(p, seed), effort);
  return {
    ...result.best,
    proven: result.bound === result.best.size,
    bound: result.bound,
    branches: result.branches,
  };
}
