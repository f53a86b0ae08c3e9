import type { PublishedCell } from './answer-blocks.ts';
import { STATEMENT_ANSWERS } from './answer-counts.ts';
import type { PublishedCounts } from './publish.ts';

/**
 * Per set of answers (one bit each) the number of people who gave one of them, where the cell discloses it exactly;
 * else -1.
 */
function exactSubsets({ blocks }: PublishedCell): Int32Array {
  const peopleByAnswers = new Int32Array(1 << STATEMENT_ANSWERS.length).fill(-1);
  for (let choice = 0; choice < 1 << blocks.length; choice++) {
    let people = 0;
    let answers = 0;
    for (const [k, block] of blocks.entries()) {
      if (!((choice >> k) & 1)) continue;
      people += block.people;
      for (const answer of block.answers) answers |= 1 << STATEMENT_ANSWERS.indexOf(answer);
    }
    peopleByAnswers[answers] = people;
  }
  return peopleByAnswers;
}

/** Whether the difference of two published cells would describe 1 … minPeople − 1 people. */
function disclosesDifference(earlier: PublishedCell, later: PublishedCell, minPeople: number): boolean {
  const before = exactSubsets(earlier);
  const after = exactSubsets(later);
  return before.some((was, u) =>
    after.some((laterCount, v) => {
      const within = (u & v) === u || (u & v) === v;
      const change = Math.abs(laterCount - was);
      return was >= 0 && laterCount >= 0 && within && change > 0 && change < minPeople;
    }),
  );
}

/**
 * What may be published after an earlier publication of the same vote: per statement the new numbers, or the old ones
 * where the difference would describe too few people. When the size of a row itself changed by too few, or the rows
 * differ, everything stays as it was. Fewer than `minPeople` additional people never change what is published.
 *
 * @param earlier the last publication
 * @throws RangeError when the two are not about the same statements with the same `minPeople`
 *
 * O(rows × statements).
 */
export function republish(earlier: PublishedCounts, later: PublishedCounts): PublishedCounts {
  const { minPeople, statements } = later;
  if (earlier.minPeople !== minPeople || earlier.statements > statements) {
    throw new RangeError(
      `opinion: earlier has minPeople ${earlier.minPeople} and ${earlier.statements} statements, later ${minPeople} and ${statements}`,
    );
  }
  const isSameRows =
    earlier.rows.length === later.rows.length &&
    later.rows.every(({ row, people }, k) => {
      const was = earlier.rows[k];
      const change = Math.abs(people - (was?.people ?? 0));
      return was?.row === row && (change === 0 || change >= minPeople);
    });
  if (!isSameRows) return earlier;
  const keepEarlier = Array.from({ length: earlier.statements }, (_, s) =>
    later.rows.some(({ cells }, k) =>
      disclosesDifference(earlier.rows[k]?.cells[s] as PublishedCell, cells[s] as PublishedCell, minPeople),
    ),
  );
  const rows = later.rows.map(({ row, people, cells }, k) => ({
    row,
    people,
    cells: cells.map((cell, s) => (keepEarlier[s] ? (earlier.rows[k]?.cells[s] as PublishedCell) : cell)),
  }));
  return { ...later, rows };
}
