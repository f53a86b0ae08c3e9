import { countUnknown, type ItemScores, POOR, UNKNOWN, verdictOf } from '#algorithms/scoring';
import { MAX_FIT } from '#algorithms/week-planner';
import type { Initiative } from '#features/directory/rules.ts';
import type { Story, StoryQuestion } from '#features/story/rules.ts';
import { ageConcern } from './age.ts';
import { isApartByCompany } from './company.ts';
import { CRITERIA, type Criterion } from './criteria.ts';
import { factsOf } from './initiative-facts.ts';
import { accessNeeds } from './story-criteria.ts';

/**
 * Fit orders what can work: a tier of confirmed needs, 0 to 3, and within it the score. What somebody needs and what is sure
 * to be there leads: no score makes up for it.
 */
export const FIT_TIER = 1024;
/** A smaller difference of scores is nothing that a person would notice: then another day counts for more. */
const SCORE_STEP = 20;

const columnOf = (criterion: Criterion): number => CRITERIA.indexOf(criterion);
const maskOf = (...criteria: Criterion[]): number =>
  criteria.reduce((mask, criterion) => mask | (3 << (2 * columnOf(criterion))), 0) >>> 0;

/** What a story asks, as masks of the columns on which a confirmed fit leads. */
interface FitMasks {
  /** Without these somebody cannot take part: what they need there, childcare, only women or only men. */
  needs: number;
  /** Within the travel limit, with room, in a way in which they can be reached. */
  practical: number;
  /** Somebody speaks their language, the level and the reading suit them, their own sign language. */
  comfort: number;
  goals: number;
}

/** An ordinary conversation needs nobody who speaks one's own language. */
const followsDutch = ({ level }: Story): boolean => level === 'b1' || level === 'b2';
/** Who signs asks for hands, not for a spoken language. */
const signs = (story: Story): boolean => accessNeeds(story).includes('signLanguage');
const goesWithOneGroup = ({ company }: Story): boolean => company !== undefined && !company.includes('mixed');

function masksOf(story: Story): FitMasks {
  const when = (condition: unknown, ...criteria: Criterion[]): number =>
    condition ? maskOf(...criteria) : 0;
  return {
    needs:
      when(accessNeeds(story).length, 'access') |
      when(story.children === 'care', 'childcare') |
      when(goesWithOneGroup(story), 'company'),
    practical: when(story.place, 'travel') | maskOf('contact'),
    comfort:
      when(story.languages && !followsDutch(story) && !signs(story), 'languages') |
      when(story.level, 'level') |
      when(story.script, 'script') |
      when(story.access?.signLanguages.length, 'signs'),
    goals: when(story.goals, 'goals'),
  };
}

/** The tier by the verdicts. FITS is 0, so that a mask that is all zero is confirmed. */
function tierOf(verdicts: number, { needs, practical, comfort, goals }: FitMasks): number {
  const isConfirmed = (mask: number) => (verdicts & mask) === 0;
  const isFull = verdictOf(verdicts, ROOM_COLUMN) === POOR;
  if (!isConfirmed(needs)) return 0;
  if (!isConfirmed(goals)) return needs ? 1 : 0;
  if (isFull || !isConfirmed(practical)) return needs ? 2 : 1;
  return isConfirmed(comfort) ? 3 : 2;
}

const ROOM_COLUMN = columnOf('room');
const COMPANY_COLUMN = columnOf('company');
const AGE_COLUMN = columnOf('age');
/** What is unknown on these keeps out of the week. */
const APART_COLUMNS = [AGE_COLUMN, columnOf('safety'), columnOf('contact')] as const;

/**
 * The fit of an initiative by its score and packed verdicts: 0..4095, higher fits better; -1 when it cannot work. What the
 * story needs is worked out once.
 */
