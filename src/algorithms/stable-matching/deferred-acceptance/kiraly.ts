import { shuffledIndices } from '../../random/index.ts';
import { UNPAIRED } from '../problem.ts';
import type { ProposingSide } from './proposing-side.ts';

/** Asks for the first time through the list, for the second, or has given up. */
const FIRST = 0;
const SECOND = 1;

/** Who proposes, as far as it has come. */
interface ProposalState {
  side: ProposingSide;
  stage: Uint8Array;
  /** Per proposer the first entry that is not struck, and the first from there on whose receiver was still free. */
  cursor: Int32Array;
  free: Int32Array;
  /** Per entry the stage + 1 in which it was struck. */
  struck: Uint8Array;
  /** Per receiver the entry it holds, and of whom; -1 = free. */
  entry: Int32Array;
  holder: Int32Array;
  waiting: Int32Array;
  waitingCount: number;
}

/**
 * A stable pairing by proposals, never smaller than two thirds of the largest stable one: Király's algorithm for ties on
 * both sides. Who is refused by all goes through the list a second time, and then comes before equals that are on their
 * first; who could as well have a free one gives way.
 *
 * @returns per proposer the receiver, or NOBODY
 *
 * O(entries). Reference: Király (2013), *Linear time local approximation algorithm for maximum stable marriage*,
 * Algorithms 6.
 */
export function kiralyMatching(side: ProposingSide, seed: number): Int32Array {
  const { proposers, receivers, start } = side;
  const asking: ProposalState = {
    side,
    stage: new Uint8Array(proposers),
    cursor: start.slice(0, proposers),
    free: start.slice(0, proposers),
    struck: new Uint8Array(side.receiver.length),
    entry: new Int32Array(receivers).fill(-1),
    holder: new Int32Array(receivers).fill(UNPAIRED),
    waiting: shuffledIndices(proposers, seed + 1),
    waitingCount: proposers,
  };
  while (asking.waitingCount > 0) propose(asking, asking.waiting[--asking.waitingCount] as number);
  const at = new Int32Array(proposers).fill(UNPAIRED);
  for (let r = 0; r < receivers; r++) {
    const holder = asking.holder[r] as number;
    if (holder !== UNPAIRED) at[holder] = r;
  }
  return at;
}

function propose(asking: ProposalState, i: number): void {
  const { side, entry, holder } = asking;
  const e = nextEntry(asking, i);
  if (e < 0) return;
  const r = side.receiver[e] as number;
  const held = holder[r] as number;
  if (held !== UNPAIRED) {
    if (uncertain(asking, held, entry[r] as number)) asking.waiting[asking.waitingCount++] = held;
    else if (better(asking, i, e, held, entry[r] as number)) {
      asking.struck[entry[r] as number] = (asking.stage[held] as number) + 1;
      asking.waiting[asking.waitingCount++] = held;
    } else {
      asking.struck[e] = (asking.stage[i] as number) + 1;
      asking.waiting[asking.waitingCount++] = i;
      return;
    }
  }
  holder[r] = i;
  entry[r] = e;
}

/** Where i asks next: of the best level left a free one, else any; -1 when it gives up. */
function nextEntry(asking: ProposalState, i: number): number {
  const { side, stage, cursor, struck } = asking;
  const to = side.start[i + 1] as number;
  for (;;) {
    const now = stage[i] as number;
    let at = cursor[i] as number;
    while (at < to && struck[at] === now + 1) at++;
    cursor[i] = at;
    if (at < to) {
      const free = firstFree(asking, i, at);
      return free >= 0 ? free : at;
    }
    if (now !== FIRST) return -1;
    stage[i] = SECOND;
    cursor[i] = side.start[i] as number;
  }
}

/** The first entry at the level of `at` whose receiver is free, or -1. Receivers never become free again. */
function firstFree({ side, free, holder }: ProposalState, i: number, at: number): number {
  const to = side.start[i + 1] as number;
  const level = side.level[at] as number;
  let next = Math.max(free[i] as number, at);
  while (next < to && side.level[next] === level && holder[side.receiver[next] as number] !== UNPAIRED)
    next++;
  free[i] = next;
  return next < to && side.level[next] === level ? next : -1;
}

/** Whether who is held could as well have a free one, on the first time through the list. */
const uncertain = (asking: ProposalState, held: number, e: number): boolean =>
  asking.stage[held] === FIRST && firstFree(asking, held, e) >= 0;

/** Whether a receiver takes i instead of who it holds. */
function better({ side, stage }: ProposalState, i: number, e: number, held: number, entry: number): boolean {
  const own = side.receiverLevel[e] as number;
  const other = side.receiverLevel[entry] as number;
  if (own !== other) return own < other;
  return stage[i] === SECOND && stage[held] === FIRST;
}
