import { allocate } from '#algorithms/allocation';
import type { SeatReason } from '../registrations/types.ts';
import { breakTiesByLottery } from './favourDraw.ts';
import { type BreakoutCapacity, lotteryOrder, toAllocationProblem } from './problem.ts';
import { explainSeating } from './reasons.ts';
import { preferenceCost, type SeatCandidate } from './regret.ts';

/** Who sits where in one round, and how good that is. */
export interface SeatingProposal {
  /** Per sign-up the break-out, or null. */
  assignment: Map<string, string | null>;
  reasons: Map<string, SeatReason>;
  /** People with a seat; a party counts for its size. */
  seated: number;
  /** Σ of what everybody misses, over the people with a seat. */
  cost: number;
  /** No other seating has more people seated or, with as many, less regret. */
  proven: boolean;
}

/**
 * Seats everybody as well as can be: first as many people as can sit, then the least regret in all. Ties go by the draw.
 * Parties stay together; a break-out that fewer than its least would come to does not start.
 */
export function proposeSeating(
  rooms: readonly BreakoutCapacity[],
  people: readonly SeatCandidate[],
): SeatingProposal {
  const result = allocate(toAllocationProblem(rooms, people), { draw: lotteryOrder(people) });
  if (!result.ok) throw new Error('the seating was stopped, and nobody asked for that');
  const assignment = new Map(people.map(({ id }, i) => [id, rooms[result.offerOf[i] ?? -1]?.id ?? null]));
  breakTiesByLottery(people, assignment);
  const cost = people.reduce((all, one) => {
    const room = assignment.get(one.id);
    return room ? all + one.size * preferenceCost(one, one.acceptable.indexOf(room)) : all;
  }, 0);
  return {
    assignment,
    reasons: explainSeating(rooms, people, assignment),
    seated: result.placed,
    cost,
    proven: result.gap === 0 || result.exhaustive,
  };
}
