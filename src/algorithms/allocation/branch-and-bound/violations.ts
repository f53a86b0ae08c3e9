import { type AllocationProblem, edgeOf, NO_PLACE, sizeOf } from '../problem.ts';
import type { RelaxedAllocation } from '../relaxation.ts';
import { type BranchConstraints, MUST_START } from '../unit-demand.ts';

/** Why a relaxed solution is not a feasible allocation. */
export type Violation =
  | { kind: 'none'; offerOf: Int32Array }
  /** A party spread over several offers, with the edge to the offer that has most of it. */
  | { kind: 'split-party'; person: number; edge: number }
  /** An offer that would start below its minimum size. */
  | { kind: 'below-minimum'; offer: number };

/** Per person the offer that has most of the party, and how many members it has there. O(rows). */
export function gatherParties(
  p: AllocationProblem,
  { fixedAssignment }: BranchConstraints,
  { rows, offerOfRow }: RelaxedAllocation,
) {
  const majorityOffer = fixedAssignment.slice();
  const majoritySize = Int32Array.from(fixedAssignment, (o, i) => (o === NO_PLACE ? 0 : sizeOf(p, i)));
  for (let row = 0; row < offerOfRow.length; ) {
    const i = rows.person[row] as number;
    const counts = new Map<number, number>();
    for (; row < offerOfRow.length && rows.person[row] === i; row++) {
      const o = offerOfRow[row] as number;
      if (o !== NO_PLACE) counts.set(o, (counts.get(o) ?? 0) + 1);
    }
    for (const [o, count] of counts) {
      if (count <= (majoritySize[i] as number)) continue;
      majoritySize[i] = count;
      majorityOffer[i] = o;
    }
  }
  return { where: majorityOffer, many: majoritySize };
}

/** The largest split party, else the offer furthest below its minimum, else none. O(rows). */
export function findViolation(
  p: AllocationProblem,
  constraints: BranchConstraints,
  relaxed: RelaxedAllocation,
): Violation {
  const { where: majorityOffer, many: majoritySize } = gatherParties(p, constraints, relaxed);
  const seatsTaken = new Int32Array(p.places.length);
  let person = -1;
  for (let i = 0; i < majorityOffer.length; i++) {
    const o = majorityOffer[i] as number;
    if (o === NO_PLACE) continue;
    if (majoritySize[i] === sizeOf(p, i)) seatsTaken[o] = (seatsTaken[o] as number) + sizeOf(p, i);
    else if (person < 0 || sizeOf(p, i) > sizeOf(p, person)) person = i;
  }
  if (person >= 0)
    return { kind: 'split-party', person, edge: edgeOf(p, person, majorityOffer[person] as number) };
  let offer = -1;
  let largestShortfall = 0;
  for (let o = 0; o < seatsTaken.length; o++) {
    if (seatsTaken[o] === 0 || constraints.startRule[o] === MUST_START) continue;
    const lacks = (p.minimum?.[o] ?? 0) - (seatsTaken[o] as number);
    if (lacks > largestShortfall) {
      largestShortfall = lacks;
      offer = o;
    }
  }
  return offer < 0 ? { kind: 'none', offerOf: majorityOffer } : { kind: 'below-minimum', offer };
}
