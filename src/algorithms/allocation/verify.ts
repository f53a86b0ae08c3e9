import type { Allocation, AllocationProblem } from './problem.ts';

// Shares no code with the solver: the proof holds even if everything else in this folder were wrong.

/**
 * Checks an allocation and its proof independently: everybody is allowed where they are, capacities hold, totals are
 * right, and prices and worths prove that no allocation is worth more than `bound` (weak duality: the weight of an edge
 * is at most the worth of the person plus the price of the offer).
 *
 * @returns null, or what is wrong, with the index
 *
 * O(people + offers + edges).
 */
export function verifyAllocation(p: AllocationProblem, a: Allocation): string | null {
  return placementError(p, a) ?? totalsError(p, a) ?? boundError(p, a);
}

const size = (p: AllocationProblem, i: number): number => p.size?.[i] ?? 1;
const points = (p: AllocationProblem, i: number, e: number): number =>
  (p.score[e] ?? 0) + (p.group && p.bonus ? (p.bonus[p.group[i] ?? 0] ?? 0) : 0);
const first = (p: AllocationProblem, a: Allocation, i: number): number =>
  a.placementWeight[(p.priority?.[i] ?? 1) - 1] ?? 0;

function placementError(p: AllocationProblem, { offerOf }: Allocation): string | null {
  const people = p.start.length - 1;
  if (offerOf.length !== people) return `at has length ${offerOf.length}, expected ${people}`;
  const seatsTaken = new Int32Array(p.places.length);
  for (let i = 0; i < people; i++) {
    const o = offerOf[i] ?? -1;
    if (o === -1) continue;
    if (!p.offer.subarray(p.start[i], p.start[i + 1]).includes(o))
      return `person ${i} may not go to offer ${o}`;
    seatsTaken[o] = (seatsTaken[o] ?? 0) + size(p, i);
  }
  for (let o = 0; o < seatsTaken.length; o++) {
    const so = seatsTaken[o] ?? 0;
    if (so > (p.places[o] ?? 0)) return `offer ${o} has ${p.places[o]} places, ${so} were given`;
    if (so > 0 && so < (p.minimum?.[o] ?? 0)) return `offer ${o} starts with ${so}, needs ${p.minimum?.[o]}`;
  }
  return null;
}

function totalsError(p: AllocationProblem, a: Allocation): string | null {
  let placed = 0;
  let score = 0;
  let value = 0;
  for (let i = 0; i < a.offerOf.length; i++) {
    const e = p.offer.subarray(p.start[i], p.start[i + 1]).indexOf(a.offerOf[i] ?? -1);
    if (a.offerOf[i] === -1 || e < 0) continue;
    placed += size(p, i);
    score += size(p, i) * points(p, i, (p.start[i] ?? 0) + e);
    value += size(p, i) * first(p, a, i);
  }
  if (placed !== a.placed) return `placed is ${a.placed}, counted ${placed}`;
  if (score !== a.score) return `score is ${a.score}, counted ${score}`;
  if (value + score !== a.value) return `value is ${a.value}, counted ${value + score}`;
  return a.gap === a.bound - a.value ? null : `gap is ${a.gap}, counted ${a.bound - a.value}`;
}

function boundError(p: AllocationProblem, a: Allocation): string | null {
  let bound = 0;
  for (let o = 0; o < p.places.length; o++) {
    const price = a.price[o] ?? 0;
    if (!(price >= 0)) return `price of offer ${o} is ${price}`;
    bound += price * (p.places[o] ?? 0);
  }
  for (let i = 0; i < a.offerOf.length; i++) {
    const worth = a.worth[i] ?? 0;
    if (!(worth >= 0)) return `worth of person ${i} is ${worth}`;
    bound += worth * size(p, i);
    for (let e = p.start[i] ?? 0; e < (p.start[i + 1] ?? 0); e++) {
      const o = p.offer[e] ?? 0;
      if (size(p, i) > Math.max(1, p.places[o] ?? 0)) continue;
      if (worth + (a.price[o] ?? 0) < first(p, a, i) + points(p, i, e)) {
        return `person ${i} would gain more at offer ${o} than worth and price say (edge ${e})`;
      }
    }
  }
  return bound <= a.bound ? null : `bound is ${a.bound}, prices and worths only prove ${bound}`;
}
