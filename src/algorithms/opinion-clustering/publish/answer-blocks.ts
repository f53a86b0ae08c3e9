import { ANSWERS, type Answer } from './answer-counts.ts';

/** People who gave one of these answers, taken together. */
export interface Block {
  answers: readonly Answer[];
  people: number;
}

/** What is told of one statement in one row: the blocks, and which answer nearly all of one block gave, if any. */
export interface Cell {
  blocks: Block[];
  /** All people in the block with this answer gave it, but fewer than `least` of them. */
  nearly: Answer | null;
}

/** From all to nothing: the first in which no block has 1 … least − 1 people is told. */
const WAYS: readonly (readonly (readonly Answer[])[])[] = [
  [['agree'], ['disagree'], ['pass'], ['none']],
  [['agree'], ['disagree'], ['pass', 'none']],
  [['agree'], ['disagree', 'pass'], ['none']],
  [['disagree'], ['agree', 'pass'], ['none']],
  [['agree'], ['disagree', 'pass', 'none']],
  [['disagree'], ['agree', 'pass', 'none']],
  [['agree', 'disagree', 'pass'], ['none']],
  [ANSWERS],
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
export function blocksOf(counts: readonly number[], least: number): Cell {
  const people = (answers: readonly Answer[]): number =>
    answers.reduce((sum, answer) => sum + (counts[ANSWERS.indexOf(answer)] as number), 0);
  const told = WAYS.map((way) => way.map((answers) => ({ answers, people: people(answers) }))).find(
    (blocks) => blocks.every((block) => block.people === 0 || block.people >= least),
  );
  if (!told) throw new RangeError(`opinion: a row of ${people(ANSWERS)} people, fewer than ${least}`);
  const most = told.find(({ answers }) => answers.length >= 3 && !answers.includes('none')) ?? told[0];
  const apart = told.some(({ answers }) => answers.length <= 2 && answers[0] !== 'none');
  if (!most || apart || most.people < 2 * least) return { blocks: told, nearly: null };
  const nearly = most.answers.find((answer) => most.people - people([answer]) < least) ?? null;
  return { blocks: told, nearly };
}

/** Fewest and most people who can have given this answer, as far as is told. */
export function rangeOf({ blocks, nearly }: Cell, answer: Answer, least: number): [number, number] {
  const block = blocks.find(({ answers }) => answers.includes(answer));
  if (!block) return [0, 0];
  const { people } = block;
  if (block.answers.length === 1) return [people, people];
  if (nearly === null || !block.answers.includes(nearly)) return [0, people];
  return nearly === answer ? [people - least + 1, people] : [0, least - 1];
}
