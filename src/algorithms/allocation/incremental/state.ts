import {
  type Allocation,
  type AllocationProblem,
  bonusOf,
  LARGEST_SCORE,
  NO_PLACE,
  priorityOf,
} from '../problem.ts';
import { type Ring, ringOf } from '../transportation/bucket-queue.ts';

/**
 * An allocation that goes on: people come and go one at a time. All arrays may have room for more than there is.
 *
 * Prices and worths stay a proof at every moment, of a smaller promise: no better allocation can be reached in which
 * nobody confirmed moves and nobody who has a place gets fewer points. Who has a place can only go where points are
 * not fewer, who is confirmed nowhere; on what is left, worth + price ≥ weight, with equality where somebody is, and
 * price 0 where a seat is free.
 */
export interface Live {
  people: number;
  /** Per person the first edge, and one more at the end. */
  start: Int32Array;
  /** Per edge the offer, the points and the person; and the next edge to the same offer, or -1. */
  offer: Int32Array;
  points: Int32Array;
  person: Int32Array;
  nextEdge: Int32Array;
  /** Per person what being placed counts, the offer or -1, the points promised, and 1 when confirmed. */
  first: Int32Array;
  at: Int32Array;
  promised: Int32Array;
  confirmed: Uint8Array;
  worth: Int32Array;
  /** Who is at the same offer: linked both ways. */
  next: Int32Array;
  before: Int32Array;
  /** Per offer the places, those free, the price, someone who is there or -1, and the first of the edges to it or -1. */
  places: Int32Array;
  free: Int32Array;
  price: Int32Array;
  someone: Int32Array;
  lastEdge: Int32Array;
  /** At [priority − 1], what being placed counts. */
  counts: Int32Array;
  ring: Ring;
  /** Per offer how a search came there: the person that would move, and where to. */
  from: Int32Array;
  to: Int32Array;
}

/** Room for a quarter more people and edges than there are. */
const room = (n: number): number => n + (n >> 2) + 64;

const grown = (values: Int32Array, length: number): Int32Array => {
  const more = new Int32Array(room(length));
  more.set(values.subarray(0, length));
  return more;
};

/**
 * Goes on from an allocation without parties and minimum sizes.
 *
 * @param confirmed per person 1 when this person knows the place and will not move; left out = nobody yet
 * @throws RangeError when the allocation has a gap, or is not of this problem
 *
 * O(people + offers + edges).
 */
export function goOn(p: AllocationProblem, a: Allocation, confirmed?: Uint8Array): Live {
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
  const live: Live = {
    people,
    start: grown(p.start, people + 1),
    offer: grown(p.offer, edges),
    points: grown(p.score, edges),
    person: new Int32Array(room(edges)),
    nextEdge: new Int32Array(room(edges)),
    first: new Int32Array(room(people)),
    at: grown(a.offerOf, people),
    promised: new Int32Array(room(people)),
    confirmed: new Uint8Array(room(people)),
    worth: grown(a.worth, people),
    next: new Int32Array(room(people)),
    before: new Int32Array(room(people)),
    places: p.places.slice(),
    free: p.places.slice(),
    price: a.price.slice(),
    someone: new Int32Array(offers).fill(-1),
    lastEdge: new Int32Array(offers).fill(-1),
    counts: a.first,
    ring: ringOf(offers, (a.first[0] ?? 0) + 4 * LARGEST_SCORE),
    from: new Int32Array(offers),
    to: new Int32Array(offers),
  };
  for (let i = 0; i < people; i++) {
    live.first[i] = a.first[priorityOf(p, i) - 1] as number;
    linkEdges(live, i, bonusOf(p, i));
    const o = a.offerOf[i] as number;
    if (o === NO_PLACE) continue;
    enter(live, i, o);
    promise(live, i);
    live.confirmed[i] = confirmed?.[i] ?? 0;
  }
  return live;
}

function linkEdges(
  { start, offer, points, person, nextEdge, lastEdge }: Live,
  i: number,
  bonus: number,
): void {
  const to = start[i + 1] as number;
  for (let e = start[i] as number; e < to; e++) {
    const o = offer[e] as number;
    person[e] = i;
    points[e] = (points[e] as number) + bonus;
    nextEdge[e] = lastEdge[o] as number;
    lastEdge[o] = e;
  }
}

/** What a person has now, this person keeps: points of the place. O(edges of the person). */
export function promise({ start, offer, points, promised, at }: Live, i: number): void {
  let e = start[i] as number;
  while (offer[e] !== at[i]) e++;
  promised[i] = points[e] as number;
}

/** One more person, not yet anywhere. O(edges), now and then O(all) to make room. */
export function addPerson(
  live: Live,
  offers: ArrayLike<number>,
  scores: ArrayLike<number>,
  first: number,
): number {
  const i = live.people++;
  const edges = live.start[i] as number;
  if (edges + offers.length > live.offer.length) {
    for (const name of ['offer', 'points', 'person', 'nextEdge'] as const) {
      live[name] = grown(live[name].subarray(0, edges), edges + offers.length);
    }
  }
  if (i + 2 > live.at.length) {
    for (const name of ['start', 'first', 'at', 'promised', 'worth', 'next', 'before'] as const) {
      live[name] = grown(live[name], i + 2);
    }
    const { confirmed } = live;
    live.confirmed = new Uint8Array(room(i + 2));
    live.confirmed.set(confirmed);
  }
  live.offer.set(offers, edges);
  live.points.set(scores, edges);
  live.start[i + 1] = edges + offers.length;
  live.first[i] = first;
  live.at[i] = NO_PLACE;
  linkEdges(live, i, 0);
  return i;
}

/** A person takes a seat that is free. O(1). */
export function enter(live: Live, i: number, o: number): void {
  const { at, next, before, free, someone } = live;
  const other = someone[o] as number;
  at[i] = o;
  next[i] = other;
  before[i] = -1;
  if (other >= 0) before[other] = i;
  someone[o] = i;
  free[o] = (free[o] as number) - 1;
}

/** A person gives up the seat. O(1). */
export function exit(live: Live, i: number): void {
  const { at, next, before, free, someone } = live;
  const o = at[i] as number;
  const after = next[i] as number;
  const prior = before[i] as number;
  if (prior < 0) someone[o] = after;
  else next[prior] = after;
  if (after >= 0) before[after] = prior;
  free[o] = (free[o] as number) + 1;
  at[i] = NO_PLACE;
}
