import { allocate } from '#algorithms/allocation';
import type { SeatReason } from '../registrations/types.ts';
import { favourDraw } from './favourDraw.ts';
import { drawOf, problemOf, type Room } from './problem.ts';
import { reasonsOf } from './reasons.ts';
import { regretOf, type Wisher } from './regret.ts';

/** Who sits where in one round, and how good that is. */
export interface Proposal {
  /** Per sign-up the break-out, or null. */
  at: Map<string, string | null>;
  reasons: Map<string, SeatReason>;
  /** People with a seat; a party counts for its size. */
  seated: number;
  /** Σ of what everybody misses, over the people with a seat. */
  regret: number;
  /** No other seating has more people seated or, with as many, less regret. */
  proven: boolean;
}

/**
 * Seats everybody as well as can be: first as many people as can sit, then the least regret in all. Ties go by the draw.
 * Parties stay together; a break-out that fewer than its least would come to does not start.
 */
export function propose(rooms: readonly Room[], people: readonly Wisher[]): Proposal {
  const result = allocate(problemOf(rooms, people), { draw: drawOf(people) });
  if (!result.ok) throw new Error('the seating was stopped, and nobody asked for that');
  const at = new Map(people.map(({ id }, i) => [id, rooms[result.offerOf[i] ?? -1]?.id ?? null]));
  favourDraw(people, at);
  const regret = people.reduce((all, one) => {
    const room = at.get(one.id);
    return room ? all + one.size * regretOf(one, one.options.indexOf(room)) : all;
  }, 0);
  return {
    at,
    reasons: reasonsOf(rooms, people, at),
    seated: result.placed,
    regret,
    proven: result.gap === 0 || result.exhaustive,
  };
}
