import { leftOfEdges, leftsOf, type PairingProblem, placesOf } from '../problem.ts';
import type { Small } from './ranges.ts';

/** How many right agents there are when one with places counts as that many. */
export const seatsOf = (p: PairingProblem): number =>
  p.places?.reduce((sum, places) => sum + places, 0) ?? p.rights;

/** The problem one-to-one: a right agent with places is as many agents. And per pair there the pair here. */
export function smallOf(p: PairingProblem): { small: Small; edge: Int32Array } {
  const first = new Int32Array(p.rights + 1);
  for (let j = 0; j < p.rights; j++) first[j + 1] = (first[j] as number) + placesOf(p, j);
  const of = leftOfEdges(p);
  const edge: number[] = [];
  const right: number[] = [];
  for (const [e, j] of p.right.entries()) {
    for (let seat = first[j] as number; seat < (first[j + 1] as number); seat++) {
      edge.push(e);
      right.push(seat);
    }
  }
  const ofLeft: number[][] = Array.from({ length: leftsOf(p) }, () => []);
  const ofRight: number[][] = Array.from({ length: first[p.rights] as number }, () => []);
  for (const [k, e] of edge.entries()) {
    ofLeft[of[e] as number]?.push(k);
    ofRight[right[k] as number]?.push(k);
  }
  const small: Small = {
    lefts: ofLeft.length,
    rights: ofRight.length,
    left: Int32Array.from(edge, (e) => of[e] as number),
    right: Int32Array.from(right),
    leftLevel: Int32Array.from(edge, (e) => p.leftLevel[e] as number),
    rightLevel: Int32Array.from(edge, (e) => p.rightLevel[e] as number),
    ofLeft: ofLeft.map((list) => Int32Array.from(list)),
    ofRight: ofRight.map((list) => Int32Array.from(list)),
  };
  return { small, edge: Int32Array.from(edge) };
}
