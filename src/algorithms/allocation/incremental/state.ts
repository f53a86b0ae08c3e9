import {
  type Allocation,
  type AllocationProblem,
  bonusOf,
  MAX_SCORE,
  NO_PLACE,
  priorityOf,
} from '../problem.ts';
import { type BucketQueue, createBucketQueue } from '../transportation/bucket-queue.ts';

/**
 * An allocation that is updated while people come and go one at a time. All arrays may be longer than what is in use.
 *
 * Prices and worths prove a restricted optimality at every moment: no better allocation can be reached in which nobody
 * confirmed moves and nobody who has a place gets fewer points. A placed person may only go where points are not fewer,
 * a confirmed person nowhere; on the remaining edges worth + price ≥ weight, with equality where somebody is placed,
 * and price 0 where a seat is free.
 */
export interface LiveAllocation {
  people: number;
  /** Per person the first edge, with one more entry at the end. */
  start: Int32Array;
  /** Per edge the offer, the points and the person; and the next edge to the same offer, or -1. */
  offer: Int32Array;
  points: Int32Array;
  person: Int32Array;
  nextEdgeOfOffer: Int32Array;
  /** Per person the placement weight, the offer or -1, the points promised, and 1 when confirmed. */
  placementWeight: Int32Array;
  offerOf: Int32Array;
  promisedPoints: Int32Array;
  isConfirmed: Uint8Array;
  worth: Int32Array;
  /** The people at the same offer as a doubly linked list. */
  nextOccupant: Int32Array;
  previousOccupant: Int32Array;
  /** Per offer the places, the free seats, the price, the first occupant or -1, and the first edge to it or -1. */
  places: Int32Array;
  seatsFree: Int32Array;
  price: Int32Array;
  firstOccupant: Int32Array;
  firstEdgeOfOffer: Int32Array;
  /** At [priority − 1], the placement weight. */
  weightOfPriority: Int32Array;
  queue: BucketQueue;
  /** Per offer how the search reached it: the person who would move, and to which offer. */
  reachedByPerson: Int32Array;
  reachedFromOffer: Int32Array;
}

/** Adds a quarter to the length, so that arrays seldom grow. */
const withHeadroom = (n: number): number => n + (n >> 2) + 64;

const growArray = (values: Int32Array, length: number): Int32Array => {
  const more = new Int32Array(withHeadroom(length));
  more.set(values.subarray(0, length));
  return more;
};

/**
 * Starts incremental updates from an allocation without parties and minimum sizes.
 *
 * @param confirmed per person 1 when this person knows the place and must not move; left out = nobody yet
 * @throws RangeError when the allocation has a gap, or belongs to another problem
 *
 * O(people + offers + edges).
 */
export function resumeAllocation(
  p: AllocationProblem,
  a: Allocation,
  confirmed?: Uint8Array,
): LiveAllocation {
  const people = p.start.length - 1;
  if (a.offerOf.length !== people)
    throw new RangeError(`allocation: ${a.offerOf.length} people, expected ${people}`);
  if (a.gap !== 0 || p.size?.some((size) => size > 1) || p.minimum?.some((least) => least > 1)) {
    throw new RangeError(
      'allocation: goOn needs an allocation with gap 0, without parties and minimum sizes',
    );
  }
  const edges = p.offer.length;
  const offers = p.places.length;
  const live: LiveAllocation = {
    people,
    start: growArray(p.start, people + 1),
    offer: growArray(p.offer, edges),
    points: growArray(p.score, edges),
    person: new Int32Array(withHeadroom(edges)),
    nextEdgeOfOffer: new Int32Array(withHeadroom(edges)),
    placementWeight: new Int32Array(withHeadroom(people)),
    offerOf: growArray(a.offerOf, people),
    promisedPoints: new Int32Array(withHeadroom(people)),
    isConfirmed: new Uint8Array(withHeadroom(people)),
    worth: growArray(a.worth, people),
    nextOccupant: new Int32Array(withHeadroom(people)),
    previousOccupant: new Int32Array(withHeadroom(people)),
    places: p.places.slice(),
    seatsFree: p.places.slice(),
    price: a.price.slice(),
    firstOccupant: new Int32Array(offers).fill(-1),
    firstEdgeOfOffer: new Int32Array(offers).fill(-1),
    weightOfPriority: a.placementWeight,
    queue: createBucketQueue(offers, (a.placementWeight[0] ?? 0) + 4 * MAX_SCORE),
    reachedByPerson: new Int32Array(offers),
    reachedFromOffer: new Int32Array(offers),
  };
  for (let i = 0; i < people; i++) {
    live.placementWeight[i] = a.placementWeight[priorityOf(p, i) - 1] as number;
    linkEdges(live, i, bonusOf(p, i));
    const o = a.offerOf[i] as number;
    if (o === NO_PLACE) continue;
    seatPerson(live, i, o);
    promiseCurrentPoints(live, i);
    live.isConfirmed[i] = confirmed?.[i] ?? 0;
  }
  return live;
}

