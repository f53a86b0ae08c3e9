import fc from 'fast-check';
import { expect, test } from 'vitest';
import { seededRandom, shuffledIndices } from '../random/index.ts';
import { allStableOutcomes, problemOf, rankOf, smallCases, withWishes } from './generators.testing.ts';
import { type LotteryProblem, runLottery, verifyLottery } from './index.ts';

const MANY = { numRuns: 10_000 };

test('nobody ever gets in before somebody who was ahead, with or without parties (10,000 draws each)', () => {
  for (const largest of [1, 3]) {
    fc.assert(
      fc.property(smallCases(largest), ({ problem, number }) => {
        const lots = runLottery(problem, number);
        expect(verifyLottery(problem, lots)).toBe(null);
        const { offerOf, seatsTaken } = lots;
        problem.places.forEach((places, o) => {
          const used = offerOf.reduce((sum, a, i) => sum + (a === o ? (problem.size?.[i] ?? 1) : 0), 0);
          expect(used).toBe(seatsTaken[o]);
          expect(used).toBeLessThanOrEqual(places);
        });
      }),
      MANY,
    );
  }
});

test('of all stable outcomes everybody has the best, with or without parties', () => {
  for (const largest of [1, 3]) {
    fc.assert(
      fc.property(smallCases(largest), (lotteryCase) => {
        const { offerOf } = runLottery(lotteryCase.problem, lotteryCase.number);
        let outcomes = 0;
        for (const outcome of allStableOutcomes(lotteryCase)) {
          outcomes++;
          for (let i = 0; i < offerOf.length; i++) {
            expect(rankOf(lotteryCase.problem, offerOf, i)).toBeLessThanOrEqual(
              rankOf(lotteryCase.problem, outcome, i),
            );
          }
        }
        expect(outcomes).toBeGreaterThan(0);
      }),
      { numRuns: 1_000 },
    );
  }
});

/** Every list of wishes that somebody could give: all orders of all parts of the offers. */
function* lists(offers: number[]): Generator<number[]> {
  yield [];
  for (const first of offers) {
    for (const rest of lists(offers.filter((o) => o !== first))) yield [first, ...rest];
  }
}

/** Throws when some other list of wishes gets this person something that the true list holds dearer. */
function seekGain(problem: LotteryProblem, number: Int32Array, i: number): void {
  const honest = rankOf(problem, runLottery(problem, number).offerOf, i);
  for (const list of lists([...problem.places.keys()])) {
    const { offerOf } = runLottery(withWishes(problem, i, list), number);
    if (rankOf(problem, offerOf, i) < honest) throw new Error(`person ${i} gains by wishing for ${list}`);
  }
}

test('no other list of wishes gets anybody anything better (10,000 draws, every list of one person)', () => {
  fc.assert(
    fc.property(smallCases(1), fc.nat(), ({ problem, number }, pick) =>
      seekGain(problem, number, pick % number.length),
    ),
    MANY,
  );
});

test('nor with parties, as long as no offer has priorities of its own (10,000 draws)', () => {
  fc.assert(
    fc.property(smallCases(3), fc.nat(), ({ problem, number }, pick) => {
      const alike = { ...problem, offerPriority: new Uint8Array(problem.offer.length).fill(1) };
      seekGain(alike, number, pick % number.length);
    }),
    MANY,
  );
});

test('more room never unseats anybody (10,000 draws without parties)', () => {
  fc.assert(
    fc.property(smallCases(1), fc.nat(), ({ problem, number }, pick) => {
      const before = runLottery(problem, number).offerOf;
      const places = problem.places.slice();
      const o = pick % places.length;
      places[o] = (places[o] as number) + 1;
      const after = runLottery({ ...problem, places }, number).offerOf;
      for (let i = 0; i < number.length; i++) {
        expect(rankOf(problem, after, i)).toBeLessThanOrEqual(rankOf(problem, before, i));
      }
    }),
    MANY,
  );
});

test('one person less never makes anybody worse off (10,000 draws, parties too)', () => {
  fc.assert(
    fc.property(smallCases(3), fc.nat(), ({ problem, number }, pick) => {
      const removedPerson = pick % number.length;
      const before = runLottery(problem, number).offerOf;
      const after = runLottery(withWishes(problem, removedPerson, []), number).offerOf;
      for (let i = 0; i < number.length; i++) {
        if (i !== removedPerson)
          expect(rankOf(problem, after, i)).toBeLessThanOrEqual(rankOf(problem, before, i));
      }
    }),
    MANY,
  );
});

test('people in another order, with their numbers, get the same (10,000 draws)', () => {
  fc.assert(
    fc.property(smallCases(3), fc.nat(), ({ problem, number }, turn) => {
      const n = number.length;
      const old = Array.from(shuffledIndices(n, turn));
      const people = old.map((i) => ({
        wishes: Array.from(problem.offer.subarray(problem.start[i], problem.start[i + 1])),
        offerPriority: Array.from(
          problem.offerPriority?.subarray(problem.start[i], problem.start[i + 1]) ?? [],
        ),
        priority: problem.priority?.[i] ?? 1,
        size: problem.size?.[i] ?? 1,
      }));
      const moved = problemOf(people, Array.from(problem.places));
      const { offerOf } = runLottery(
        moved,
        Int32Array.from(old, (i) => number[i] as number),
      );
      const before = runLottery(problem, number).offerOf;
      expect(Array.from(offerOf)).toEqual(old.map((i) => before[i]));
    }),
    MANY,
  );
});

function large(people: number, offers: number): LotteryProblem {
  const random = seededRandom(5);
  const persons = Array.from({ length: people }, () => {
    const wishes = new Set<number>();
    while (wishes.size < 6) wishes.add(Math.floor(offers * random() * random()));
    return {
      wishes: [...wishes],
      offerPriority: [1, 1, 1, 1, 1, 1],
      priority: 1 + Math.floor(2 * random()),
      size: 1,
    };
  });
  return problemOf(
    persons,
    Array.from({ length: offers }, () => 1 + Math.floor(8 * random())),
  );
}

test('a seed draws the same numbers every time, another seed others, and all stand for themselves', () => {
  const problem = large(2_000, 300);
  const once = runLottery(problem, 7);
  expect(runLottery(problem, 7)).toEqual(once);
  expect(runLottery(problem, once.lotNumber)).toEqual(once);
  expect(runLottery(problem, 8).lotNumber).not.toEqual(once.lotNumber);
  expect(once.lotNumber.toSorted()).toEqual(Int32Array.from({ length: 2_000 }, (_, i) => i + 1));
  expect(verifyLottery(problem, once)).toBe(null);
});

test('every number is drawn about equally often', () => {
  const problem = problemOf(
    Array.from({ length: 5 }, () => ({ wishes: [0], offerPriority: [1], priority: 1, size: 1 })),
    [1],
  );
  const wins = new Int32Array(5);
  for (let seed = 0; seed < 5_000; seed++) {
    const { offerOf } = runLottery(problem, seed);
    const winner = offerOf.indexOf(0);
    wins[winner] = (wins[winner] as number) + 1;
  }
  for (const count of wins) expect(Math.abs(count - 1_000)).toBeLessThan(120);
});
