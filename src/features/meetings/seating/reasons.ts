import type { SeatReason } from '../registrations/types.ts';
import type { BreakoutCapacity } from './problem.ts';
import type { SeatCandidate } from './regret.ts';

/** Why everybody sits where they sit, in numbers about all and in one's own place in the draw; it names nobody. */
export function explainSeating(
  rooms: readonly BreakoutCapacity[],
  people: readonly SeatCandidate[],
  at: ReadonlyMap<string, string | null>,
): Map<string, SeatReason> {
  const fans = new Map<string, SeatCandidate[]>();
  const sitting = new Map<string, SeatCandidate[]>();
  for (const one of [...people].sort((a, b) => a.lotteryNumber - b.lotteryNumber || (a.id < b.id ? -1 : 1))) {
    const dearest = one.acceptable[0];
    const room = at.get(one.id);
    if (dearest && one.preferenceCount) fans.set(dearest, [...(fans.get(dearest) ?? []), one]);
    if (room) sitting.set(room, [...(sitting.get(room) ?? []), one]);
  }
  const count = (list: readonly SeatCandidate[]) => list.reduce((all, { size }) => all + size, 0);
  const reasons = new Map<string, SeatReason>();
  for (const one of people) {
    const room = at.get(one.id) ?? null;
    const option = room ? one.acceptable.indexOf(room) : -1;
    const wish = option >= 0 && option < one.preferenceCount ? option + 1 : 0;
    const dearest = one.acceptable[0];
    if (!dearest || !one.preferenceCount || dearest === room) {
      reasons.set(one.id, { wish });
      continue;
    }
    const wanting = fans.get(dearest) ?? [];
    const mine = wanting.indexOf(one);
    // The draw decided when all who sit there wanted it most and drew earlier; else others would have missed more.
    const drawn = (sitting.get(dearest) ?? []).every((other) => {
      const theirs = wanting.indexOf(other);
      return theirs >= 0 && theirs < mine;
    });
    const places = rooms.find(({ id }) => id === dearest)?.capacity ?? 0;
    const position = count(wanting.slice(0, mine)) + 1;
    const starts = count(sitting.get(dearest) ?? []) > 0;
    reasons.set(one.id, {
      wish,
      missed: {
        breakOutId: dearest,
        wanted: count(wanting),
        places,
        position,
        why: !starts ? 'too-few' : drawn ? 'draw' : 'others',
      },
    });
  }
  return reasons;
}
