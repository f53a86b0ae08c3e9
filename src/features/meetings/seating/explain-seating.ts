import type { SeatReason } from '../registrations/types.ts';
import type { BreakoutCapacity } from './allocation-problem.ts';
import { byLottery, type SeatCandidate } from './candidates.ts';

/** Why everybody sits where they sit, in numbers about all and in one's own place in the lottery; it names nobody. */
export function explainSeating(
  breakOuts: readonly BreakoutCapacity[],
  candidates: readonly SeatCandidate[],
  assignment: ReadonlyMap<string, string | null>,
): Map<string, SeatReason> {
  const firstChoices = new Map<string, SeatCandidate[]>();
  const seated = new Map<string, SeatCandidate[]>();
  for (const candidate of [...candidates].sort(byLottery)) {
    const favourite = candidate.acceptable[0];
    const breakOutId = assignment.get(candidate.id);
    if (favourite && candidate.preferenceCount)
      firstChoices.set(favourite, [...(firstChoices.get(favourite) ?? []), candidate]);
    if (breakOutId) seated.set(breakOutId, [...(seated.get(breakOutId) ?? []), candidate]);
  }
  const peopleIn = (list: readonly SeatCandidate[]) => list.reduce((sum, { size }) => sum + size, 0);
  const reasons = new Map<string, SeatReason>();
  for (const candidate of candidates) {
    const { id, acceptable, preferenceCount } = candidate;
    const breakOutId = assignment.get(id) ?? null;
    const index = breakOutId ? acceptable.indexOf(breakOutId) : -1;
    const wish = index >= 0 && index < preferenceCount ? index + 1 : 0;
    const favourite = acceptable[0];
    if (!favourite || !preferenceCount || favourite === breakOutId) {
      reasons.set(id, { wish });
      continue;
    }
    const rivals = firstChoices.get(favourite) ?? [];
    const turn = rivals.indexOf(candidate);
    // The lottery decided when all who sit there wanted it most and came earlier; else the cost for all decided.
    const drawn = (seated.get(favourite) ?? []).every((other) => {
      const otherTurn = rivals.indexOf(other);
      return otherTurn >= 0 && otherTurn < turn;
    });
    const starts = peopleIn(seated.get(favourite) ?? []) > 0;
    reasons.set(id, {
      wish,
      missed: {
        breakOutId: favourite,
        wanted: peopleIn(rivals),
        places: breakOuts.find((breakOut) => breakOut.id === favourite)?.capacity ?? 0,
        position: peopleIn(rivals.slice(0, turn)) + 1,
        why: !starts ? 'too-few' : drawn ? 'draw' : 'others',
      },
    });
  }
  return reasons;
}
