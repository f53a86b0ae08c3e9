import { shuffled } from '../../chance/index.ts';
import { leftOfEdges, leftsOf, type PairingProblem, placesOf } from '../problem.ts';

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

/** Entries together by agent, each in the order in which they come. O(entries + agents). */
function grouped(
  order: Int32Array,
  agent: Int32Array,
  agents: number,
): { start: Int32Array; entry: Int32Array } {
  const start = new Int32Array(agents + 1);
  for (let k = 0; k < agent.length; k++) {
    const at = (agent[k] as number) + 1;
    start[at] = (start[at] as number) + 1;
  }
  for (let i = 0; i < agents; i++) start[i + 1] = (start[i + 1] as number) + (start[i] as number);
  const next = start.slice();
  const entry = new Int32Array(order.length);
  for (let k = 0; k < order.length; k++) {
    const e = order[k] as number;
    const i = agent[e] as number;
    const at = next[i] as number;
    entry[at] = e;
    next[i] = at + 1;
  }
  return { start, entry };
}

/** The entries of agents that take turns by lot. O(entries + agents). */
function byLot({ start, entry }: { start: Int32Array; entry: Int32Array }, seed: number): Int32Array {
  const order = new Int32Array(entry.length);
  let k = 0;
  for (const i of shuffled(start.length - 1, seed)) {
    const to = start[i + 1] as number;
    for (let at = start[i] as number; at < to; at++) order[k++] = entry[at] as number;
  }
  return order;
}

/** With fewer levels than this, lists are dealt out by level; with more they are sorted. */
const FEW_LEVELS = 256;

/** Each list by rising level, equal ones as they stood. O(entries + agents × levels), or × log of the longest list. */
function sortLists(start: Int32Array, entry: Int32Array, level: Int32Array): void {
  let levels = 0;
  for (let e = 0; e < level.length; e++) levels = Math.max(levels, (level[e] as number) + 1);
  const next = new Int32Array(Math.min(levels, FEW_LEVELS) + 1);
  const dealt = new Int32Array(entry.length);
  for (let i = 0; i + 1 < start.length; i++) {
    const from = start[i] as number;
    const to = start[i + 1] as number;
    if (levels >= FEW_LEVELS) {
      sortLong(entry.subarray(from, to), level);
      continue;
    }
    next.fill(0);
    for (let k = from; k < to; k++) {
      const at = (level[entry[k] as number] as number) + 1;
      next[at] = (next[at] as number) + 1;
    }
    for (let l = 0; l < levels; l++) next[l + 1] = (next[l + 1] as number) + (next[l] as number);
    for (let k = from; k < to; k++) {
      const e = entry[k] as number;
      const l = level[e] as number;
      const at = next[l] as number;
      dealt[from + at] = e;
      next[l] = at + 1;
    }
  }
  if (levels < FEW_LEVELS) entry.set(dealt);
}

function sortLong(list: Int32Array, level: Int32Array): void {
  const many = list.length;
  const key = Float64Array.from(list, (e, k) => (level[e] as number) * many + k).sort();
  const before = list.slice();
  for (let k = 0; k < many; k++) list[k] = before[(key[k] as number) % many] as number;
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

/** The values of some entries. */
function taken(values: Int32Array, entry: Int32Array): Int32Array {
  const found = new Int32Array(entry.length);
  for (let k = 0; k < found.length; k++) found[k] = values[entry[k] as number] as number;
  return found;
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
    { start, entry }: { start: Int32Array; entry: Int32Array },
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
