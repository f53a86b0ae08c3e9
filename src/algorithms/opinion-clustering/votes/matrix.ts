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
  if (isInOrder(v)) return matrixInOrder(v);
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

/** Whether the votes are by rising voter and statement already, each once. */
function isInOrder({ voter, statement }: Votes): boolean {
  for (let k = 1; k < voter.length; k++) {
    const before = voter[k - 1] as number;
    const now = voter[k] as number;
    if (now < before || (now === before && (statement[k] as number) <= (statement[k - 1] as number)))
      return false;
  }
  return true;
}

/** The same matrix of votes that need no sorting: of millions that is most of the time. */
function matrixInOrder(v: Votes): VoteMatrix {
  const start: number[] = [];
  const voters: number[] = [];
  let last = -1;
  for (let k = 0; k < v.voter.length; k++) {
    const voter = v.voter[k] as number;
    if (voter === last) continue;
    last = voter;
    voters.push(voter);
    start.push(k);
  }
  start.push(v.voter.length);
  return {
    rows: voters.length,
    statements: v.statements,
    start: Int32Array.from(start),
    statement: v.statement.slice(),
    value: v.value.slice(),
    voter: Int32Array.from(voters),
  };
}
