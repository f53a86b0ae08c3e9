import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  allAllocations,
  allocateTown,
  compareObjectives,
  type ObjectiveVector,
  objectiveOf,
  problemOf,
  type RandomTown,
  randomTowns,
} from '../generators.testing.ts';
import {
  type AllocationChange,
  arrive,
  cancel,
  confirm,
  type LiveAllocation,
  resize,
  resumeAllocation,
} from '../index.ts';

interface Step {
  act: 'arrive' | 'cancel' | 'resize' | 'confirm';
  pick: number;
  places: number;
  scores: (number | null)[];
  priority: number;
}

const arbitraryStep: fc.Arbitrary<Step> = fc.record({
  act: fc.constantFrom('arrive', 'arrive', 'cancel', 'resize', 'confirm'),
  pick: fc.nat(20),
  places: fc.nat(3),
  scores: fc.array(fc.option(fc.oneof(fc.nat(3), fc.nat(1000))), { minLength: 8, maxLength: 8 }),
  priority: fc.integer({ min: 1, max: 2 }),
});

/** A town that goes on, as one would write it down. */
interface Diary {
  town: RandomTown;
  live: LiveAllocation;
  cancelled: Set<number>;
}

function begin(town: RandomTown): Diary {
  const plain = { ...town, bonus: [0, 0] };
  return {
    town: { ...plain, people: [...plain.people] },
    live: resumeAllocation(problemOf(plain), allocateTown(plain, { priorities: 2 })),
    cancelled: new Set(),
  };
}

/** Does the step in the diary and for real. */
function take(
  { town, live, cancelled }: Diary,
  { act, pick, places, scores, priority }: Step,
): AllocationChange | null {
  const offers = town.places.length;
  const i = pick % Math.max(1, town.people.length);
  if (act === 'arrive') {
    const ownScores = Array.from({ length: offers }, (_, o) => scores[o] ?? null);
    town.people.push({ scores: ownScores, priority, size: 1, group: 0 });
    const open = [...ownScores.keys()].filter((o) => ownScores[o] !== null);
    return arrive(live, { offers: open, scores: open.map((o) => ownScores[o] ?? 0), priority });
  }
  if (act === 'resize') {
    const change = resize(live, pick % offers, places);
    town.places[pick % offers] = live.places[pick % offers] ?? 0;
    return change;
  }
  if (!town.people.length || cancelled.has(i)) return null;
  if (act === 'confirm') {
    confirm(live, i);
    return null;
  }
  cancelled.add(i);
  const one = town.people[i] as RandomTown['people'][number];
  town.people[i] = { ...one, scores: one.scores.map(() => null) };
  return cancel(live, i);
}

const seats = ({ live }: Diary): number[] => [...live.offerOf.subarray(0, live.people)];
const scoreAt = (town: RandomTown, i: number, o: number): number =>
  o < 0 ? -1 : (town.people[i]?.scores[o] ?? -1);

/** The best that can be reached when nobody placed gets fewer points or is left out, and nobody confirmed moves. */
function bestWithin(town: RandomTown, before: number[], confirmed: Uint8Array): ObjectiveVector {
  let best: ObjectiveVector = Array.from({ length: 9 }, () => -1);
  for (const offerOf of allAllocations(town)) {
    const keepsPromises = before.every((o, i) => {
      if (o < 0) return true;
      return confirmed[i] ? offerOf[i] === o : scoreAt(town, i, offerOf[i] ?? -1) >= scoreAt(town, i, o);
    });
    if (!keepsPromises) continue;
    const worth = objectiveOf(town, offerOf);
    if (compareObjectives(worth, best) > 0) best = worth;
  }
  return best;
}

test('after every arrival, cancellation and change of places the rest is the best that keeps every promise', () => {
  fc.assert(
    fc.property(
      randomTowns({ people: 3, offers: 3, places: 2, priority: 2 }),
      fc.array(arbitraryStep, { maxLength: 4 }),
      (town, steps) => {
        const diary = begin({ ...town, places: [...town.places] });
        for (const step of steps) {
          const before = seats(diary);
          const confirmed = diary.live.isConfirmed.slice();
          take(diary, step);
          const after = seats(diary);
          const promised = before.map((o, i) => (diary.cancelled.has(i) ? -1 : o));
          const best = bestWithin(diary.town, promised, confirmed);
          expect(compareObjectives(objectiveOf(diary.town, after), best)).toBe(0);
        }
      },
    ),
    { numRuns: 10_000 },
  );
});

