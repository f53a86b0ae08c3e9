import { weightedIndex } from '../../random/index.ts';
import type { VoteCounts } from './vote-counts.ts';

/** Square root of the constant priority of a statement about the voter. */
const META_PRIORITY = 7;

/**
 * Priority of each statement: higher when it divides voters, when many agree and few pass, and when few have voted on
 * it: ((1 − (P+1)/(S+2)) (E+1) (A+1)/(S+2) (1 + 8 · 2^(−S/5)))², and 49 for a meta statement.
 *
 * @param counts of all who take part: in the published formulas everybody in a group, in ours every voter
 * @param extremity per statement how much it divides voters
 *
 * O(statements).
 */
export function statementPriorities(
  counts: VoteCounts,
  extremity: Float64Array,
  meta?: Uint8Array,
): Float64Array {
  return extremity.map((e, s) => {
    if (meta?.[s]) return META_PRIORITY ** 2;
    const agree = counts.agree[s] as number;
    const pass = counts.pass[s] as number;
    const seen = agree + pass + (counts.disagree[s] as number);
    const importance = (1 - (pass + 1) / (seen + 2)) * (e + 1) * ((agree + 1) / (seen + 2));
    return (importance * (1 + 8 * 2 ** (-seen / 5))) ** 2;
  });
}

/**
 * Draws the statement to show next, with probability proportional to the priorities.
 *
 * @param priority per statement; a missing one (0, or beyond the end) counts as 1
 * @param done per statement 1 when this voter need not see it: voted on, or removed
 * @param chance a number in [0, 1)
 * @returns the statement, or -1 when none is left
 * @throws RangeError when `chance` is not in [0, 1)
 *
 * O(statements).
 */
export function nextStatement(priority: Float64Array, done: Uint8Array, chance: number): number {
  if (!(chance >= 0 && chance < 1)) throw new RangeError(`opinion: chance is ${chance}, expected 0 … 1`);
  const weight = Float64Array.from(done, (is, s) => (is ? 0 : priority[s] || 1));
  return weightedIndex(weight, () => chance);
}
