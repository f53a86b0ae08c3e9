import {
  type Allocation,
  type AllocationProblem,
  bonusOf,
  edgeOf,
  NO_PLACE,
  priorityOf,
  sizeOf,
} from './problem.ts';
import { tell } from './tell.ts';

/** One offer that fits this person better than where the person is. */
export interface Missed {
  offer: number;
  /** How well it fits this person, points. */
  score: number;
  places: number;
  /** Places given. */
  taken: number;
  /** The last in: of those who are there, the lowest priority and of those the lowest score there; null when nobody is. */
  last: { priority: number; score: number } | null;
  /** Points this person would gain there. Without a place: what being placed counts, and the score. */
  gain: number;
  /** Points that others would lose by it, by the prices; never less than the gain, or this would not be the best. */
  cost: number;
  /** Position in the line of those who would rather be there, 1 is next, and how long the line is. */
  position: number;
  line: number;
  /** One reason fits: no place left, a party too large for what is left, or the offer does not start. */
  why: 'full' | 'too-few-places' | 'does-not-start';
}

/** Why this person is where they are. */
export interface Reason {
  person: number;
  /** The offer, or -1. */
  at: number;
  /** Points there, 0 without a place. */
  score: number;
  /** Offers that fit better, best first. */
  missed: Missed[];
  /** Offers that this person may go to at all. */
  options: number;
  /** The same in plain English. */
  text: string;
}

/** Answers why and who is next; made once for a result. */
export interface Explainer {
  /** Why person i is where they are. O(edges of i × people who may go there). */
  reason: (i: number) => Reason;
  /** Who would rather be at this offer, next one first: by priority, then score there, then the draw. */
  line: (offer: number) => Int32Array;
}

/** @throws RangeError naming a person or offer that is not there. O(edges) once. */
export function explain(p: AllocationProblem, a: Allocation): Explainer {
  const asking = askingOf(p);
  const names = (): Side => ({ p, a, asking });
  const within = (name: string, k: number, n: number): void => {
    if (!(Number.isInteger(k) && k >= 0 && k < n)) throw new RangeError(`allocation: no ${name} ${k}`);
  };
  return {
    reason: (i) => {
      within('person', i, a.at.length);
      return reasonOf(names(), i);
    },
    line: (o) => {
      within('offer', o, p.places.length);
      return lineOf(names(), o);
    },
  };
}

interface Side {
  p: AllocationProblem;
  a: Allocation;
  /** Per offer who may go there. */
  asking: { from: Int32Array; person: Int32Array };
}

function askingOf(p: AllocationProblem): Side['asking'] {
  const from = new Int32Array(p.places.length + 1);
  for (const o of p.offer) from[o + 1] = (from[o + 1] ?? 0) + 1;
  for (let o = 0; o < p.places.length; o++) from[o + 1] = (from[o + 1] ?? 0) + (from[o] ?? 0);
  const next = from.slice();
  const person = new Int32Array(p.offer.length);
  for (let i = 0; i + 1 < p.start.length; i++) {
    for (let e = p.start[i] ?? 0; e < (p.start[i + 1] ?? 0); e++) {
      const o = p.offer[e] ?? 0;
      person[next[o] ?? 0] = i;
      next[o] = (next[o] ?? 0) + 1;
    }
  }
  return { from, person };
}

const askingFor = ({ asking }: Side, o: number): Int32Array =>
  asking.person.subarray(asking.from[o], asking.from[o + 1]);

const scoreAt = (p: AllocationProblem, i: number, o: number): number =>
  o === NO_PLACE ? -1 : (p.score[edgeOf(p, i, o)] ?? -1);

function lineOf(side: Side, o: number): Int32Array {
  const { p, a } = side;
  const waiting = askingFor(side, o).filter(
    (i) => a.at[i] !== o && scoreAt(p, i, o) > scoreAt(p, i, a.at[i] ?? -1),
  );
  return waiting.sort(
    (i, k) =>
      priorityOf(p, i) - priorityOf(p, k) ||
      scoreAt(p, k, o) - scoreAt(p, i, o) ||
      (a.draw[i] ?? 0) - (a.draw[k] ?? 0),
  );
}

function missedAt(side: Side, i: number, o: number): Missed {
  const { p, a } = side;
  const there = askingFor(side, o).filter((k) => a.at[k] === o);
  const taken = there.reduce((sum, k) => sum + sizeOf(p, k), 0);
  const places = p.places[o] ?? 0;
  const lowest = Math.max(...[...there].map((k) => priorityOf(p, k)));
  const scores = [...there].filter((k) => priorityOf(p, k) === lowest).map((k) => scoreAt(p, k, o));
  const now = a.at[i] ?? NO_PLACE;
  const score = scoreAt(p, i, o);
  const line = lineOf(side, o);
  const placing = now === NO_PLACE ? (a.first[priorityOf(p, i) - 1] ?? 0) + bonusOf(p, i) : 0;
  const price = (at: number): number => (at === NO_PLACE ? 0 : (a.price[at] ?? 0));
  return {
    offer: o,
    score,
    places,
    taken,
    last: there.length ? { priority: lowest, score: Math.min(...scores) } : null,
    gain: placing + score - Math.max(0, scoreAt(p, i, now)),
    cost: price(o) - price(now),
    position: line.indexOf(i) + 1,
    line: line.length,
    why: taken === 0 && places > 0 ? 'does-not-start' : places - taken > 0 ? 'too-few-places' : 'full',
  };
}

function reasonOf(side: Side, i: number): Reason {
  const { p, a } = side;
  const at = a.at[i] ?? NO_PLACE;
  const score = scoreAt(p, i, at);
  const options = [...p.offer.subarray(p.start[i], p.start[i + 1])];
  const better = options.filter((o) => scoreAt(p, i, o) > score);
  better.sort((x, y) => scoreAt(p, i, y) - scoreAt(p, i, x) || x - y);
  const missed = better.map((o) => missedAt(side, i, o));
  const reason = { person: i, at, score: Math.max(0, score), missed, options: options.length };
  return { ...reason, text: tell(reason) };
}
