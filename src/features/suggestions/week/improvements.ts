import { CANNOT, type ItemScores, nearMisses, UNKNOWN, verdictOf } from '#algorithms/scoring';
import type { Initiative } from '#features/directory/rules.ts';
import type { Story, StoryQuestion } from '#features/story/rules.ts';
import { CRITERIA, type Criterion, QUESTION_OF } from '../scoring/criteria.ts';

/** One changed answer, or one missing answer, that would add initiatives. */
export interface Improvement {
  kind: 'change' | 'answer';
  criterion: Criterion;
  /** How many more initiatives would fit, or would become certain. */
  count: number;
  /** The question to go to; absent where it is the initiatives that would have to change. */
  question?: StoryQuestion;
  /** Some of the initiatives that a change would add. */
  examples: Initiative[];
}

const MAX_IMPROVEMENTS = 2;
const MAX_EXAMPLES = 4;
/** The criteria that a person can change something about themselves. */
const CHANGEABLE: Partial<Record<Criterion, StoryQuestion>> = {
  travel: 'travel',
  time: 'time',
  company: 'company',
};

/**
 * The changes (of the one criterion on which an initiative cannot work) and the missing answers that would add most
 * initiatives, the largest first.
 * @param ranked indexes of the initiatives that can work now, best first
 */
export function findImprovements(
  initiatives: readonly Initiative[],
  scores: ItemScores,
  ranked: readonly number[],
  story: Story,
): Improvement[] {
  return [...changes(initiatives, scores), ...missingAnswers(scores, ranked, story)]
    .filter(({ count }) => count > 0)
    .sort((a, b) => b.count - a.count)
    .slice(0, MAX_IMPROVEMENTS);
}

function changes(initiatives: readonly Initiative[], scores: ItemScores): Improvement[] {
  const counts = nearMisses(scores, CRITERIA.length);
  return CRITERIA.map((criterion, column) => {
    const count = counts[column] ?? 0;
    const examples: Initiative[] = [];
    for (let i = 0; i < initiatives.length && examples.length < MAX_EXAMPLES && count > 0; i++) {
      const initiative = initiatives[i];
      if (initiative && onlyObstacle(scores.verdicts[i] ?? 0) === column) examples.push(initiative);
    }
    return { kind: 'change', criterion, count, question: CHANGEABLE[criterion], examples };
  });
}

const missingAnswers = (scores: ItemScores, ranked: readonly number[], story: Story): Improvement[] =>
  CRITERIA.flatMap((criterion, column): Improvement[] => {
    const question = QUESTION_OF[criterion];
    if (!question || story[question] !== undefined || criterion === 'access') return [];
    const count = ranked.filter((i) => verdictOf(scores.verdicts[i] ?? 0, column) === UNKNOWN).length;
    return [{ kind: 'answer', criterion, count, question, examples: [] }];
  });

/** The column of the only criterion on which an initiative cannot work; -1 when there are none or several. */
function onlyObstacle(verdicts: number): number {
  let obstacle = -1;
  for (let column = 0; column < CRITERIA.length; column++) {
    if (verdictOf(verdicts, column) !== CANNOT) continue;
    if (obstacle >= 0) return -1;
    obstacle = column;
  }
  return obstacle;
}
