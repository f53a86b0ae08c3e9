import { type DisplacementCost, displacementCostOf } from './displacement-cost.ts';
import { type EdgesByOffer, groupEdgesByOffer, peopleAllowedAt } from './edges-by-offer.ts';
import type { AllocationReason, MissedOffer } from './explanation.ts';
import { explanationText } from './explanation-text.ts';
import { type Allocation, type AllocationProblem, edgeOf, NO_PLACE, priorityOf, sizeOf } from './problem.ts';

/** Explains a result; built once per result. */
export interface AllocationExplainer {
  /** Why person i is where they are. O(edges of i × people who may go there). */
  reason: (i: number) => AllocationReason;
  /**
   * People who prefer this offer to what they have, next in line first: by priority, then score at this offer, then
   * lottery number.
   */
  queue: (offer: number) => Int32Array;
  /**
   * Points that the whole allocation would lose if person i got a place at this offer after all; i must be allowed
   * there. Exact for a person without a place, for others never too high; 0 = an equally good allocation exists and the
   * lottery decided. Only without parties and minimum sizes. O(edges of those who would have to change).
   */
  displacementCost: DisplacementCost;
}

/** @throws RangeError naming a person or offer that does not exist. O(edges) once. */
export function explainAllocation(p: AllocationProblem, a: Allocation): AllocationExplainer {
  const edgesByOffer = groupEdgesByOffer(p);
  const side: ExplanationContext = {
    p,
    a,
    edgesByOffer,
    displacementCost: a.gap === 0 && hasOnlySinglePeople(p) ? displacementCostOf(p, a, edgesByOffer) : null,
  };
  const checkIndex = (name: string, k: number, n: number): void => {
    if (!(Number.isInteger(k) && k >= 0 && k < n)) throw new RangeError(`allocation: no ${name} ${k}`);
  };
  return {
    reason: (i) => {
      checkIndex('person', i, a.offerOf.length);
      return reasonOf(side, i);
    },
    queue: (o) => {
      checkIndex('offer', o, p.places.length);
      return queueOf(side, o);
    },
    displacementCost: (i, o) => {
      checkIndex('person', i, a.offerOf.length);
      if (edgeOf(p, i, o) < 0) throw new RangeError(`allocation: person ${i} may not go to offer ${o}`);
      if (!side.displacementCost) throw new RangeError('allocation: no loss with parties or minimum sizes');
      return side.displacementCost(i, o);
    },
  };
}

interface ExplanationContext {
  p: AllocationProblem;
  a: Allocation;
  edgesByOffer: EdgesByOffer;
  displacementCost: DisplacementCost | null;
}

const hasOnlySinglePeople = (p: AllocationProblem): boolean =>
  !p.size?.some((size) => size > 1) && !p.minimum?.some((least) => least > 1);

const scoreAt = (p: AllocationProblem, i: number, o: number): number =>
  o === NO_PLACE ? -1 : (p.score[edgeOf(p, i, o)] ?? -1);

function queueOf(side: ExplanationContext, o: number): Int32Array {
  const { p, a } = side;
  const waiting = peopleAllowedAt(side.edgesByOffer, o).filter(
    (i) => a.offerOf[i] !== o && scoreAt(p, i, o) > scoreAt(p, i, a.offerOf[i] ?? -1),
  );
  return waiting.sort(
    (i, k) =>
      priorityOf(p, i) - priorityOf(p, k) ||
      scoreAt(p, k, o) - scoreAt(p, i, o) ||
      (a.draw[i] ?? 0) - (a.draw[k] ?? 0),
  );
}

function missedAt(side: ExplanationContext, i: number, o: number): MissedOffer {
  const { p, a } = side;
  const occupants = peopleAllowedAt(side.edgesByOffer, o).filter((k) => a.offerOf[k] === o);
  const seatsTaken = occupants.reduce((sum, k) => sum + sizeOf(p, k), 0);
  const places = p.places[o] ?? 0;
  const lowest = Math.max(...[...occupants].map((k) => priorityOf(p, k)));
  const scores = [...occupants].filter((k) => priorityOf(p, k) === lowest).map((k) => scoreAt(p, k, o));
  const score = scoreAt(p, i, o);
  const line = queueOf(side, o);
  return {
    offer: o,
    score,
    places,
    seatsTaken,
    lastAdmitted: occupants.length ? { priority: lowest, score: Math.min(...scores) } : null,
    position: line.indexOf(i) + 1,
    queueLength: line.length,
    cause:
      seatsTaken === 0 && places > 0 ? 'does-not-start' : places - seatsTaken > 0 ? 'too-few-places' : 'full',
  };
}

function reasonOf(side: ExplanationContext, i: number): AllocationReason {
  const { p, a } = side;
  const offer = a.offerOf[i] ?? NO_PLACE;
  const score = scoreAt(p, i, offer);
  const options = [...p.offer.subarray(p.start[i], p.start[i + 1])];
  const better = options.filter((o) => scoreAt(p, i, o) > score);
  better.sort((x, y) => scoreAt(p, i, y) - scoreAt(p, i, x) || x - y);
  const missed = better.map((o) => missedAt(side, i, o));
  const reason = { person: i, offer: offer, score: Math.max(0, score), missed, options: options.length };
  return { ...reason, text: explanationText(reason, side.displacementCost) };
}
