import { shuffledIndices } from '../random/index.ts';
import { checkNumbers, type LotteryProblem } from './problem.ts';

/** The lottery numbers 1 … P drawn from a seed, or as given. */
export function lotNumbersOf(people: number, seedOrNumbers: number | Int32Array): Int32Array {
  if (typeof seedOrNumbers !== 'number') {
    checkNumbers(seedOrNumbers, people);
    return seedOrNumbers.slice();
  }
  if (!Number.isSafeInteger(seedOrNumbers))
    throw new RangeError(`lottery: seed is ${seedOrNumbers}, expected a whole number`);
  const number = new Int32Array(people);
  shuffledIndices(people, seedOrNumbers).forEach((person, at) => {
    number[person] = at + 1;
  });
  return number;
}

/**
 * Rank of a wish in the queue of its offer, lower is earlier: by priority, then by the priority at the offer, then by
 * lottery number. One number, so that comparing is cheap; exact, as 2^16 × people stays far below 2^53.
 */
export function queueRank(p: LotteryProblem, number: Int32Array, i: number, e: number): number {
  const everywhere = p.priority ? (p.priority[i] as number) : 1;
  const there = p.offerPriority ? (p.offerPriority[e] as number) : 1;
  return (everywhere * 256 + there) * number.length + (number[i] as number) - 1;
}
