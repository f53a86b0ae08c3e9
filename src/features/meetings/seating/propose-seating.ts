import { allocate } from '#algorithms/allocation';
import type { SeatReason } from '../registrations/types.ts';
import { type BreakoutCapacity, lotteryOrder, toAllocationProblem } from './allocation-problem.ts';
import { breakTiesByLottery } from './break-ties.ts';
import { preferenceCost, type SeatCandidate } from './candidates.ts';
import { explainSeating } from './explain-seating.ts';

/** Who sits where in one round, and how good that is. */
export interface SeatingProposal {
  /** Per registration the break-out, or null. */
  assignment: Map<string, string | null>;
  reasons: Map<string, SeatReason>;
  /** People with a seat; a party counts for its size. */
  seated: number;
  /** Sum of the preference cost over the people with a seat. */
  cost: number;
  /** No other seating has more people seated or, with as many, a lower cost. */
  proven: boolean;
}

/**
 * Seats everybody as well as can be: first as many people as can sit, then the lowest preference cost in all. Ties go by
 * the lottery. Parties stay together; a break-out that fewer than its minimum would come to does not start.
 */
export function proposeSeating(
  breakOuts: readonly BreakoutCapacity[],
  candidates: readonly SeatCandidate[],
): SeatingProposal {
  const result = allocate(toAllocationProblem(breakOuts, candidates), { draw: lotteryOrder(candidates) });
  if (!result.ok) throw new Error('the allocation stopped before its end without a request to stop');
  const assignment = new Map(
    candidates.map(({ id }, i) => [id, breakOuts[result.offerOf[i] ?? -1]?.id ?? null]),
  );
  breakTiesByLottery(candidates, assignment);
  const cost = candidates.reduce((sum, candidate) => {
    const breakOutId = assignment.get(candidate.id);
    if (!breakOutId) return sum;
    return sum + candidate.size * preferenceCost(candidate, candidate.acceptable.indexOf(breakOutId));
  }, 0);
  return {
    assignment,
    reasons: explainSeating(breakOuts, candidates, assignment),
    seated: result.placed,
    cost,
    proven: result.gap === 0 || result.exhaustive,
  };
}
