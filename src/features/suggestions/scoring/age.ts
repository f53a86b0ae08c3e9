import { CANNOT, type CriterionVerdict, FITS, POOR, UNKNOWN } from '#algorithms/scoring';
import type { Initiative } from '#features/directory/rules.ts';
import type { Story } from '#features/story/rules.ts';
import { AGE_BAND_YEARS, AGE_BANDS, isMinor } from '#features/vocabulary/rules.ts';
import { type AgeRange, factsOf } from './initiative-facts.ts';

const YOUNGEST = AGE_BAND_YEARS[AGE_BANDS[0]][0];
const OLDEST = AGE_BAND_YEARS['65plus'][1];

/** Whether the range holds everybody of these ages, somebody, or nobody. */
function covers([min, max]: AgeRange, [from, to]: readonly [number, number]): 'all' | 'some' | 'none' {
  const low = min ?? 0;
  const high = max ?? OLDEST;
  if (low <= from && high >= to) return 'all';
  return low > to || high < from ? 'none' : 'some';
}

/** What is in the way by age and by family; null when nothing is. */
export type AgeConcern = 'cannot' | 'partly' | 'unknown' | 'children' | 'unknown-family' | 'family';

/**
 * Whether somebody may come at their age. A band that lies within the limits fits, one outside them cannot; where a part of
 * the band may come, or the person did not say and somebody may not come, it is unknown. Limits that are only likely, by its
 * words, turn nobody away. What is for children is told to who looks for their family, as not for themselves; and what is for
 * parents with children is for who looks for that.
 */
export function ageConcern(initiative: Initiative, { age, goals }: Story): AgeConcern | null {
  const { ages, presumedAges, forChildren, forFamilies } = factsOf(initiative);
  const range = ages ?? presumedAges;
  const covered = range ? covers(range, age ? AGE_BAND_YEARS[age] : [YOUNGEST, OLDEST]) : 'all';
  const looksForFamily = goals?.includes('family');
  if (covered !== 'all') {
    if (forChildren && !isMinor(age) && looksForFamily) return 'children';
    if (!age) return 'unknown';
    return covered === 'none' && ages ? 'cannot' : 'partly';
  }
  if (!forFamilies || looksForFamily) return null;
  return goals ? 'family' : 'unknown-family';
}

const VERDICT_OF: Record<AgeConcern, CriterionVerdict> = {
  cannot: CANNOT,
  partly: UNKNOWN,
  unknown: UNKNOWN,
  'unknown-family': UNKNOWN,
  children: POOR,
  family: POOR,
};

/** The concern as a verdict: what is unknown is told apart, and a bad fit is not planned. */
export function ageVerdict(initiative: Initiative, story: Story): CriterionVerdict {
  const concern = ageConcern(initiative, story);
  return concern ? VERDICT_OF[concern] : FITS;
}