function linkEdges(
  { start, offer, points, person, nextEdgeOfOffer, firstEdgeOfOffer }: LiveAllocation,
  i: number,
  bonus: number,
): void {
  const to = start[i + 1] as number;
  for (let e = start[i] as number; e < to; e++) {
    const o = offer[e] as number;
    person[e] = i;
    points[e] = (points[e] as number) + bonus;
    nextEdgeOfOffer[e] = firstEdgeOfOffer[o] as number;
    firstEdgeOfOffer[o] = e;
  }
}

/** Guarantees the person at least the points of the current place. O(edges of the person). */
export function promiseCurrentPoints(
  { start, offer, points, promisedPoints, offerOf }: LiveAllocation,
  i: number,
): void {
  let e = start[i] as number;
  while (offer[e] !== offerOf[i]) e++;
  promisedPoints[i] = points[e] as number;
}

/** Adds a person without a place. O(edges), sometimes O(all) to grow the arrays. */
export function addPerson(
  live: LiveAllocation,
  offers: ArrayLike<number>,
  scores: ArrayLike<number>,
  first: number,
): number {
  const i = live.people++;
  const edges = live.start[i] as number;
  if (edges + offers.length > live.offer.length) {
    for (const name of ['offer', 'points', 'person', 'nextEdgeOfOffer'] as const) {
      live[name] = growArray(live[name].subarray(0, edges), edges + offers.length);
    }
  }
  if (i + 2 > live.offerOf.length) {
    for (const name of [
      'start',
      'placementWeight',
      'offerOf',
      'promisedPoints',
      'worth',
      'nextOccupant',
      'previousOccupant',
    ] as const) {
      live[name] = growArray(live[name], i + 2);
    }
    const { isConfirmed } = live;
    live.isConfirmed = new Uint8Array(withHeadroom(i + 2));
    live.isConfirmed.set(isConfirmed);
  }
  live.offer.set(offers, edges);
  live.points.set(scores, edges);
  live.start[i + 1] = edges + offers.length;
  live.placementWeight[i] = first;
  live.offerOf[i] = NO_PLACE;
  linkEdges(live, i, 0);
  return i;
}

/** Seats a person at an offer with a free seat. O(1). */
export function seatPerson(live: LiveAllocation, i: number, o: number): void {
  const { offerOf, nextOccupant, previousOccupant, seatsFree, firstOccupant } = live;
  const occupant = firstOccupant[o] as number;
  offerOf[i] = o;
  nextOccupant[i] = occupant;
  previousOccupant[i] = -1;
  if (occupant >= 0) previousOccupant[occupant] = i;
  firstOccupant[o] = i;
  seatsFree[o] = (seatsFree[o] as number) - 1;
}

/** Frees the seat of a person. O(1). */
export function unseatPerson(live: LiveAllocation, i: number): void {
  const { offerOf, nextOccupant, previousOccupant, seatsFree, firstOccupant } = live;
  const o = offerOf[i] as number;
  const after = nextOccupant[i] as number;
  const prior = previousOccupant[i] as number;
  if (prior < 0) firstOccupant[o] = after;
  else nextOccupant[prior] = after;
  if (after >= 0) previousOccupant[after] = prior;
  seatsFree[o] = (seatsFree[o] as number) + 1;
  offerOf[i] = NO_PLACE;
}
