import { shuffledIndices } from '../../random/index.ts';

/** Entries (positions in tables) by agent: those of agent i at start[i] … start[i + 1] − 1. */
export interface EntriesByAgent {
  start: Int32Array;
  entry: Int32Array;
}

/** Groups entries by agent, each group in the given order. O(entries + agents). */
export function groupByAgent(order: Int32Array, agent: Int32Array, agents: number): EntriesByAgent {
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

/** The entries with the agents in lottery order. O(entries + agents). */
export function inLotteryOrder({ start, entry }: EntriesByAgent, seed: number): Int32Array {
  const order = new Int32Array(entry.length);
  let k = 0;
  for (const i of shuffledIndices(start.length - 1, seed)) {
    const to = start[i + 1] as number;
    for (let at = start[i] as number; at < to; at++) order[k++] = entry[at] as number;
  }
  return order;
}

/** With fewer levels than this, or than this many for each entry of a list, a counting sort is used; with more, a comparison sort. */
const FEW_LEVELS = 256;
const FEW_LEVELS_PER_ENTRY = 4;

/** Sorts each list by rising level, stable. O(entries + agents × levels), or × log of the longest list. */
export function sortLists(start: Int32Array, entry: Int32Array, level: Int32Array): void {
  let next = new Int32Array(FEW_LEVELS + 1);
  for (let i = 0; i + 1 < start.length; i++) {
    const list = entry.subarray(start[i], start[i + 1]);
    let levels = 0;
    for (let k = 0; k < list.length; k++) levels = Math.max(levels, (level[list[k] as number] as number) + 1);
    if (levels > Math.max(FEW_LEVELS, FEW_LEVELS_PER_ENTRY * list.length)) sortLongList(list, level);
    else {
      if (levels >= next.length) next = new Int32Array(2 * levels + 1);
      sortByCounting(list, level, levels, next);
    }
  }
}

/** @param next scratch space for one more than the levels */
function sortByCounting(list: Int32Array, level: Int32Array, levels: number, next: Int32Array): void {
  const before = list.slice();
  next.fill(0, 0, levels + 1);
  for (let k = 0; k < before.length; k++) {
    const at = (level[before[k] as number] as number) + 1;
    next[at] = (next[at] as number) + 1;
  }
  for (let l = 0; l < levels; l++) next[l + 1] = (next[l + 1] as number) + (next[l] as number);
  for (let k = 0; k < before.length; k++) {
    const e = before[k] as number;
    const l = level[e] as number;
    const at = next[l] as number;
    list[at] = e;
    next[l] = at + 1;
  }
}

function sortLongList(list: Int32Array, level: Int32Array): void {
  const length = list.length;
  const key = Float64Array.from(list, (e, k) => (level[e] as number) * length + k).sort();
  const before = list.slice();
  for (let k = 0; k < length; k++) list[k] = before[(key[k] as number) % length] as number;
}

/** Gathers the values of these entries. */
export function gather(values: Int32Array, entry: Int32Array): Int32Array {
  const found = new Int32Array(entry.length);
  for (let k = 0; k < found.length; k++) found[k] = values[entry[k] as number] as number;
  return found;
}
