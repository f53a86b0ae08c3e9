import { leftOfEdges, leftsOf, type PairingProblem, placesOf } from '../problem.ts';
import { byLot, type Grouped, grouped, sortLists, taken } from './lists.ts';

/** The problem as those see it who propose: one-to-one, lists by rising level. */
export interface Side {
  proposers: number;
  receivers: number;
  /** Per proposer the first entry of the list, and one more at the end. */
  start: Int32Array;
  /** Per entry the receiver, how the proposer ranks it, and how it ranks the proposer. */
  receiver: Int32Array;
  level: Int32Array;
  theirs: Int32Array;
}

/** One entry per pair and place: a right agent with c places is c agents that are liked the same (`owner` says whose). */
function entriesOf(p: PairingProblem) {
  const first = new Int32Array(p.rights + 1);
  for (let j = 0; j < p.rights; j++) first[j + 1] = (first[j] as number) + placesOf(p, j);
  const rights = first[p.rights] as number;
  const owner = new Int32Array(rights);
  for (let j = 0; j < p.rights; j++) owner.fill(j, first[j], first[j + 1]);
  const left = leftOfEdges(p);
  if (!p.places) {
    return { rights, owner, left, right: p.right, leftLevel: p.leftLevel, rightLevel: p.rightLevel };
  }
  let entries = 0;
  for (const j of p.right) entries += placesOf(p, j);
  const all = { left: new Int32Array(entries), right: new Int32Array(entries) };
  const edge = new Int32Array(entries);
  let k = 0;
  for (let e = 0; e < p.right.length; e++) {
    const j = p.right[e] as number;
    for (let seat = first[j] as number; seat < (first[j + 1] as number); seat++) {
      all.left[k] = left[e] as number;
      all.right[k] = seat;
      edge[k++] = e;
    }
  }
  return {
    rights,
    owner,
    ...all,
    leftLevel: edge.map((e) => p.leftLevel[e] as number),
    rightLevel: edge.map((e) => p.rightLevel[e] as number),
  };
}

/** The problem from both sides: as left agents propose, and as right ones do. O(entries × log of the longest list). */
export function bothSides(p: PairingProblem, seed: number): { owner: Int32Array; left: Side; right: Side } {
  const lefts = leftsOf(p);
  const { rights, owner, left, right, leftLevel, rightLevel } = entriesOf(p);
  const asGiven = new Int32Array(left.length);
  for (let e = 0; e < asGiven.length; e++) asGiven[e] = e;
  const ofRight = grouped(byLot(grouped(asGiven, left, lefts), seed), right, rights);
  const ofLeft = grouped(byLot(ofRight, seed), left, lefts);
  sortLists(ofLeft.start, ofLeft.entry, leftLevel);
  sortLists(ofRight.start, ofRight.entry, rightLevel);
  const side = (
    proposers: number,
    receivers: number,
    { start, entry }: Grouped,
    [receiver, level, theirs]: [Int32Array, Int32Array, Int32Array],
  ): Side => ({
    proposers,
    receivers,
    start,
    receiver: taken(receiver, entry),
    level: taken(level, entry),
    theirs: taken(theirs, entry),
  });
  return {
    owner,
    left: side(lefts, rights, ofLeft, [right, leftLevel, rightLevel]),
    right: side(rights, lefts, ofRight, [left, rightLevel, leftLevel]),
  };
}
