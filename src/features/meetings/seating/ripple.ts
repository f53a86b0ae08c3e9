import { allocate } from '#algorithms/allocation';
import { type BreakoutCapacity, lotteryOrder, type SeatedCandidate, toAllocationProblem } from './problem.ts';
import { preferenceCost } from './regret.ts';

export interface SeatMove {
  id: string;
  from: string | null;
  to: string;
}

/**
 * Somebody left, or there is more room: who moves up? Nobody gets anything worse, whoever sits keeps a seat; among all
 * that keeps this promise as many as can be get a seat, then there is the least regret in all. Whoever waits longest
 * goes first where it makes no difference.
 * @param rooms with their whole number of places
 * @param people everybody who sits or waits; those who sit elsewhere for good (hosts) are left out and their places too
 */
export function promoteFromWaitlist(
  rooms: readonly BreakoutCapacity[],
  people: readonly SeatedCandidate[],
): SeatMove[] {
  // A break-out that has begun to fill does start: its least was a matter of the first seating.
  const open = rooms.map((room) => ({ ...room, least: 0 }));
  const result = allocate(toAllocationProblem(open, people), { draw: lotteryOrder(people) });
  if (!result.ok) throw new Error('moving up was stopped, and nobody asked for that');
  const moves = movesOf(people, (_, i) => open[result.offerOf[i] ?? -1]?.id ?? null);
  // With parties the engine weighs promises instead of keeping them strictly: then one after the other, by turn.
  return moves ?? oneByOne(open, people);
}

/** The changes, or null when somebody would be worse off. */
function movesOf(
  people: readonly SeatedCandidate[],
  seatOf: (one: SeatedCandidate, i: number) => string | null,
): SeatMove[] | null {
  const moves: SeatMove[] = [];
  for (const [i, one] of people.entries()) {
    const to = seatOf(one, i);
    const from = one.current ?? null;
    if (to === from) continue;
    if (!to) return null;
    if (
      from &&
      preferenceCost(one, one.acceptable.indexOf(to)) >= preferenceCost(one, one.acceptable.indexOf(from))
    )
      return null;
    moves.push({ id: one.id, from, to });
  }
  return moves;
}

/** The longest waiting party that fits goes to the dearest break-out with room, until nobody can. */
function oneByOne(rooms: readonly BreakoutCapacity[], people: readonly SeatedCandidate[]): SeatMove[] {
  const at = new Map(people.map((one) => [one.id, one.current ?? null]));
  const free = new Map(rooms.map(({ id, capacity }) => [id, capacity]));
  for (const one of people) if (one.current) free.set(one.current, (free.get(one.current) ?? 0) - one.size);
  const turns = lotteryOrder(people);
  const order = people.map((_, i) => i).sort((a, b) => (turns[a] ?? 0) - (turns[b] ?? 0));
  const step = (): boolean =>
    order.some((i) => {
      const one = people[i] as SeatedCandidate;
      const now = at.get(one.id) ?? null;
      if (now && !one.mayMove) return false;
      const limit = now ? one.acceptable.indexOf(now) : one.acceptable.length;
      const to = one.acceptable
        .slice(0, limit < 0 ? one.acceptable.length : limit)
        .find((id) => (free.get(id) ?? 0) >= one.size);
      if (!to) return false;
      if (now) free.set(now, (free.get(now) ?? 0) + one.size);
      free.set(to, (free.get(to) ?? 0) - one.size);
      at.set(one.id, to);
      return true;
    });
  while (step());
  return movesOf(people, (one) => at.get(one.id) ?? null) ?? [];
}
