import { countingSort } from './counting-sort.ts';
import type { Votes } from './votes.ts';

/** Sparse vote matrix, row by row; within a row by rising statement, each at most once. */
export interface VoteMatrix {
  rows: number;
  statements: number;
  /** Per row the first entry, with one more at the end. */
  start: Int32Array;
  /** Per entry the statement and 1, 0 or −1. */
  statement: Int32Array;
  value: Int8Array;
  /** Per row the voter. */
  voter: Int32Array;
}

/**
 * The votes that count, one row per voter who voted, in the order of their numbers. The order of votes only matters for
 * which one is the last. O(votes + voters + statements).
 */
export function voteMatrixOf(v: Votes): VoteMatrix {
  const order = countingSort(v.voter, v.voters, countingSort(v.statement, v.statements, null));
  const statement = new Int32Array(order.length);
  const value = new Int8Array(order.length);
  const start: number[] = [];
  const voters: number[] = [];
  let entries = 0;
  for (let k = 0; k < order.length; k++) {
    const vote = order[k] as number;
    const voter = v.voter[vote] as number;
    const s = v.statement[vote] as number;
    if (voter !== voters.at(-1)) {
      voters.push(voter);
      start.push(entries);
    } else if (statement[entries - 1] === s) entries--;
    statement[entries] = s;
    value[entries++] = v.value[vote] as number;
  }
  start.push(entries);
  return {
    rows: voters.length,
    statements: v.statements,
    start: Int32Array.from(start),
    statement: statement.slice(0, entries),
    value: value.slice(0, entries),
    voter: Int32Array.from(voters),
  };
}
