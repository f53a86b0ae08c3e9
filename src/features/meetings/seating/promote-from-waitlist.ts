import { allocate } from '#algorithms/allocation';
import {
  type BreakoutCapacity,
  lotteryOrder,
  type SeatedCandidate,
  toAllocationProblem,
} from './allocation-problem.ts';
import { preferenceCost } from './candidates.ts';

/** One registration (`id`) that gets a seat or a better one. */
export interface Promotion {
  id: string;
  from: string | null;
  to: string;
}

/**
 * Somebody left, or there is more room: who moves up? Nobody gets anything worse, whoever sits keeps a seat; among all
 * that keeps this promise as many as can be get a seat, then the preference cost in all is lowest. Whoever waits longest
 * goes first where it makes no difference.
 * @param breakOuts with their whole capacity
 * @param candidates everybody who sits or waits; hosts are left out, and so are the seats that they take
 */
export function promoteFromWaitlist(
  breakOuts: readonly BreakoutCapacity[],
  candidates: readonly SeatedCandidate[],
): Promotion[] {
  // A break-out that has begun to fill does start: its minimum mattered for the first seating only.
  const open = breakOuts.map((breakOut) => ({ ...breakOut, minAttendees: 0 }));
  const result = allocate(toAllocationProblem(open, candidates), { draw: lotteryOrder(candidates) });
  if (!result.ok) throw new Error('the allocation stopped before its end without a request to stop');
  const promotions = toPromotions(candidates, (_, i) => open[result.offerOf[i] ?? -1]?.id ?? null);
  // With parties the solver weighs promises instead of keeping them strictly: then one after the other, by turn.
  return promotions ?? promoteOneByOne(open, candidates);
}

/** The changes, or null when somebody would be worse off. */
function toPromotions(
  candidates: readonly SeatedCandidate[],
  seatOf: (candidate: SeatedCandidate, index: number) => string | null,
): Promotion[] | null {
  const promotions: Promotion[] = [];
  for (const [i, candidate] of candidates.entries()) {
    const { id, acceptable } = candidate;
    const to = seatOf(candidate, i);
    const from = candidate.current ?? null;
    if (to === from) continue;
    if (!to) return null;
    const costOf = (breakOutId: string) => preferenceCost(candidate, acceptable.indexOf(breakOutId));
    if (from && costOf(to) >= costOf(from)) return null;
    promotions.push({ id, from, to });
  }
  return promotions;
}

/** The longest waiting party that fits goes to the break-out with room that it prefers, until nobody can. */
function promoteOneByOne(
  breakOuts: readonly BreakoutCapacity[],
  candidates: readonly SeatedCandidate[],
): Promotion[] {
  const assignment = new Map(candidates.map(({ id, current }) => [id, current ?? null]));
  const free = new Map(breakOuts.map(({ id, capacity }) => [id, capacity]));
  const take = (breakOutId: string, size: number) => free.set(breakOutId, (free.get(breakOutId) ?? 0) - size);
  for (const { current, size } of candidates) if (current) take(current, size);
  const turns = lotteryOrder(candidates);
  const order = [...candidates.entries()]
    .sort(([a], [b]) => (turns[a] ?? 0) - (turns[b] ?? 0))
    .map(([, candidate]) => candidate);
  const promoteNext = (): boolean =>
    order.some(({ id, size, acceptable, mayMove }) => {
      const current = assignment.get(id) ?? null;
      if (current && !mayMove) return false;
      const limit = current ? acceptable.indexOf(current) : -1;
      const to = acceptable
        .slice(0, limit < 0 ? acceptable.length : limit)
        .find((breakOutId) => (free.get(breakOutId) ?? 0) >= size);
      if (!to) return false;
      if (current) take(current, -size);
      take(to, size);
      assignment.set(id, to);
      return true;
    });
  while (promoteNext());
  return toPromotions(candidates, ({ id }) => assignment.get(id) ?? null) ?? [];
}
