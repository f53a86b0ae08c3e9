import type { OpinionResult } from '../result.ts';
import type { AnswerCounts } from './answer-counts.ts';

/** The rows to publish of an opinion: its groups, and last everybody who is in none; without groups one row. */
export function groupAnswerCounts({ people, counts, groups }: OpinionResult): AnswerCounts {
  const { statements } = counts;
  if (!groups) return { ...counts, size: Int32Array.of(people) };
  const rest = (of: Int32Array, all: Int32Array): Int32Array => {
    const table = new Int32Array(of.length + statements);
    table.set(of);
    for (let s = 0; s < statements; s++) {
      let inside = 0;
      for (let g = 0; g < groups.k; g++) inside += of[g * statements + s] as number;
      table[of.length + s] = (all[s] as number) - inside;
    }
    return table;
  };
  const inside = groups.size.reduce((sum, size) => sum + size, 0);
  return {
    statements,
    size: Int32Array.of(...groups.size, people - inside),
    agree: rest(groups.counts.agree, counts.agree),
    disagree: rest(groups.counts.disagree, counts.disagree),
    pass: rest(groups.counts.pass, counts.pass),
  };
}
