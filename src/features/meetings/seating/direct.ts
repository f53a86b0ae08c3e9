import type { Room } from './problem.ts';
import type { Wisher } from './regret.ts';

/** What a late comer gets at once, and where they wait. */
export interface Direct {
  at: string | null;
  /** Full break-outs that this party likes better than what it got. */
  waits: string[];
}

/** The dearest break-out with room for the whole party; a queue for what is dearer and full. */
export function seatDirect(rooms: readonly (Room & { free: number })[], one: Wisher): Direct {
  const free = new Map(rooms.map((room) => [room.id, room.free]));
  const at = one.options.find((id) => (free.get(id) ?? 0) >= one.size) ?? null;
  const dearer = at ? one.options.slice(0, one.options.indexOf(at)) : one.options;
  return { at, waits: dearer.slice(0, Math.max(one.wished, at ? 0 : dearer.length)) };
}

/** First come, first served: the baseline that the allocation is compared with. */
export function seatFirstCome(rooms: readonly Room[], people: readonly Wisher[]): Map<string, string | null> {
  const left = rooms.map((room) => ({ ...room, free: room.places }));
  const at = new Map<string, string | null>();
  for (const one of people) {
    const got = seatDirect(left, one).at;
    at.set(one.id, got);
    const room = left.find(({ id }) => id === got);
    if (room) room.free -= one.size;
  }
  return at;
}
