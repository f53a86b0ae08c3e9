import { CANNOT, type ItemScores, verdictOf } from '#algorithms/scoring';
import type { Initiative } from '#features/directory/rules.ts';
import type { StoryQuestion } from '#features/story/rules.ts';
import { reasonsFor } from '../reasons/reasons.ts';
import { CRITERIA, type Criterion } from '../scoring/criteria.ts';
import { travelWish } from '../scoring/travel.ts';
import type { Candidate, PersonFit } from './people.ts';

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
/** A journey may take twice as long as somebody wished, if they say so. */
const FARTHER = 2;
/** What a person can change something about themselves, with the question to go to. */
const CHANGEABLE: Partial<Record<Criterion, StoryQuestion>> = {
  travel: 'travel',
  time: 'time',
  company: 'company',
};
/** What may be said to stand in the way. Nobody is told to have another age, or to hear better. */
const SAID: readonly Criterion[] = ['travel', 'time', 'company', 'childcare', 'level', 'script', 'access'];
/** The criterion under which a missing answer is asked. */
const CRITERION_OF_QUESTION: Partial<Record<StoryQuestion, Criterion>> = {
  goals: 'goals',
  languages: 'languages',
  level: 'level',
  script: 'script',
  place: 'travel',
  time: 'time',
  company: 'company',
  children: 'childcare',
  age: 'age',
};

/**
 * The changes (of the one criterion on which an initiative cannot work) and the missing answers that would add most
 * initiatives, the largest first; for two people, of the first.
 * @param candidates that can work now, or stand apart until an answer is given
 */
export function findImprovements(
  initiatives: readonly Initiative[],
  { story, scores }: PersonFit,
  candidates: readonly Candidate[],
): Improvement[] {
  return [
    ...changes(initiatives, scores, travelWish(story).minutes * FARTHER),
    ...missingAnswers(initiatives, candidates),
  ]
    .filter(({ count }) => count > 0)
    .sort((a, b) => b.count - a.count)
    .slice(0, MAX_IMPROVEMENTS);
}

/** @param farthest minutes: what is farther nobody reaches by letting the journey take longer */
function changes(initiatives: readonly Initiative[], scores: ItemScores, farthest: number): Improvement[] {
  const found = SAID.map((criterion): Improvement & { column: number } => ({
    kind: 'change',
    criterion,
    column: CRITERIA.indexOf(criterion),
    count: 0,
    question: CHANGEABLE[criterion],
    examples: [],
  }));
  initiatives.forEach((initiative, i) => {
    const column = onlyObstacle(scores.verdicts[i] ?? 0);
    const change = column < 0 ? undefined : found.find((one) => one.column === column);
    if (!change || (change.criterion === 'travel' && !((scores.minutes[i] ?? 0) <= farthest))) return;
    change.count++;
    if (change.examples.length < MAX_EXAMPLES) change.examples.push(initiative);
  });
  return found.map(({ column: _column, ...change }) => change);
}

/** How many candidates each question would make certain: those with a reason that asks it. */
function missingAnswers(initiatives: readonly Initiative[], candidates: readonly Candidate[]): Improvement[] {
  const counts = new Map<StoryQuestion, number>();
  for (const { index, those } of candidates) {
    const [person] = those;
    const initiative = initiatives[index];
    if (!initiative) continue;
    const reasons = reasonsFor(initiative, person.story, person.scores.verdicts[index] ?? 0);
    for (const question of new Set(reasons.flatMap(({ question }) => question ?? [])))
      counts.set(question, (counts.get(question) ?? 0) + 1);
  }
  return [...counts].flatMap(([question, count]): Improvement[] => {
    const criterion = CRITERION_OF_QUESTION[question];
    return criterion ? [{ kind: 'answer', criterion, count, question, examples: [] }] : [];
  });
}

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
