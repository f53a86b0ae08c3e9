import { leftCountOf, type PairingProblem } from '../problem.ts';
import { expandToUnitCapacity } from '../unit-capacity.ts';
import { type EntriesByAgent, gather, groupByAgent, inLotteryOrder, sortLists } from './preference-lists.ts';

/** The one-to-one problem from the side that proposes: lists by rising level. */
export interface ProposingSide {
  proposers: number;
  receivers: number;
  /** Per proposer the first entry of the list, with one more entry at the end. */
  start: Int32Array;
  /** Per entry the receiver, how the proposer ranks it, and how it ranks the proposer. */
  receiver: Int32Array;
  level: Int32Array;
  receiverLevel: Int32Array;
}

/**
 * The problem with the left agents proposing, and with the right ones proposing. O(entries × log of the longest list).
 */
export function proposingSides(
  p: PairingProblem,
  seed: number,
): { owner: Int32Array; left: ProposingSide; right: ProposingSide } {
  const lefts = leftCountOf(p);
  const { owner, left, seat: right, edge } = expandToUnitCapacity(p);
  const rights = owner.length;
  const leftLevel = p.places ? gather(p.leftLevel, edge) : p.leftLevel;
  const rightLevel = p.places ? gather(p.rightLevel, edge) : p.rightLevel;
  const asGiven = edge.map((_, k) => k);
  const ofRight = groupByAgent(inLotteryOrder(groupByAgent(asGiven, left, lefts), seed), right, rights);
  const ofLeft = groupByAgent(inLotteryOrder(ofRight, seed), left, lefts);
  sortLists(ofLeft.start, ofLeft.entry, leftLevel);
  sortLists(ofRight.start, ofRight.entry, rightLevel);
  const side = (
    proposers: number,
    receivers: number,
    { start, entry }: EntriesByAgent,
    [receiver, level, receiverLevel]: [Int32Array, Int32Array, Int32Array],
  ): ProposingSide => ({
    proposers,
    receivers,
    start,
    receiver: gather(receiver, entry),
    level: gather(level, entry),
    receiverLevel: gather(receiverLevel, entry),
  });
  return {
    owner,
    left: side(lefts, rights, ofLeft, [right, leftLevel, rightLevel]),
    right: side(rights, lefts, ofRight, [left, rightLevel, leftLevel]),
  };
}
