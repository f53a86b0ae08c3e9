import type { VoteCounts } from './statements/vote-counts.ts';
import { AGREE, DISAGREE, PASS } from './votes/votes.ts';

/** Counts kept up to date with every vote, for everybody and per known group. */
export interface VoteTally {
  totals: VoteCounts;
  /** By the groups of the last full computation; null without groups. */
  groups: VoteCounts | null;
  /** Number of voters with a vote. */
  people: number;
  /** Per voter the current answers: 0 none, else the value plus 2. */
  voteOf: Map<number, Int8Array>;
  groupOf: ArrayLike<number>;
}

const emptyCounts = (groups: number, statements: number): VoteCounts => ({
  groups,
  statements,
  agree: new Int32Array(groups * statements),
  disagree: new Int32Array(groups * statements),
  pass: new Int32Array(groups * statements),
});

/**
 * An empty tally.
 *
 * @param groupOf per voter the group 0 … groups − 1, or -1, as in `OpinionResult`; voters beyond it are in none
 */
export function createVoteTally(statements: number, groups = 0, groupOf: ArrayLike<number> = []): VoteTally {
  return {
    totals: emptyCounts(1, statements),
    groups: groups > 0 ? emptyCounts(groups, statements) : null,
    people: 0,
    voteOf: new Map(),
    groupOf,
  };
}

/**
 * Adds a vote; a new vote on the same statement replaces the earlier one.
 *
 * @throws RangeError naming the invalid argument; then nothing is counted
 *
 * O(1), and O(statements) for the first vote of a voter.
 */
export function addVote(tally: VoteTally, voter: number, statement: number, value: number): void {
  const { totals, groups, voteOf } = tally;
  if (!(Number.isInteger(voter) && voter >= 0)) throw new RangeError(`opinion: voter is ${voter}`);
  if (!(Number.isInteger(statement) && statement >= 0 && statement < totals.statements))
    throw new RangeError(`opinion: statement is ${statement}, expected 0 … ${totals.statements - 1}`);
  if (value !== AGREE && value !== PASS && value !== DISAGREE)
    throw new RangeError(`opinion: value is ${value}, expected 1, 0 or -1`);
  let voterAnswers = voteOf.get(voter);
  if (!voterAnswers) {
    voterAnswers = new Int8Array(totals.statements);
    voteOf.set(voter, voterAnswers);
    tally.people++;
  }
  const before = voterAnswers[statement] as number;
  voterAnswers[statement] = value + 2;
  const g = tally.groupOf[voter] ?? -1;
  if (before > 0) {
    change(totals, statement, before - 2, -1);
    if (groups && g >= 0) change(groups, g * totals.statements + statement, before - 2, -1);
  }
  change(totals, statement, value, 1);
  if (groups && g >= 0) change(groups, g * totals.statements + statement, value, 1);
}

function change({ agree, disagree, pass }: VoteCounts, at: number, value: number, by: number): void {
  const table = value === AGREE ? agree : value === DISAGREE ? disagree : pass;
  table[at] = (table[at] as number) + by;
}
