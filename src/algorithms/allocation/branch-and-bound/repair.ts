import { type AllocationProblem, NO_PLACE, priorityOf, sizeOf } from '../problem.ts';
import { type RelaxationOptions, type RelaxedAllocation, solveRelaxation } from '../relaxation.ts';
import { type BranchConstraints, CLOSED, noConstraints } from '../unit-demand.ts';
import type { ObjectiveWeights } from '../weights.ts';
import { findViolation, gatherParties } from './violations.ts';

/**
 * Turns a relaxed solution into a feasible allocation: every party goes to the offer where most of it is, largest
 * parties first, or else to its best available offer; offers below their minimum are closed, the emptiest first; then
 * single people are placed again around that. O(rounds × solve), one round per closing.
 */
export function repair(
  p: AllocationProblem,
  w: ObjectiveWeights,
  root: RelaxedAllocation,
  relaxation: RelaxationOptions,
) {
  const constraints = noConstraints(p);
  let relaxed = root;
  for (;;) {
    constraints.fixedAssignment.fill(NO_PLACE);
    constraints.forbiddenEdges.fill(0);
    fixParties(p, w, constraints, gatherParties(p, constraints, relaxed).where);
    const seated = solveRelaxation(p, w, constraints, { ...relaxation, breakTies: true });
    const violation = findViolation(p, constraints, seated);
    if (violation.kind === 'none') return { offerOf: violation.offerOf, value: seated.value };
    closeSmall(p, constraints, gatherParties(p, constraints, seated).where);
    constraints.fixedAssignment.fill(NO_PLACE);
    constraints.forbiddenEdges.fill(0);
    relaxed = solveRelaxation(p, w, constraints, { ...relaxation, breakTies: false });
  }
}

/** Fixes every party at one offer or leaves it without a place; single people stay free. */
function fixParties(
  p: AllocationProblem,
  w: ObjectiveWeights,
  constraints: BranchConstraints,
  preferredOffer: Int32Array,
): void {
  const free = p.places.slice();
  const parties = [...(p.size ?? []).entries()].filter(([, size]) => size > 1).map(([i]) => i);
  parties.sort((a, b) => priorityOf(p, a) - priorityOf(p, b) || sizeOf(p, b) - sizeOf(p, a) || a - b);
  for (const i of parties) {
    const size = sizeOf(p, i);
    const e = edgeFor(
      p,
      w,
      i,
      preferredOffer[i] as number,
      (o) => (free[o] as number) >= size && constraints.startRule[o] !== CLOSED,
    );
    if (e < 0) {
      constraints.forbiddenEdges.fill(1, p.start[i], p.start[i + 1]);
      continue;
    }
    const o = p.offer[e] as number;
    constraints.fixedAssignment[i] = o;
    free[o] = (free[o] as number) - size;
  }
}

/** The edge to the preferred offer, or else to the best available offer, or -1. */
function edgeFor(
  p: AllocationProblem,
  w: ObjectiveWeights,
  i: number,
  preferred: number,
  isAvailable: (o: number) => boolean,
): number {
  let best = -1;
  const to = p.start[i + 1] as number;
  for (let e = p.start[i] as number; e < to; e++) {
    const o = p.offer[e] as number;
    if (!isAvailable(o)) continue;
    if (o === preferred) return e;
    if (best < 0 || (w.points[e] as number) > (w.points[best] as number)) best = e;
  }
  return best;
}

/** Closes the emptier half of the offers below their minimum: closing them one by one would take as many rounds. */
function closeSmall(p: AllocationProblem, constraints: BranchConstraints, where: Int32Array): void {
  const seatsTaken = new Int32Array(p.places.length);
  where.forEach((o, i) => {
    if (o !== NO_PLACE) seatsTaken[o] = (seatsTaken[o] as number) + sizeOf(p, i);
  });
  const small = [...seatsTaken.entries()]
    .map(([o, so]) => ({ o, so, lacks: (p.minimum?.[o] ?? 0) - so }))
    .filter(({ so, lacks }) => so > 0 && lacks > 0)
    .sort((a, b) => b.lacks - a.lacks || a.o - b.o);
  for (const { o } of small.slice(0, Math.ceil(small.length / 2))) constraints.startRule[o] = CLOSED;
}
