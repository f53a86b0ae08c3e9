import { shuffledIndices } from '../random/index.ts';
import { firstImprovablePriority } from './augmenting-path.ts';
import { search } from './branch-and-bound/search.ts';
import { checkOptions, checkProblem } from './check.ts';
import {
  type Allocation,
  type AllocationOptions,
  type AllocationProblem,
  type AllocationStopped,
  NO_PLACE,
  priorityOf,
  sizeOf,
} from './problem.ts';
import { type RelaxationOptions, type RelaxedAllocation, solveRelaxation } from './relaxation.ts';
import { type ObjectiveWeights, raisePlacementWeight, weightsOf } from './weights.ts';

/** Thrown when `onProgress` returns false; caught in `allocate`. */
const STOPPED = Symbol('stopped');

/**
 * Who gets which place: as many people as possible, priority 1 first, then the most points; ties by lottery. Without
 * parties and minimum sizes the result is optimal, with the proof: `gap` is 0 and `verifyAllocation` checks it
 * independently.
 *
 * With parties or minimum sizes the problem is NP-hard. Then `placementWeight` is the weight of placing one person:
 * always far more than points, but no longer lexicographic (three of priority 2 can outweigh one of priority 1);
 * `bound` is what could be reached if parties could split and every offer started, branch and bound narrows the
 * difference, and `gap` is what remains of it.
 *
 * @throws RangeError naming the first invalid index
 *
 * O(phases × edges), a hundred phases or so; at worst O(places × edges × log levels). Memory 40 bytes per edge.
 * Sources: Kuhn (1955), Hopcroft & Karp (1973), Gabow & Tarjan (1989), Dial (1969); see README.
 */
export function allocate(
  p: AllocationProblem,
  options: AllocationOptions = {},
): Allocation | AllocationStopped {
  checkProblem(p);
  checkOptions(p, options);
  try {
    return solveProblem(p, options);
  } catch (thrown) {
    if (thrown === STOPPED) return { ok: false, refusal: 'stopped' };
    throw thrown;
  }
}

function solveProblem(p: AllocationProblem, options: AllocationOptions): Allocation {
  const drawOrder = options.draw
    ? inverse(options.draw)
    : shuffledIndices(p.start.length - 1, options.seed ?? 0);
  const needsBranching = p.size?.some((size) => size > 1) || p.minimum?.some((least) => least > 1) || false;
  const relaxation = { drawOrder, breakTies: !needsBranching, onPhase: progressReporter(options) };
  let w = weightsOf(p, options.priorities);
  let root = solveRelaxation(p, w, null, relaxation);
  for (;;) {
    const raisedWeights =
      needsBranching || firstImprovablePriority(p, offersPerPerson(p, root)) === null
        ? null
        : raisePlacementWeight(w);
    if (!raisedWeights) break;
    w = raisedWeights;
    root = solveRelaxation(p, w, null, relaxation);
  }
  const solution = needsBranching
    ? search(p, w, root, relaxation, options.branches ?? 100)
    : { offerOf: offersPerPerson(p, root), exhaustive: true };
  return buildResult(p, w, root, solution, inverse(drawOrder));
}

/** The offer per person; only when every person is one row. */
function offersPerPerson(p: AllocationProblem, { rows, offerOfRow }: RelaxedAllocation): Int32Array {
  const offerOf = new Int32Array(p.start.length - 1);
  for (let row = 0; row < offerOfRow.length; row++)
    offerOf[rows.person[row] as number] = offerOfRow[row] as number;
  return offerOf;
}

const inverse = (order: Int32Array): Int32Array => {
  const place = new Int32Array(order.length);
  for (let k = 0; k < order.length; k++) place[order[k] as number] = k;
  return place;
};

function progressReporter({ onProgress }: AllocationOptions): RelaxationOptions['onPhase'] {
  if (!onProgress) return () => {};
  let round = 0;
  return ({ phases, waitingCount, openCount }) => {
    if (phases === 1) round++;
    const on = onProgress({ round, phase: phases, waitingPeople: waitingCount, openOffers: openCount });
    if (on === false) throw STOPPED;
  };
}

/** The result: totals, the bound, and prices and worths of the root relaxation. */
function buildResult(
  p: AllocationProblem,
  w: ObjectiveWeights,
  root: RelaxedAllocation,
  solution: { offerOf: Int32Array; exhaustive: boolean },
  draw: Int32Array,
): Allocation {
  const { offerOf, exhaustive } = solution;
  const worth = new Int32Array(offerOf.length);
  for (let row = 0; row < root.offerOfRow.length; row++)
    worth[root.rows.person[row] as number] = root.worth[row] as number;
  let placed = 0;
  let score = 0;
  let value = 0;
  for (let i = 0; i < offerOf.length; i++) {
    const o = offerOf[i] as number;
    if (o === NO_PLACE) continue;
    const size = sizeOf(p, i);
    let e = p.start[i] as number;
    while (p.offer[e] !== o) e++;
    placed += size;
    score += size * (w.points[e] as number);
    value += size * (w.placementWeight[priorityOf(p, i) - 1] as number);
  }
  value += score;
  const { price, value: bound } = root;
  return {
    ok: true,
    offerOf,
    placed,
    score,
    placementWeight: w.placementWeight,
    value,
    bound,
    gap: bound - value,
    exhaustive,
    price,
    worth,
    draw,
  };
}
