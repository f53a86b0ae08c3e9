import { preferenceCost, type SeatCandidate } from './regret.ts';

/**
 * Where two parties of one size could change seats and all together would miss just as much, the draw decides: whoever
 * drew earlier has the dearer one. Every change makes somebody better off and only later draws worse, so it ends.
 * @param at per person the break-out; changed in place
 */
export function breakTiesByLottery(people: readonly SeatCandidate[], at: Map<string, string | null>): void {
  const order = [...people].sort((a, b) => a.lotteryNumber - b.lotteryNumber || (a.id < b.id ? -1 : 1));
  const turn = new Map(order.map(({ id }, i) => [id, i]));
  const sitting = new Map<string, SeatCandidate[]>();
  for (const one of order) {
    const room = at.get(one.id);
    if (room) sitting.set(room, [...(sitting.get(room) ?? []), one]);
  }
  const swap = (one: SeatCandidate, other: SeatCandidate, here: string, there: string): void => {
    at.set(one.id, there);
    at.set(other.id, here);
    sitting.set(here, [...(sitting.get(here) ?? []).filter(({ id }) => id !== one.id), other]);
    sitting.set(there, [...(sitting.get(there) ?? []).filter(({ id }) => id !== other.id), one]);
  };
  const better = (one: SeatCandidate): boolean => {
    const here = at.get(one.id);
    if (!here) return false;
    const now = preferenceCost(one, one.acceptable.indexOf(here));
    for (const [k, there] of one.acceptable.entries()) {
      const gain = now - preferenceCost(one, k);
      if (gain <= 0) return false;
      const partner = (sitting.get(there) ?? [])
        .filter((other) => {
          const back = other.acceptable.indexOf(here);
          if (other.size !== one.size || back < 0 || (turn.get(other.id) ?? 0) < (turn.get(one.id) ?? 0))
            return false;
          return (
            preferenceCost(other, back) - preferenceCost(other, other.acceptable.indexOf(there)) === gain
          );
        })
        .reduce<SeatCandidate | undefined>(
          (last, other) => (last && (turn.get(last.id) ?? 0) > (turn.get(other.id) ?? 0) ? last : other),
          undefined,
        );
      if (!partner) continue;
      swap(one, partner, here, there);
      return true;
    }
    return false;
  };
  while (order.filter(better).length > 0);
}
