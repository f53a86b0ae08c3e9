import { answerRange, type PublishedCell, publishableBlocks } from './answer-blocks.ts';
import { type AnswerCounts, checkCounts, STATEMENT_ANSWERS, type StatementAnswer } from './answer-counts.ts';

/** A published row: a group, or the voters who are in none. */
export interface PublishedRow {
  /** Index of the row in the counts. */
  row: number;
  people: number;
  /** Per statement. */
  cells: PublishedCell[];
}

/** Counts that may be published. */
export interface PublishedCounts {
  minPeople: number;
  statements: number;
  /** People in the published rows; rows of fewer than `minPeople` people are left out. */
  people: number;
  rows: PublishedRow[];
}

/**
 * Statistical disclosure control: no published number describes 1 … `minPeople` − 1 people, nor does any number that
 * can be derived from all of them.
 *
 * Within a row (a group, or the voters in none) answers of too few people are merged with others. Rows are published
 * separately, and no total over the rows is given except what follows from them, so nothing can be subtracted. Someone
 * who knows every published number, and this program, is left with at least seven possible sizes of any set of people
 * that gave one of some answers to a statement, when that set may hold fewer than ten; statements are not linked. Not
 * protected here: the difference between two publications (see `republish`), other sources (a total number of voters
 * published elsewhere reveals a row that was left out), and that a large group is (nearly) unanimous.
 *
 * @param minPeople the smallest number of people that may be described; 10 when left out
 * @throws RangeError naming the first invalid number
 *
 * O(rows × statements). Complementary suppression: Cox (1980), *Suppression methodology and statistical disclosure
 * control*; protection against someone who knows the rule: Wong et al. (2007), *Minimality attack in privacy preserving
 * data publishing*.
 */
export function publish(
  counts: AnswerCounts,
  { minPeople = 10 }: { minPeople?: number } = {},
): PublishedCounts {
  checkCounts(counts, minPeople);
  const { statements, size, agree, disagree, pass } = counts;
  const rows: PublishedRow[] = [];
  for (const [row, people] of size.entries()) {
    if (people < minPeople) continue;
    const cells = Array.from({ length: statements }, (_, s) => {
      const at = row * statements + s;
      const votes = [agree[at] as number, disagree[at] as number, pass[at] as number];
      return publishableBlocks([...votes, people - votes.reduce((sum, count) => sum + count, 0)], minPeople);
    });
    rows.push({ row, people, cells });
  }
  return { minPeople, statements, people: rows.reduce((sum, { people }) => sum + people, 0), rows };
}

/** Minimum and maximum number of people in all published rows who gave this answer to a statement. */
export function totalAnswerRange(
  { rows, minPeople }: PublishedCounts,
  statement: number,
  answer: StatementAnswer,
): [number, number] {
  let smallest = 0;
  let largest = 0;
  for (const { cells } of rows) {
    const [low, high] = answerRange(cells[statement] as PublishedCell, answer, minPeople);
    smallest += low;
    largest += high;
  }
  return [smallest, largest];
}

const ANSWER_TEXT = {
  agree: 'agree',
  disagree: 'disagree',
  pass: 'passed',
  none: 'did not answer',
} satisfies Record<StatementAnswer, string>;

/** A published cell in plain English: "20 agree, 12 disagree, 14 passed or did not answer". */
export function describeCell({ blocks, nearUnanimous }: PublishedCell, minPeople: number): string {
  return blocks
    .filter(({ people }) => people > 0)
    .map(({ answers, people }) => {
      if (nearUnanimous && answers.includes(nearUnanimous))
        return `more than ${people - minPeople} of ${people} ${ANSWER_TEXT[nearUnanimous]}`;
      if (answers.length === STATEMENT_ANSWERS.length) return `${people} people, too few to tell apart`;
      return `${people} ${answers.map((answer) => ANSWER_TEXT[answer]).join(' or ')}`;
    })
    .join(', ');
}
