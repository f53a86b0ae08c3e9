import {
  CANNOT,
  type CriterionVerdict,
  type ItemScores,
  type ScoringIndex,
  scoreItems,
  UNKNOWN,
  verdictOf,
} from '#algorithms/scoring';
import type { Initiative } from '#features/directory/rules.ts';
import type { Story } from '#features/story/rules.ts';
import { isMinor } from '#features/vocabulary/rules.ts';
import { CRITERIA } from './criteria.ts';
import { saysWhen, timesJudge } from './free-time.ts';
import { scoringIndexOf } from './initiative-columns.ts';
import { hasLateTime } from './safety.ts';
import { type StateVerdicts, scoringCriteriaOf } from './story-criteria.ts';

/** The part of the directory's snapshot that suggestions read. A changed directory is another object. */
export interface InitiativeSnapshot {
  readonly initiatives: readonly Initiative[];
}

interface ScoringState {
  index: ScoringIndex;
  stateVerdicts: StateVerdicts;
  /** The indexes of those with a time that is late for somebody. */
  late: Int32Array;
  /** Overwritten by every scoring that reuses it, so that a busy server allocates nothing. */
  scratch: ItemScores;
}

const TIME_COLUMN = CRITERIA.indexOf('time');
const SAFETY_COLUMN = CRITERIA.indexOf('safety');
const states = new WeakMap<InitiativeSnapshot, ScoringState>();

/** The columns of a snapshot and arrays for its scores, made once per snapshot. */
function scoringStateOf(snapshot: InitiativeSnapshot): ScoringState {
  const existing = states.get(snapshot);
  if (existing) return existing;
  const { index, stateVerdicts } = scoringIndexOf(snapshot.initiatives);
  const late = Int32Array.from(
    snapshot.initiatives.flatMap((initiative, i) => (hasLateTime(initiative) ? [i] : [])),
  );
  const state = {
    index,
    stateVerdicts,
    late,
    scratch: scoreItems(index, scoringCriteriaOf({}, stateVerdicts)),
  };
  states.set(snapshot, state);
  return state;
}

/**
 * How every initiative of the directory fits a story.
 * @param reuse write into the snapshot's own arrays, which the next scoring overwrites
 */
export function fitStory(snapshot: InitiativeSnapshot, story: Story, reuse = false): ItemScores {
  const { index, stateVerdicts, late, scratch } = scoringStateOf(snapshot);
  const scores = scoreItems(index, scoringCriteriaOf(story, stateVerdicts), reuse ? scratch : undefined);
  const { initiatives } = snapshot;
  // The columns know parts of days; free hours and late evenings are judged by the minute.
  if (hasSpans(story)) judgeTimes(initiatives, initiatives.keys(), story, scores);
  else if (saysWhen(story) && (story.age === undefined || isMinor(story.age)))
    judgeTimes(initiatives, late, story, scores);
  return scores;
}

const hasSpans = ({ time }: Story): boolean => Boolean(time?.spans?.length);

/** Corrects the verdicts where some part of a day fits, and no time really does. O(indexes). */
function judgeTimes(
  initiatives: readonly Initiative[],
  indexes: Iterable<number>,
  story: Story,
  scores: ItemScores,
): void {
  const judge = timesJudge(story);
  for (const i of indexes) {
    const initiative = initiatives[i];
    if (!initiative?.times.length || (scores.score[i] ?? -1) < 0) continue;
    const verdict = judge(initiative);
    if (verdict === 'possible') continue;
    if (verdict === 'busy') setVerdict(scores, i, TIME_COLUMN, CANNOT);
    else if (verdictOf(scores.verdicts[i] ?? 0, SAFETY_COLUMN) !== UNKNOWN)
      setVerdict(scores, i, SAFETY_COLUMN, story.age ? CANNOT : UNKNOWN);
  }
}

function setVerdict(scores: ItemScores, item: number, column: number, verdict: CriterionVerdict): void {
  const { verdicts } = scores;
  verdicts[item] = ((verdicts[item] ?? 0) & ~(3 << (2 * column))) | (verdict << (2 * column));
  if (verdict === CANNOT) scores.score[item] = -1;
}

const one = new WeakMap<Initiative, InitiativeSnapshot>();

/** How one initiative fits a story: its score (-1 when it cannot work) and its packed verdicts. */
export function fitOne(initiative: Initiative, story: Story): { score: number; verdicts: number } {
  const snapshot = one.get(initiative) ?? { initiatives: [initiative] };
  one.set(initiative, snapshot);
  const { score, verdicts } = fitStory(snapshot, story, true);
  return { score: score[0] ?? -1, verdicts: verdicts[0] ?? 0 };
}
