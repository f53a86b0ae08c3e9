import { type ItemScores, type ScoringIndex, scoreItems } from '#algorithms/scoring';
import type { Initiative } from '#features/directory/rules.ts';
import type { Story } from '#features/story/rules.ts';
import { scoringIndexOf } from './initiative-columns.ts';
import { scoringCriteriaOf } from './story-criteria.ts';

/** The part of the directory's snapshot that suggestions read. A changed directory is another object. */
export interface InitiativeSnapshot {
  readonly initiatives: readonly Initiative[];
}

interface ScoringState {
  index: ScoringIndex;
  /** Overwritten by every scoring that reuses it, so that a busy server allocates nothing. */
  scratch: ItemScores;
}

const states = new WeakMap<InitiativeSnapshot, ScoringState>();

/** The columns of a snapshot and arrays for its scores, made once per snapshot. */
function scoringStateOf(snapshot: InitiativeSnapshot): ScoringState {
  const existing = states.get(snapshot);
  if (existing) return existing;
  const index = scoringIndexOf(snapshot.initiatives);
  const state = { index, scratch: scoreItems(index, scoringCriteriaOf({})) };
  states.set(snapshot, state);
  return state;
}

/**
 * How every initiative of the directory fits a story.
 * @param reuse write into the snapshot's own arrays, which the next scoring overwrites
 */
export function fitStory(snapshot: InitiativeSnapshot, story: Story, reuse = false): ItemScores {
  const { index, scratch } = scoringStateOf(snapshot);
  return scoreItems(index, scoringCriteriaOf(story), reuse ? scratch : undefined);
}