export function fitFunction(story: Story): (score: number, verdicts: number) => number {
  const masks = masksOf(story);
  return (score, verdicts) =>
    score < 0 ? -1 : tierOf(verdicts, masks) * FIT_TIER + score - (score % SCORE_STEP);
}

/** The question whose answer decides whether somebody may come. */
const APART_QUESTIONS: Partial<Record<Criterion, StoryQuestion>> = {
  company: 'company',
  age: 'age',
  safety: 'age',
  contact: 'reach',
};

/**
 * The criterion because of which an initiative is told apart: whether somebody may come there is not known. Null when it may
 * enter the week, or cannot.
 */
export function apartCriterion(initiative: Initiative, story: Story, verdicts: number): Criterion | null {
  if (verdictOf(verdicts, COMPANY_COLUMN) === UNKNOWN && isApartByCompany(initiative, story))
    return 'company';
  const column = APART_COLUMNS.find((at) => verdictOf(verdicts, at) === UNKNOWN);
  return column === undefined ? null : (CRITERIA[column] ?? null);
}

/** The question to go to for what is told apart. */
export function apartQuestion(initiative: Initiative, story: Story, criterion: Criterion): StoryQuestion {
  if (criterion === 'contact' && factsOf(initiative).forDeaf) return 'access';
  if (criterion === 'age' && ageConcern(initiative, story) === 'unknown-family') return 'goals';
  return APART_QUESTIONS[criterion] ?? 'age';
}

/** Whether something is suggested and not planned: it is for somebody's children, for parents, or nobody asks for whom. */
export const isOnlySuggested = (verdicts: number): boolean =>
  verdictOf(verdicts, AGE_COLUMN) === POOR || verdictOf(verdicts, COMPANY_COLUMN) === POOR;

/** The fits of all initiatives for a story, by their scores. O(n). */
export function fitsOf({ score, verdicts }: ItemScores, story: Story): Int16Array {
  const fitOfScore = fitFunction(story);
  const fits = new Int16Array(score.length);
  for (let i = 0; i < fits.length; i++) fits[i] = fitOfScore(score[i] ?? -1, verdicts[i] ?? 0);
  return fits;
}

/** A rank for each fit and, of equals, each number of unknown verdicts, up to seven. */
const UNKNOWN_STEPS = 8;
const rankOf = (fit: number, verdicts: number): number =>
  (MAX_FIT - fit) * UNKNOWN_STEPS + Math.min(countUnknown(verdicts), UNKNOWN_STEPS - 1);
/** The rank of each initiative, and where each rank begins; overwritten by every ranking. */
let ranks = new Int32Array(0);
const starts = new Int32Array((MAX_FIT + 1) * UNKNOWN_STEPS + 1);

/**
 * The indexes of what can work (fit ≥ 0), best fit first; of equals those with fewest unknowns, then in the order of the
 * list. A counting sort (Knuth, The Art of Computer Programming 3, §5.2, algorithm D): O(n) and the number of ranks.
 */
export function rankByFit(fits: Int16Array, verdicts: Uint32Array): Int32Array {
  starts.fill(0);
  if (ranks.length < fits.length) ranks = new Int32Array(fits.length);
  let possible = 0;
  for (let i = 0; i < fits.length; i++) {
    const fit = fits[i] ?? -1;
    if (fit < 0) continue;
    possible++;
    const rank = rankOf(fit, verdicts[i] ?? 0);
    ranks[i] = rank;
    starts[rank + 1] = (starts[rank + 1] ?? 0) + 1;
  }
  for (let rank = 1; rank < starts.length; rank++)
    starts[rank] = (starts[rank] ?? 0) + (starts[rank - 1] ?? 0);
  const order = new Int32Array(possible);
  for (let i = 0; i < fits.length; i++) {
    if ((fits[i] ?? -1) < 0) continue;
    const rank = ranks[i] ?? 0;
    const at = starts[rank] ?? 0;
    starts[rank] = at + 1;
    order[at] = i;
  }
  return order;
}
