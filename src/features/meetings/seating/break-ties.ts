import { byLottery, preferenceCost, type SeatCandidate } from './candidates.ts';

/**
 * Where two parties of one size could change seats at the same total cost, the lottery decides: the earlier number has
 * the break-out that it prefers. Every exchange makes somebody better off and only later numbers worse, so it ends.
 * @param assignment break-out (or null) per candidate; changed in place
 */
export function breakTiesByLottery(
  candidates: readonly SeatCandidate[],
  assignment: Map<string, string | null>,
): void {
  const order = [...candidates].sort(byLottery);
  const turns = new Map(order.map(({ id }, i) => [id, i]));
  const turnOf = ({ id }: SeatCandidate): number => turns.get(id) ?? 0;
  const seated = new Map<string, SeatCandidate[]>();
  for (const candidate of order) {
    const breakOutId = assignment.get(candidate.id);
    if (breakOutId) seated.set(breakOutId, [...(seated.get(breakOutId) ?? []), candidate]);
  }

  const move = (candidate: SeatCandidate, from: string, to: string): void => {
    assignment.set(candidate.id, to);
    seated.set(
      from,
      (seated.get(from) ?? []).filter(({ id }) => id !== candidate.id),
    );
    seated.set(to, [...(seated.get(to) ?? []), candidate]);
  };

  /** Exchanges one candidate's seat for a better one, if somebody later in the lottery can give it at the same cost. */
  const improve = (candidate: SeatCandidate): boolean => {
    const current = assignment.get(candidate.id);
    if (!current) return false;
    const currentCost = preferenceCost(candidate, candidate.acceptable.indexOf(current));
    for (const [preference, wanted] of candidate.acceptable.entries()) {
      const gain = currentCost - preferenceCost(candidate, preference);
      if (gain <= 0) return false;
      const partner = (seated.get(wanted) ?? [])
        .filter((other) => {
          const back = other.acceptable.indexOf(current);
          if (other.size !== candidate.size || back < 0 || turnOf(other) < turnOf(candidate)) return false;
          return (
            preferenceCost(other, back) - preferenceCost(other, other.acceptable.indexOf(wanted)) === gain
          );
        })
        .reduce<SeatCandidate | undefined>(
          (last, other) => (last && turnOf(last) > turnOf(other) ? last : other),
          undefined,
        );
      if (!partner) continue;
      move(candidate, current, wanted);
      move(partner, wanted, current);
      return true;
    }
    return false;
  };
  while (order.filter(improve).length > 0);
}
