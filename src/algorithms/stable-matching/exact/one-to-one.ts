import { gather } from '../deferred-acceptance/preference-lists.ts';
import { leftCountOf, type PairingProblem } from '../problem.ts';
import { expandToUnitCapacity } from '../unit-capacity.ts';
import type { OneToOneProblem } from './level-bounds.ts';

/** The one-to-one problem with the pairs of each agent; and per pair of it the pair of the original problem. */
export function toOneToOne(p: PairingProblem): { small: OneToOneProblem; edge: Int32Array } {
  const { owner, left, seat, edge } = expandToUnitCapacity(p);
  const ofLeft: number[][] = Array.from({ length: leftCountOf(p) }, () => []);
  const ofRight: number[][] = Array.from(owner, () => []);
  for (let k = 0; k < edge.length; k++) {
    ofLeft[left[k] as number]?.push(k);
    ofRight[seat[k] as number]?.push(k);
  }
  const small: OneToOneProblem = {
    lefts: ofLeft.length,
    rights: ofRight.length,
    left,
    right: seat,
    leftLevel: gather(p.leftLevel, edge),
    rightLevel: gather(p.rightLevel, edge),
    ofLeft: ofLeft.map((list) => Int32Array.from(list)),
    ofRight: ofRight.map((list) => Int32Array.from(list)),
  };
  return { small, edge };
}
