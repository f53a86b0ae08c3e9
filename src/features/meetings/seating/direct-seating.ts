import type { BreakoutCapacity } from './allocation-problem.ts';
import { betterThan, type SeatCandidate } from './candidates.ts';

/** What a late comer gets at once, and where they wait. */
export interface DirectSeat {
  breakOutId: string | null;
  /** Full break-outs that this party likes better than what it got. */
  preferred: string[];
}

/** The break-out with room for the whole party that it likes best; the waitlist for what it prefers and is full. */
export function seatDirect(
  breakOuts: readonly { id: string; free: number }[],
  candidate: SeatCandidate,
): DirectSeat {
  const { acceptable, preferenceCount, size } = candidate;
  const free = new Map(breakOuts.map((breakOut) => [breakOut.id, breakOut.free]));
  const breakOutId = acceptable.find((id) => (free.get(id) ?? 0) >= size) ?? null;
  const preferred = betterThan(candidate, breakOutId);
  // Whoever sits waits only for own wishes; whoever has nothing waits for everything that would do.
  return { breakOutId, preferred: breakOutId ? preferred.slice(0, preferenceCount) : preferred };
}

/** First come, first served: the baseline that the allocation is compared with. */
export function seatFirstCome(
  breakOuts: readonly BreakoutCapacity[],
  candidates: readonly SeatCandidate[],
): Map<string, string | null> {
  const left = breakOuts.map(({ id, capacity }) => ({ id, free: capacity }));
  const assignment = new Map<string, string | null>();
  for (const candidate of candidates) {
    const { breakOutId } = seatDirect(left, candidate);
    assignment.set(candidate.id, breakOutId);
    const breakOut = left.find(({ id }) => id === breakOutId);
    if (breakOut) breakOut.free -= candidate.size;
  }
  return assignment;
}
