import { CANNOT, type ItemScores, nearMisses, UNKNOWN, verdictOf } from '#algorithms/scoring';
import type { Initiative } from '#features/directory';
import type { Question, Story } from '#features/story';
import { ASKED_BY, CRITERIA, type Criterion } from '../scoring/criteria.ts';

/** One change or answer that would add places. */
export interface DoorToOpen {
  kind: 'change' | 'answer';
  criterion: Criterion;
  /** How many places more would fit, or would become certain. */
  places: number;
  /** The question to go to; absent where it is the initiatives that would have to change. */
  ask?: Question;
  /** Some of the places, to look at. */
  examples: Initiative[];
}

const MOST_DOORS = 2;
const MOST_EXAMPLES = 4;
/** Answers about these are the person's own; a place cannot be asked to change them. */
const CHANGEABLE: Partial<Record<Criterion, Question>> = {
  travel: 'travel',
  time: 'time',
  company: 'company',
};

/**
 * What would open more doors: the changes (one thing that alone stands in the way) and the missing answers that touch
 * most places, at most two, the largest first.
 * @param ranked the places that can work now, best first
 */
export function doorsToOpen(
  all: readonly Initiative[],
  fit: ItemScores,
  ranked: readonly number[],
  story: Story,
): DoorToOpen[] {
  const near = nearMisses(fit, CRITERIA.length);
  const changes = CRITERIA.map((criterion, column): DoorToOpen => {
    const examples: Initiative[] = [];
    for (let i = 0; i < all.length && examples.length < MOST_EXAMPLES && (near[column] ?? 0) > 0; i++) {
      const one = all[i];
      if (one && onlyCannot(fit.verdicts[i] ?? 0) === column) examples.push(one);
    }
    return { kind: 'change', criterion, places: near[column] ?? 0, ask: CHANGEABLE[criterion], examples };
  });
  const answers = CRITERIA.flatMap((criterion, column): DoorToOpen[] => {
    const ask = ASKED_BY[criterion];
    if (!ask || story[ask] !== undefined || criterion === 'access') return [];
    const places = ranked.filter((i) => verdictOf(fit.verdicts[i] ?? 0, column) === UNKNOWN).length;
    return [{ kind: 'answer', criterion, places, ask, examples: [] }];
  });
  return [...changes, ...answers]
    .filter((door) => door.places > 0)
    .sort((a, b) => b.places - a.places)
    .slice(0, MOST_DOORS);
}

/** The one criterion on which this cannot work; -1 when there are none or several. */
function onlyCannot(verdicts: number): number {
  let found = -1;
  for (let column = 0; column < CRITERIA.length; column++) {
    if (verdictOf(verdicts, column) !== CANNOT) continue;
    if (found >= 0) return -1;
    found = column;
  }
  return found;
}
