import { seededRandom } from '#algorithms/random';
import type { PairingProblem } from '#algorithms/stable-matching';

/**
 * The plain method: ties broken by lottery, then proposals down the list (Gale & Shapley 1962). Stable, but the number
 * of pairs depends on the lottery.
 *
 * @returns the number of pairs
 */
export const galeShapleySize = (p: PairingProblem, seed: number): number =>
  galeShapley(p, seed).reduce((pairs, j) => pairs + (j >= 0 ? 1 : 0), 0);

/** The same. @returns per left agent the right one, or -1 */
export function galeShapley(p: PairingProblem, seed: number): Int32Array {
  const random = seededRandom(seed);
  const lot = Float64Array.from(p.right, () => random());
  const lists = Array.from({ length: p.start.length - 1 }, (_, i) => {
    const list = Array.from(
      { length: (p.start[i + 1] as number) - (p.start[i] as number) },
      (_, k) => (p.start[i] as number) + k,
    );
    const key = (e: number): number => (p.leftLevel[e] as number) + (lot[e] as number);
    return list.sort((a, b) => key(a) - key(b));
  });
  const next = new Int32Array(lists.length);
  const heldEdge = new Int32Array(p.rightCount).fill(-1);
  const holder = new Int32Array(p.rightCount);
  for (let first = 0; first < lists.length; first++) {
    for (let i = first; i >= 0; ) {
      const e = lists[i]?.[next[i] as number];
      if (e === undefined) break;
      next[i] = (next[i] as number) + 1;
      const j = p.right[e] as number;
      const rival = heldEdge[j] as number;
      const likes = (f: number): number => (p.rightLevel[f] as number) + (lot[f] as number);
      if (rival >= 0 && likes(rival) <= likes(e)) continue;
      const rejected = rival < 0 ? -1 : (holder[j] as number);
      heldEdge[j] = e;
      holder[j] = i;
      i = rejected;
    }
  }
  const partnerOf = new Int32Array(lists.length).fill(-1);
  for (const [j, e] of heldEdge.entries()) if (e >= 0) partnerOf[holder[j] as number] = j;
  return partnerOf;
}
