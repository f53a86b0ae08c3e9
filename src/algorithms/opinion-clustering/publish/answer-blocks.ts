import { STATEMENT_ANSWERS, type StatementAnswer } from './answer-counts.ts';

/** People who gave one of these answers, taken together. */
export interface AnswerBlock {
  answers: readonly StatementAnswer[];
  people: number;
}

/** What is told of one statement in one row: the blocks, and which answer nearly all of one block gave, if any. */
export interface PublishedCell {
  blocks: AnswerBlock[];
  /** All people in the block with this answer gave it, but fewer than `least` of them. */
  nearUnanimous: StatementAnswer | null;
}

/** From all to nothing: the first in which no block has 1 … least − 1 people is told. */
const BLOCK_DIVISIONS: readonly (readonly (readonly StatementAnswer[])[])[] = [
  [['agree'], ['disagree'], ['pass'], ['none']],
  [['agree'], ['disagree'], ['pass', 'none']],
  [['agree'], ['disagree', 'pass'], ['none']],
  [['disagree'], ['agree', 'pass'], ['none']],
  [['agree'], ['disagree', 'pass', 'none']],
  [['disagree'], ['agree', 'pass', 'none']],
  [['agree', 'disagree', 'pass'], ['none']],
  [STATEMENT_ANSWERS],
];

/**
 * The most that can be told of one statement in one row of people.
 *
 * Silence tells something too: that this is the first way that could be told rules numbers out. So the list of ways and
 * when "nearly all" is said were chosen so that also somebody who knows them learns no small number (see the test that
 * goes through every row of up to 60 people). Pass, for one, is never told by itself next to answers taken together.
 *
 * @param counts people per answer, in the order of ANSWERS; together at least `least`
 */
export function publishableBlocks(counts: readonly number[], minPeople: number): PublishedCell {
  const people = (answers: readonly StatementAnswer[]): number =>
    answers.reduce((sum, answer) => sum + (counts[STATEMENT_ANSWERS.indexOf(answer)] as number), 0);
  const blocks = BLOCK_DIVISIONS.map((division) =>
    division.map((answers) => ({ answers, people: people(answers) })),
  ).find((division) => division.every((block) => block.people === 0 || block.people >= minPeople));
  if (!blocks)
    throw new RangeError(`opinion: a row of ${people(STATEMENT_ANSWERS)} people, fewer than ${minPeople}`);
  const mergedBlock =
    blocks.find(({ answers }) => answers.length >= 3 && !answers.includes('none')) ?? blocks[0];
  const isTwoSided = blocks.some(({ answers }) => answers.length <= 2 && answers[0] !== 'none');
  if (!mergedBlock || isTwoSided || mergedBlock.people < 2 * minPeople)
    return { blocks, nearUnanimous: null };
  const nearUnanimous =
    mergedBlock.answers.find((answer) => mergedBlock.people - people([answer]) < minPeople) ?? null;
  return { blocks, nearUnanimous };
}

/** Fewest and most people who can have given this answer, as far as is told. */
export function answerRange(
  { blocks, nearUnanimous }: PublishedCell,
  answer: StatementAnswer,
  minPeople: number,
): [number, number] {
  const block = blocks.find(({ answers }) => answers.includes(answer));
  if (!block) return [0, 0];
  const { people } = block;
  if (block.answers.length === 1) return [people, people];
  if (nearUnanimous === null || !block.answers.includes(nearUnanimous)) return [0, people];
  return nearUnanimous === answer ? [people - minPeople + 1, people] : [0, minPeople - 1];
}
