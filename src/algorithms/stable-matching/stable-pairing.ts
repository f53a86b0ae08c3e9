import { checkPairing } from './check.ts';
import { bestOfBothSides, type StablePairing } from './deferred-acceptance/both-sides.ts';
import { searchLargest } from './exact/search.ts';
import { leftCountOf, type PairingProblem } from './problem.ts';
import { totalPlaces } from './unit-capacity.ts';

/** Options. */
export interface StablePairingOptions {
  /** Any whole number; the same problem and seed give the same pairs. */
  seed?: number;
  /**
   * Subgradient rounds to find more pairs; 200 when left out, for up to 200 agents a side. With 0 the time is linear.
   */
  rounds?: number;
}

/** Larger problems are not improved. */
const MAX_IMPROVED_AGENTS = 200;

/** Throws a RangeError for an invalid option. */
function checkWhole(name: string, value: number, least: number): void {
  if (!(Number.isInteger(value) && value >= least)) throw new RangeError(`pairing: ${name} is ${value}`);
}

/**
 * A stable pairing with many pairs: no blocking pair. Deferred acceptance runs from either side, and the better result
 * counts: more pairs, then lower levels in total, then less difference between the sides. It never has fewer than two
 * thirds of the pairs of the largest stable pairing. Small problems are then improved: ties are broken in favour of
 * pairs that a Lagrangian relaxation selects.
 *
 * @throws RangeError naming the first invalid index
 *
 * O(pairs × places per right agent); for small problems O(rounds × agents²) and more at worst. Reference: Király
 * (2013).
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
  /** Whether no stable pairing has more pairs; otherwise none has more than `bound`. */
  proven: boolean;
  bound: number;
  branches: number;
}

/** Limits of the search. */
export interface LargestPairingOptions {
  seed?: number;
  /** Maximum number of branches; 2,000 when left out. */
  branches?: number;
  /**
   * Called before every branch with the number of pairs so far and the bound; false ends the search with the best so
   * far.
   */
  onProgress?: (progress: { size: number; bound: number; branches: number }) => boolean | undefined;
}

/** Subgradient rounds before the first branch, and per branch. */
const ROOT_PRICE_ROUNDS = 300;
const BRANCH_PRICE_ROUNDS = 40;

/**
 * The stable pairing with the most pairs, with the proof, for some hundred agents a side.
 *
 * @throws RangeError naming the first invalid index
 *
 * Exponential at worst (NP-hard with ties and incomplete lists; Manlove et al. 2002), mostly some tens of assignments;
 * `branches` cuts it short, and then `bound` says how many pairs there could be.
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
