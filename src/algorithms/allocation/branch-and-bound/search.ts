import { type AllocationProblem, sizeOf } from '../problem.ts';
import { type RelaxationOptions, type RelaxedAllocation, solveRelaxation } from '../relaxation.ts';
import { type BranchConstraints, CLOSED, MUST_START, noConstraints } from '../unit-demand.ts';
import type { ObjectiveWeights } from '../weights.ts';
import { repair } from './repair.ts';
import { findViolation } from './violations.ts';

interface Incumbent {
  offerOf: Int32Array;
  value: number;
}

/**
 * Depth-first branch and bound (Land & Doig 1960) for whole parties and minimum sizes. Every node is a transportation
 * problem, solved exactly with parties allowed to split; where a party is split or an offer stays below its minimum,
 * the search branches on it. A repair heuristic gives the first incumbent.
 *
 * @returns who goes where, and whether every branch that could be better was explored
 */
export function search(
  p: AllocationProblem,
  w: ObjectiveWeights,
  root: RelaxedAllocation,
  relaxation: RelaxationOptions,
  branches: number,
): { offerOf: Int32Array; exhaustive: boolean } {
  let best: Incumbent = repair(p, w, root, relaxation);
  let branchesLeft = branches;
  const explore = (constraints: BranchConstraints, relaxed: RelaxedAllocation): void => {
    if (relaxed.minimumUnmet || relaxed.value <= best.value) return;
    const violation = findViolation(p, constraints, relaxed);
    if (violation.kind === 'none') {
      best = { offerOf: violation.offerOf, value: relaxed.value };
      return;
    }
    for (const next of violation.kind === 'split-party'
      ? branchOnParty(p, constraints, violation)
      : branchOnStart(constraints, violation.offer)) {
      if (branchesLeft <= 0) {
        branchesLeft = -1;
        return;
      }
      branchesLeft--;
      explore(next, solveRelaxation(p, w, next, { ...relaxation, breakTies: false }));
    }
  };
  explore(noConstraints(p), root);
  return { offerOf: best.offerOf, exhaustive: branchesLeft >= 0 };
}

/**
 * The two branches for a split party: all of it at this offer, if the capacity beside the fixed assignments allows it,
 * or none of it.
 */
function branchOnParty(
  p: AllocationProblem,
  constraints: BranchConstraints,
  { person, edge }: { person: number; edge: number },
): BranchConstraints[] {
  const offer = p.offer[edge] as number;
  let seatsTaken = 0;
  constraints.fixedAssignment.forEach((o, i) => {
    if (o === offer) seatsTaken += sizeOf(p, i);
  });
  const elsewhere = { ...constraints, forbiddenEdges: constraints.forbiddenEdges.slice() };
  elsewhere.forbiddenEdges[edge] = 1;
  if (seatsTaken + sizeOf(p, person) > (p.places[offer] as number)) return [elsewhere];
  const fixedThere = { ...constraints, fixedAssignment: constraints.fixedAssignment.slice() };
  fixedThere.fixedAssignment[person] = offer;
  return [fixedThere, elsewhere];
}

function branchOnStart(constraints: BranchConstraints, offer: number): BranchConstraints[] {
  // An offer with fixed assignments cannot be closed.
  const rules = constraints.fixedAssignment.includes(offer) ? [MUST_START] : [MUST_START, CLOSED];
  return rules.map((rule) => {
    const startRule = constraints.startRule.slice();
    startRule[offer] = rule;
    return { ...constraints, startRule };
  });
}
