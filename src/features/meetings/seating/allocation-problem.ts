import type { AllocationProblem } from '#algorithms/allocation';
import { byLottery, preferenceCost, type SeatCandidate } from './candidates.ts';

/** How many people a break-out takes in one round. */
export interface BreakoutCapacity {
  id: string;
  capacity: number;
  /** How many people it needs to start. */
  minAttendees: number;
}

const MAX_SCORE = 1000;

/** A candidate with a promise: never worse than `current`, and placed before whoever has nothing. */
export interface SeatedCandidate extends SeatCandidate {
  /** The break-out where this party sits. */
  current?: string | null;
  /** May be moved to something better. */
  mayMove?: boolean;
}

/** The round as the solver takes it: the score of a break-out is the highest score minus its preference cost. */
export function toAllocationProblem(
  breakOuts: readonly BreakoutCapacity[],
  candidates: readonly SeatedCandidate[],
): AllocationProblem {
  const indexOfId = new Map(breakOuts.map(({ id }, i) => [id, i]));
  const start = [0];
  const offer: number[] = [];
  const score: number[] = [];
  for (const candidate of candidates) {
    for (const [preference, id] of candidate.acceptable.entries()) {
      const index = indexOfId.get(id);
      if (index === undefined || (candidate.current && !isAllowed(candidate, preference))) continue;
      offer.push(index);
      score.push(MAX_SCORE - preferenceCost(candidate, preference));
    }
    start.push(offer.length);
  }
  const hasParties = candidates.some(({ size }) => size > 1);
  const hasMinimums = breakOuts.some(({ minAttendees }) => minAttendees > 0);
  return {
    start: Int32Array.from(start),
    offer: Int32Array.from(offer),
    score: Int32Array.from(score),
    places: Int32Array.from(breakOuts, ({ capacity }) => capacity),
    ...(hasParties ? { size: Uint8Array.from(candidates, ({ size }) => size) } : {}),
    ...(hasMinimums
      ? {
          minimum: Int32Array.from(breakOuts, ({ minAttendees, capacity }) =>
            Math.min(minAttendees, capacity),
          ),
        }
      : {}),
    ...(candidates.some(({ current }) => current)
      ? { priority: Uint8Array.from(candidates, ({ current }) => (current ? 1 : 2)) }
      : {}),
  };
}

/** Whoever sits somewhere can stay or go up, never down. */
function isAllowed(candidate: SeatedCandidate, preference: number): boolean {
  const now = candidate.acceptable.indexOf(candidate.current ?? '');
  if (preference === now) return true;
  return (
    Boolean(candidate.mayMove) &&
    (now < 0 || preferenceCost(candidate, preference) < preferenceCost(candidate, now))
  );
}

/** Per candidate the turn in the lottery, as the solver takes it: 0 comes first. */
export function lotteryOrder(candidates: readonly SeatCandidate[]): Int32Array {
  const order = [...candidates.entries()].sort(([, a], [, b]) => byLottery(a, b));
  const turns = new Int32Array(candidates.length);
  for (const [turn, [i]] of order.entries()) turns[i] = turn;
  return turns;
}
