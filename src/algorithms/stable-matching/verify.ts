import { checkPairing } from './check.ts';
import { leftCountOf, type PairingProblem, type Pairs, placesOf, UNPAIRED } from './problem.ts';

/**
 * Checks a pairing from the problem alone, with independent code: possible pairs, places, and no blocking pair.
 *
 * @returns null, or what is wrong
 * @throws RangeError when the problem itself is invalid
 *
 * O(pairs × pairs per agent).
 */
export function verifyPairing(p: PairingProblem, partnerOf: Pairs): string | null {
  checkPairing(p);
  const lefts = leftCountOf(p);
  if (partnerOf.length !== lefts) return `${partnerOf.length} left agents, expected ${lefts}`;
  const pairOf = (i: number, j: number): number => {
    for (let e = p.start[i] as number; e < (p.start[i + 1] as number); e++) if (p.right[e] === j) return e;
    return -1;
  };
  const withRight: number[][] = Array.from({ length: p.rightCount }, () => []);
  for (let i = 0; i < lefts; i++) {
    const j = partnerOf[i] as number;
    if (j === UNPAIRED) continue;
    const e = pairOf(i, j);
    if (e < 0) return `left ${i} is with right ${j}, which it cannot be`;
    withRight[j]?.push(e);
  }
  for (const [j, held] of withRight.entries()) {
    if (held.length > placesOf(p, j))
      return `right ${j} is with ${held.length}, more than its ${placesOf(p, j)} places`;
  }
  for (let i = 0; i < lefts; i++) {
    const currentEdge = partnerOf[i] === UNPAIRED ? null : pairOf(i, partnerOf[i] as number);
    for (let e = p.start[i] as number; e < (p.start[i + 1] as number); e++) {
      const j = p.right[e] as number;
      if (currentEdge !== null && (p.leftLevel[currentEdge] as number) <= (p.leftLevel[e] as number))
        continue;
      const held = withRight[j] as number[];
      const room = held.length < placesOf(p, j);
      const worse = held.some((other) => (p.rightLevel[other] as number) > (p.rightLevel[e] as number));
      if (room || worse) return `left ${i} and right ${j} would both rather have each other`;
    }
  }
  return null;
}
