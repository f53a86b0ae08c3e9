import { shuffledIndices } from '../../random/index.ts';
import { UNPAIRED } from '../problem.ts';
import type { ProposingSide } from './proposing-side.ts';

/** Stage of a proposer: first pass through the list, or second; after that it has given up. */
const FIRST = 0;
const SECOND = 1;

/** State of the proposals. */
interface ProposalState {
  side: ProposingSide;
  stage: Uint8Array;
  /** Per proposer the first entry that was not rejected, and the first from there whose receiver was still free. */
  cursor: Int32Array;
  free: Int32Array;
  /** Per entry the stage + 1 in which it was rejected. */
  struck: Uint8Array;
  /** Per receiver the entry it holds, and the proposer; -1 = free. */
  entry: Int32Array;
  holder: Int32Array;
  waiting: Int32Array;
  waitingCount: number;
}

/**
 * A stable pairing by deferred acceptance, never smaller than two thirds of the largest stable one: Király's algorithm
 * for ties on both sides. A proposer rejected by all goes through the list a second time, and then takes precedence
 * over equals that are on their first; a proposer that could as well have a free receiver gives way.
 *
 * @returns per proposer the receiver, or UNPAIRED
 *
 * O(entries). Reference: Király (2013), *Linear time local approximation algorithm for maximum stable marriage*,
 * Algorithm 6.
 */
export function kiralyMatching(side: ProposingSide, seed: number): Int32Array {
  const { proposers, receivers, start } = side;
  const state: ProposalState = {
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
  while (state.waitingCount > 0) propose(state, state.waiting[--state.waitingCount] as number);
  const receiverOf = new Int32Array(proposers).fill(UNPAIRED);
  for (let r = 0; r < receivers; r++) {
    const holder = state.holder[r] as number;
    if (holder !== UNPAIRED) receiverOf[holder] = r;
  }
  return receiverOf;
}

function propose(state: ProposalState, i: number): void {
  const { side, entry, holder } = state;
  const e = nextEntry(state, i);
  if (e < 0) return;
  const r = side.receiver[e] as number;
  const currentHolder = holder[r] as number;
  if (currentHolder !== UNPAIRED) {
    if (uncertain(state, currentHolder, entry[r] as number))
      state.waiting[state.waitingCount++] = currentHolder;
    else if (better(state, i, e, currentHolder, entry[r] as number)) {
      state.struck[entry[r] as number] = (state.stage[currentHolder] as number) + 1;
      state.waiting[state.waitingCount++] = currentHolder;
    } else {
      state.struck[e] = (state.stage[i] as number) + 1;
      state.waiting[state.waitingCount++] = i;
      return;
    }
  }
  holder[r] = i;
  entry[r] = e;
}

/** The next entry of proposer i: of the best remaining level a free receiver, else any; -1 when it gives up. */
function nextEntry(state: ProposalState, i: number): number {
  const { side, stage, cursor, struck } = state;
  const to = side.start[i + 1] as number;
  for (;;) {
    const currentStage = stage[i] as number;
    let entry = cursor[i] as number;
    while (entry < to && struck[entry] === currentStage + 1) entry++;
    cursor[i] = entry;
    if (entry < to) {
      const free = firstFree(state, i, entry);
      return free >= 0 ? free : entry;
    }
    if (currentStage !== FIRST) return -1;
    stage[i] = SECOND;
    cursor[i] = side.start[i] as number;
  }
}

/** The first entry at the level of `fromEntry` whose receiver is free, or -1. Receivers never become free again. */
function firstFree({ side, free, holder }: ProposalState, i: number, fromEntry: number): number {
  const to = side.start[i + 1] as number;
  const level = side.level[fromEntry] as number;
  let next = Math.max(free[i] as number, fromEntry);
  while (next < to && side.level[next] === level && holder[side.receiver[next] as number] !== UNPAIRED)
    next++;
  free[i] = next;
  return next < to && side.level[next] === level ? next : -1;
}

/** Whether the holder, on its first pass, could as well have a free receiver. */
const uncertain = (asking: ProposalState, held: number, e: number): boolean =>
  asking.stage[held] === FIRST && firstFree(asking, held, e) >= 0;

/** Whether a receiver prefers i to its current holder. */
function better(
  { side, stage }: ProposalState,
  i: number,
  e: number,
  currentHolder: number,
  entry: number,
): boolean {
  const own = side.receiverLevel[e] as number;
  const other = side.receiverLevel[entry] as number;
  if (own !== other) return own < other;
  return stage[i] === SECOND && stage[currentHolder] === FIRST;
}
