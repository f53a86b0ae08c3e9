import { CANNOT, type CriterionVerdict, FITS, POOR, UNKNOWN } from '#algorithms/scoring';
import type { Initiative } from '#features/directory/rules.ts';
import type { Story } from '#features/story/rules.ts';
import { AGE_BAND_YEARS, AGE_BANDS, type AgeBand } from '#features/vocabulary/rules.ts';
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

/** Whether somebody is younger than eighteen by the band they gave. */
export const isMinor = (age: AgeBand | undefined): age is 'under16' | '16-17' =>
  age === 'under16' || age === '16-17';

/**
 * Whether somebody may come at their age. A band that lies within the limits fits, one outside them cannot; where a part of
 * the band may come, or the person did not say and somebody may not come, it is unknown. What is for children is told to who
 * looks for their family, as not for themselves. Limits that are only likely, by its words, turn nobody away.
 */
export function ageVerdict(initiative: Initiative, { age, goals }: Story): CriterionVerdict {
  const { ages, presumedAges, forChildren } = factsOf(initiative);
  const range = ages ?? presumedAges;
  if (!range) return FITS;
  const covered = covers(range, age ? AGE_BAND_YEARS[age] : [YOUNGEST, OLDEST]);
  if (covered === 'all') return FITS;
  if (forChildren && !isMinor(age) && goals?.includes('family')) return POOR;
  return age && covered === 'none' && ages ? CANNOT : UNKNOWN;
}