test('nobody confirmed moves, nobody gets fewer points, no offer holds too many, and prices keep proving it', () => {
  fc.assert(
    fc.property(
      randomTowns({ people: 20, offers: 8, places: 4, priority: 2 }),
      fc.array(arbitraryStep, { maxLength: 40 }),
      (town, steps) => {
        const diary = begin({ ...town, places: [...town.places] });
        for (const step of steps) {
          const before = seats(diary);
          const confirmed = diary.live.isConfirmed.slice();
          const change = take(diary, step);
          const after = seats(diary);
          before.forEach((o, i) => {
            if (o < 0 || diary.cancelled.has(i)) return;
            if (confirmed[i]) expect(after[i]).toBe(o);
            expect(scoreAt(diary.town, i, after[i] ?? -1)).toBeGreaterThanOrEqual(scoreAt(diary.town, i, o));
          });
          expect(followed(before, change, step, after.length)).toEqual(
            after.map((o, i) => (diary.cancelled.has(i) ? -1 : o)),
          );
          expect(flawOf(diary)).toBeNull();
        }
      },
    ),
    { numRuns: 1_000 },
  );
});

/** Where everybody is when one follows the moves as told. */
function followed(
  before: number[],
  change: AllocationChange | null,
  { act }: Step,
  people: number,
): number[] {
  const offerOf = before.slice();
  if (act === 'arrive') offerOf.push(-1);
  if (act === 'cancel' && change?.ok) offerOf[change.person] = -1;
  for (const { person, from, to } of change?.moves ?? []) {
    expect(offerOf[person]).toBe(from);
    offerOf[person] = to;
  }
  expect(offerOf).toHaveLength(people);
  return offerOf;
}

/** Capacity, and the proof: worth + price ≥ weight where one may go, equal where one is, no price where a seat is free. */
function flawOf({ live }: Diary): string | null {
  const taken = live.places.map((_, o) => seats({ live } as Diary).filter((at) => at === o).length);
  for (const [o, so] of taken.entries()) {
    if (so + (live.seatsFree[o] ?? 0) !== live.places[o] || (live.seatsFree[o] ?? 0) < 0)
      return `seats of ${o}`;
    if ((live.seatsFree[o] ?? 0) > 0 && live.price[o] !== 0) return `price of ${o}`;
  }
  for (let i = 0; i < live.people; i++) {
    if (live.isConfirmed[i]) continue;
    for (let e = live.start[i] ?? 0; e < (live.start[i + 1] ?? 0); e++) {
      const o = live.offer[e] ?? 0;
      if (live.offerOf[i] !== -1 && (live.points[e] ?? 0) < (live.promisedPoints[i] ?? 0)) continue;
      const slack =
        (live.worth[i] ?? 0) + (live.price[o] ?? 0) - (live.placementWeight[i] ?? 0) - (live.points[e] ?? 0);
      if (slack < 0 || (live.offerOf[i] === o && slack !== 0)) return `edge ${e} of ${i} has slack ${slack}`;
    }
  }
  return null;
}

test('a late person gets the seat that somebody else leaves for a better one', () => {
  const one = (...scores: (number | null)[]) => ({ scores, priority: 1, size: 1, group: 0 });
  const town: RandomTown = {
    people: [one(80, 90), one(null, 95)],
    places: [1, 1],
    minimum: [0, 0],
    bonus: [0, 0],
  };
  const live = resumeAllocation(problemOf(town), allocateTown(town));
  expect([...live.offerOf.subarray(0, 2)]).toEqual([0, 1]);
  expect(arrive(live, { offers: [0], scores: [70] })).toEqual({ ok: true, person: 2, moves: [] });
  expect(cancel(live, 1).moves).toEqual([
    { person: 0, from: 0, to: 1 },
    { person: 2, from: -1, to: 0 },
  ]);
  expect(resize(live, 0, 0)).toEqual({ ok: false, refusal: 'places-taken', excess: 1, moves: [] });
});

test('many new places at once: who came in on the first makes way on the second, so that all are placed', () => {
  const one = (...scores: (number | null)[]) => ({ scores, priority: 1, size: 1, group: 0 });
  const people = [one(0, 0), one(null, 0)];
  const town: RandomTown = { people, places: [0, 2], minimum: [0, 0], bonus: [0, 0] };
  const live = resumeAllocation(problemOf(town), allocateTown(town));
  arrive(live, { offers: [0, 1], scores: [0, 1] });
  arrive(live, { offers: [1], scores: [0] });
  resize(live, 0, 2);
  expect([...live.offerOf.subarray(0, 4)].filter((o) => o < 0)).toEqual([]);
});

test('what cannot be right is named', () => {
  const one = { scores: [5], priority: 1, size: 1, group: 0 };
  const town: RandomTown = { people: [one], places: [1], minimum: [0], bonus: [0] };
  const live = resumeAllocation(problemOf(town), allocateTown(town));
  expect(() => arrive(live, { offers: [1], scores: [5] })).toThrow('allocation: arrival: offers[0] is 1');
  expect(() => arrive(live, { offers: [0], scores: [2001] })).toThrow(
    'allocation: arrival: scores[0] is 2001',
  );
  expect(() => cancel(live, 7)).toThrow('allocation: no person 7');
  expect(() => arrive(live, { offers: [0], scores: [5], priority: 2 })).toThrow(
    'allocation: arrival: priority is 2',
  );
  expect(() => resize(live, 3, 1)).toThrow('allocation: no offer 3');
});
