import fc from 'fast-check';
import { type LotteryProblem, NONE } from './problem.ts';
import { verifyLottery } from './verify.ts';

/** A small problem and numbers for it. */
export interface LotteryCase {
  problem: LotteryProblem;
  number: Int32Array;
}

/** One person: wishes in order, priorities, size. */
interface Person {
  wishes: number[];
  offerPriority: number[];
  priority: number;
  size: number;
}

/** Builds a problem from people. */
export function problemOf(people: Person[], places: number[]): LotteryProblem {
  const start = new Int32Array(people.length + 1);
  people.forEach(({ wishes }, i) => {
    start[i + 1] = (start[i] as number) + wishes.length;
  });
  return {
    start,
    offer: Int32Array.from(people.flatMap(({ wishes }) => wishes)),
    offerPriority: Uint8Array.from(people.flatMap(({ offerPriority }) => offerPriority)),
    places: Int32Array.from(places),
    priority: Uint8Array.from(people, ({ priority }) => priority),
    size: Uint8Array.from(people, ({ size }) => size),
  };
}

/** Up to 6 people, 4 offers, priorities and, if wanted, parties. */
export const smallCases = (largest: number): fc.Arbitrary<LotteryCase> =>
  fc.integer({ min: 1, max: 4 }).chain((offers) => {
    const person = fc.record({
      wishes: fc.shuffledSubarray(Array.from({ length: offers }, (_, o) => o)),
      offerPriority: fc.array(fc.integer({ min: 1, max: 2 }), { minLength: offers, maxLength: offers }),
      priority: fc.integer({ min: 1, max: 2 }),
      size: fc.integer({ min: 1, max: largest }),
    });
    return fc
      .tuple(
        fc.array(person, { minLength: 1, maxLength: 6 }),
        fc.array(fc.integer({ min: 0, max: largest + 2 }), { minLength: offers, maxLength: offers }),
      )
      .chain(([people, places]) => {
        const cut = people.map((one) => ({
          ...one,
          offerPriority: one.offerPriority.slice(0, one.wishes.length),
        }));
        const numbers = Array.from(people, (_, i) => i + 1);
        return fc
          .shuffledSubarray(numbers, { minLength: numbers.length })
          .map((number) => ({ problem: problemOf(cut, places), number: Int32Array.from(number) }));
      });
  });

/** Rank of what somebody has: 0 = the first wish, the number of wishes = nothing. */
export function rankOf({ start, offer }: LotteryProblem, at: Int32Array, i: number): number {
  const wishes = offer.subarray(start[i], start[i + 1]);
  const rank = wishes.indexOf(at[i] as number);
  return rank < 0 ? wishes.length : rank;
}

/** Every outcome that `verifyLottery` accepts, by exhaustive search. */
export function* allStableOutcomes({ problem, number: lotNumber }: LotteryCase): Generator<Int32Array> {
  const { start, offer } = problem;
  const offerOf = new Int32Array(start.length - 1).fill(NONE);
  function* from(i: number): Generator<Int32Array> {
    if (i === offerOf.length) {
      if (verifyLottery(problem, { offerOf, lotNumber }) === null) yield offerOf.slice();
      return;
    }
    for (let e = start[i] as number; e <= (start[i + 1] as number); e++) {
      offerOf[i] = e === start[i + 1] ? NONE : (offer[e] as number);
      yield* from(i + 1);
    }
  }
  yield* from(0);
}

/** The same problem with other wishes for one person. */
export function withWishes(p: LotteryProblem, i: number, wishes: number[]): LotteryProblem {
  const people = Array.from({ length: p.start.length - 1 }, (_, j): Person => {
    const from = p.start[j] as number;
    const currentWishes = Array.from(p.offer.subarray(from, p.start[j + 1]));
    const currentPriority = Array.from(currentWishes, (_, k) => p.offerPriority?.[from + k] ?? 1);
    const newWishes = j === i ? wishes : currentWishes;
    return {
      wishes: newWishes,
      // The priority at an offer belongs to the person, in whatever order the wishes are given.
      offerPriority: newWishes.map((o) => currentPriority[currentWishes.indexOf(o)] ?? 1),
      priority: p.priority?.[j] ?? 1,
      size: p.size?.[j] ?? 1,
    };
  });
  return problemOf(people, Array.from(p.places));
}
