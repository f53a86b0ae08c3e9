import { taken } from '../deferred-acceptance/preference-lists.ts';
import { leftsOf, type PairingProblem } from '../problem.ts';
import { seatsOf } from '../unit-capacity.ts';
import type { Small } from './level-bounds.ts';

/** The problem one-to-one, with the pairs of each agent. And per pair there the pair here. */
export function smallOf(p: PairingProblem): { small: Small; edge: Int32Array } {
  const { owner, left, seat, edge } = seatsOf(p);
  const ofLeft: number[][] = Array.from({ length: leftsOf(p) }, () => []);
  const ofRight: number[][] = Array.from(owner, () => []);
  for (let k = 0; k < edge.length; k++) {
    ofLeft[left[k] as number]?.push(k);
    ofRight[seat[k] as number]?.push(k);
  }
  const small: Small = {
    lefts: ofLeft.length,
    rights: ofRight.length,
    left,
    right: seat,
    leftLevel: taken(p.leftLevel, edge),
    rightLevel: taken(p.rightLevel, edge),
    ofLeft: ofLeft.map((list) => Int32Array.from(list)),
    ofRight: ofRight.map((list) => Int32Array.from(list)),
  };
  return { small, edge };
}
