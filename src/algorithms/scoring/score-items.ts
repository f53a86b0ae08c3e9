import type { ColumnGroup, ScoringIndex } from './build-index.ts';
import { checkCriteria, type ScoringCriterion } from './criteria.ts';
import { type ColumnScores, scoreColumn } from './judge.ts';
import { addPackedScores, packerFor, unpackScores } from './packed-score.ts';
import { UNKNOWN, WORTH } from './verdict.ts';

/** Scores of all items for one person, one entry per item. */
export interface ItemScores {
  /** 0..1000, or -1 when some column is CANNOT. */
  score: Int32Array;
  /** 2 bits per column, column c at bits 2c and 2c+1; see `verdictOf`. */
  verdicts: Uint32Array;
  /** Travel minutes of the first travel criterion; NaN where unknown or without such a criterion. */
  minutes: Float32Array;
}

const TABLES_PER_PASS = 4;

/** The share of each criterion in the total weight; all 0 without criteria. */
function weightShares(criteria: readonly (ScoringCriterion | null)[]): number[] {
  const weights = criteria.map((criterion) => criterion?.weight ?? 0);
  const heaviest = Math.max(...weights, 0);
  if (heaviest === 0) return weights;
  // Divided by the heaviest first, so that huge weights do not add up to infinity.
  const total = weights.reduce((sum, weight) => sum + weight / heaviest, 0);
  return weights.map((weight) => weight / heaviest / total);
}

/** One packed score per combination of values in the group, from the scores of its columns. */
function scoreTable(group: ColumnGroup, columnScores: readonly ColumnScores[]): Float64Array {
  const [first] = columnScores;
  if (columnScores.length === 1 && first) return first.packed;
  const table = new Float64Array(group.count);
  group.members.forEach(({ codeOf }, at) => {
    const tally = columnScores[at]?.packed;
    if (!tally) return;
    for (let g = 0; g < table.length; g++) table[g] = (table[g] ?? 0) + (tally[codeOf[g] ?? 0] ?? 0);
  });
  return table;
}

function expandToItems(values: Float64Array, code: Int32Array, to: Float32Array): void {
  for (let i = 0; i < to.length; i++) to[i] = values[code[i] ?? 0] ?? Number.NaN;
}

function checkOutput(into: ItemScores, size: number): void {
  for (const name of ['score', 'verdicts', 'minutes'] as const) {
    if (into[name].length !== size) {
      throw new RangeError(`into.${name} has length ${into[name].length}, expected ${size}`);
    }
  }
}

/**
 * Scores every item for one person.
 *
 * The score is the weighted mean of the worth of the verdicts (FITS 1000, or 600..1000 where it is graded; UNKNOWN 500;
 * POOR 250), an integer 0..1000, and -1 as soon as one verdict is CANNOT. An unknown value is never CANNOT. `null` = no
 * criterion: UNKNOWN for every item, with weight 0. When all weights are 0, every item scores 500.
 *
 * @param index from `buildScoringIndex`
 * @param criteria one per column, of the same kind as the column, or null
 * @param into an `ItemScores` of the same size to write into instead of a new one
 * @throws RangeError naming the invalid criterion (or the code of a table without verdict)
 *
 * O(distinct values + items × column groups). The same input gives the same output, bit for bit.
 */
export function scoreItems(
  index: ScoringIndex,
  criteria: readonly (ScoringCriterion | null)[],
  into?: ItemScores,
): ItemScores {
  checkCriteria(index, criteria);
  const { size, sum } = index;
  if (into) checkOutput(into, size);
  const result = into ?? {
    score: new Int32Array(size),
    verdicts: new Uint32Array(size),
    minutes: new Float32Array(size),
  };
  const shares = weightShares(criteria);
  const weighed = shares.some((share) => share > 0);
  sum.fill(weighed ? 0 : packerFor(0, 1)(WORTH[UNKNOWN], 0));
  result.minutes.fill(Number.NaN);

  const traveller = criteria.findIndex((criterion) => criterion?.kind === 'travel');
  const codes: Int32Array[] = [];
  const tables: Float64Array[] = [];
  for (const group of index.groups) {
    const columnScores = group.members.map(({ column, values, count }) => {
      const tally = packerFor(column, shares[column] ?? 0);
      const criterion = criteria[column];
      if (criterion) return scoreColumn(values, count, criterion, tally);
      return { packed: new Float64Array(count).fill(tally(0, UNKNOWN)) };
    });
    codes.push(group.code);
    tables.push(scoreTable(group, columnScores));
    const minutes = group.members[0]?.column === traveller ? columnScores[0]?.minutes : undefined;
    if (minutes) expandToItems(minutes, group.code, result.minutes);
  }
  for (let at = 0; at < codes.length; at += TABLES_PER_PASS) {
    addPackedScores(sum, codes.slice(at, at + TABLES_PER_PASS), tables.slice(at, at + TABLES_PER_PASS));
  }
  unpackScores(sum, result.score, result.verdicts);
  return result;
}
