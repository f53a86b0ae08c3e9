import type { OpinionResult } from '../result.ts';
import type { AnswerCounts } from './answer-counts.ts';

/** The rows to publish of a result: its groups, and last everybody who is in none; without groups one row. */
export function groupAnswerCounts({ people, counts, groups }: OpinionResult): AnswerCounts {
  const { statements } = counts;
  if (!groups) return { ...counts, size: Int32Array.of(people) };
  const withUngrouped = (grouped: Int32Array, total: Int32Array): Int32Array => {
    const table = new Int32Array(grouped.length + statements);
    table.set(grouped);
    for (let s = 0; s < statements; s++) {
      let inside = 0;
      for (let g = 0; g < groups.k; g++) inside += grouped[g * statements + s] as number;
      table[grouped.length + s] = (total[s] as number) - inside;
    }
    return table;
  };
  const inside = groups.size.reduce((sum, size) => sum + size, 0);
  return {
    statements,
    size: Int32Array.of(...groups.size, people - inside),
    agree: withUngrouped(groups.counts.agree, counts.agree),
    disagree: withUngrouped(groups.counts.disagree, counts.disagree),
    pass: withUngrouped(groups.counts.pass, counts.pass),
  };
}
