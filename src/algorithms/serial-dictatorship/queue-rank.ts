import { shuffledIndices } from '../random/index.ts';
import { checkNumbers, type LotteryProblem } from './problem.ts';

/** The numbers 1 … P as a seed draws them, or as they were given. */
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
 * Where a wish stands in the line of its offer, lower is sooner: by priority, then by the priority there, then by the
 * number that was drawn. One number, so that comparing is cheap; exact, as 2^16 × people stays far below 2^53.
 */
export function queueRank(p: LotteryProblem, number: Int32Array, i: number, e: number): number {
  const everywhere = p.priority ? (p.priority[i] as number) : 1;
  const there = p.offerPriority ? (p.offerPriority[e] as number) : 1;
  return (everywhere * 256 + there) * number.length + (number[i] as number) - 1;
}
