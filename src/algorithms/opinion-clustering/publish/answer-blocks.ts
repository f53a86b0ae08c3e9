import { STATEMENT_ANSWERS, type StatementAnswer } from './answer-counts.ts';

/** The number of people who gave one of these answers. */
export interface AnswerBlock {
  answers: readonly StatementAnswer[];
  people: number;
}

/**
 * What is published of one statement in one row: the blocks, and the answer that nearly everybody in one block gave, if
 * any.
 */
export interface PublishedCell {
  blocks: AnswerBlock[];
  /** This answer was given by all people of its block except fewer than `minPeople`. */
  nearUnanimous: StatementAnswer | null;
}

/** From everything to nothing: the first division in which no block has 1 … minPeople − 1 people is published. */
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
 * The most that can be published of one statement in one row of people.
 *
 * The choice of a division also discloses something: that the earlier divisions could not be published. The list of
 * divisions and the rule for "nearly all" were chosen so that even somebody who knows them learns no small number (see
 * the test of every row of up to 60 people). Pass, for example, is never published separately next to merged answers.
 *
 * @param counts people per answer, in the order of STATEMENT_ANSWERS; together at least `minPeople`
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

/** Minimum and maximum number of people who can have given this answer, given what is published. */
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
