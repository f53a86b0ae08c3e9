import { leftsOf, type PairingProblem } from '../problem.ts';
import { seatsOf } from '../unit-capacity.ts';
import { byLot, type Grouped, grouped, sortLists, taken } from './preference-lists.ts';

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

/** The problem from both sides: as left agents propose, and as right ones do. O(entries × log of the longest list). */
export function bothSides(p: PairingProblem, seed: number): { owner: Int32Array; left: Side; right: Side } {
  const lefts = leftsOf(p);
  const { owner, left, seat: right, edge } = seatsOf(p);
  const rights = owner.length;
  const leftLevel = p.places ? taken(p.leftLevel, edge) : p.leftLevel;
  const rightLevel = p.places ? taken(p.rightLevel, edge) : p.rightLevel;
  const asGiven = edge.map((_, k) => k);
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
