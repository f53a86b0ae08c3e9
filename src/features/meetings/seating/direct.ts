import type { BreakoutCapacity } from './problem.ts';
import type { SeatCandidate } from './regret.ts';

/** What a late comer gets at once, and where they wait. */
export interface DirectSeat {
  breakOutId: string | null;
  /** Full break-outs that this party likes better than what it got. */
  preferred: string[];
}

/** The dearest break-out with room for the whole party; a queue for what is dearer and full. */
export function seatDirect(
  rooms: readonly (BreakoutCapacity & { free: number })[],
  one: SeatCandidate,
): DirectSeat {
  const free = new Map(rooms.map((room) => [room.id, room.free]));
  const breakOutId = one.acceptable.find((id) => (free.get(id) ?? 0) >= one.size) ?? null;
  const dearer = breakOutId ? one.acceptable.slice(0, one.acceptable.indexOf(breakOutId)) : one.acceptable;
  return {
    breakOutId,
    preferred: dearer.slice(0, Math.max(one.preferenceCount, breakOutId ? 0 : dearer.length)),
  };
}

/** First come, first served: the baseline that the allocation is compared with. */
export function seatFirstCome(
  rooms: readonly BreakoutCapacity[],
  people: readonly SeatCandidate[],
): Map<string, string | null> {
  const left = rooms.map((room) => ({ ...room, free: room.capacity }));
  const at = new Map<string, string | null>();
  for (const one of people) {
    const got = seatDirect(left, one).breakOutId;
    at.set(one.id, got);
    const room = left.find(({ id }) => id === got);
    if (room) room.free -= one.size;
  }
  return at;
}
