import type { VoteMatrix } from '../votes/matrix.ts';

/** Numbers that agree, disagree and pass, per group and statement: [group × statements + statement]. */
export interface VoteCounts {
  groups: number;
  statements: number;
  agree: Int32Array;
  disagree: Int32Array;
  pass: Int32Array;
}

/** @param groupOf per row the group, negative = in none; left out = everybody in one. O(entries). */
export function countVotes(m: VoteMatrix, groups = 1, groupOf?: ArrayLike<number>): VoteCounts {
  const n = m.statements;
  const counts: VoteCounts = {
    groups,
    statements: n,
    agree: new Int32Array(groups * n),
    disagree: new Int32Array(groups * n),
    pass: new Int32Array(groups * n),
  };
  // Indexed by the value plus one: disagree, pass, agree.
  const tables = [counts.disagree, counts.pass, counts.agree] as const;
  for (let row = 0; row < m.rows; row++) {
    const g = groupOf ? (groupOf[row] as number) : 0;
    if (g < 0) continue;
    const to = m.start[row + 1] as number;
    for (let e = m.start[row] as number; e < to; e++) {
      const table = tables[(m.value[e] as number) + 1] as Int32Array;
      const at = g * n + (m.statement[e] as number);
      table[at] = (table[at] as number) + 1;
    }
  }
  return counts;
}

/** The counts of all groups together. */
export function totalCounts({ groups, statements, agree, disagree, pass }: VoteCounts): VoteCounts {
  const sum = (table: Int32Array): Int32Array =>
    Int32Array.from({ length: statements }, (_, s) => {
      let all = 0;
      for (let g = 0; g < groups; g++) all += table[g * statements + s] as number;
      return all;
    });
  return { groups: 1, statements, agree: sum(agree), disagree: sum(disagree), pass: sum(pass) };
}
