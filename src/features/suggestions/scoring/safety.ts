import { CANNOT, type CriterionVerdict, FITS, UNKNOWN } from '#algorithms/scoring';
import type { Initiative, WeeklyTime } from '#features/directory/rules.ts';
import type { Story } from '#features/story/rules.ts';
import { type AgeBand, isMinor } from '#features/vocabulary/rules.ts';
import { factsOf } from './initiative-facts.ts';

/** How late it may end, in minutes after midnight: under sixteen; for other minors and who did not say their age. */
const LATEST_END_UNDER_16 = 20 * 60;
const LATEST_END = 21 * 60;
/** For a minor of sixteen where nothing is said about ages: in daytime. */
const LATEST_END_DAYTIME = 18 * 60;
const EARLIEST_START = 6 * 60;

/** The latest end for somebody of an age; null where there is no bound. */
export function latestEnd(initiative: Initiative, age: AgeBand | undefined): number | null {
  const { ages, safeguarded } = factsOf(initiative);
  if ((age && !isMinor(age)) || safeguarded) return null;
  if (age === 'under16') return LATEST_END_UNDER_16;
  return age === '16-17' && !ages ? LATEST_END_DAYTIME : LATEST_END;
}

/** Whether a time is not too late for who may be a minor. */
export function isSafeTime(
  initiative: Initiative,
  { startsAt, endsAt }: Pick<WeeklyTime, 'startsAt' | 'endsAt'>,
  age: AgeBand | undefined,
): boolean {
  return isEarlyEnough({ startsAt, endsAt }, latestEnd(initiative, age));
}

/** Whether a time is not too late where it may end so late at most; null = no bound. */
export const isEarlyEnough = (
  { startsAt, endsAt }: Pick<WeeklyTime, 'startsAt' | 'endsAt'>,
  latest: number | null,
): boolean => latest === null || (endsAt <= latest && startsAt >= EARLIEST_START);

/** Whether some time could be too late for somebody. */
export const hasLateTime = ({ times }: Pick<Initiative, 'times'>): boolean =>
  times.some(({ startsAt, endsAt }) => endsAt > LATEST_END_DAYTIME || startsAt < EARLIEST_START);

/** Why something is not suggested to a minor, or to who did not say their age; null when it is. */
export type SafetyConcern = 'close' | 'late' | 'ask';

/**
 * One person alone with somebody, visits at home, the telephone and late evenings are not for minors, nor for who did not
 * say their age, unless the initiative says how it keeps minors safe. A minor also needs a place that says that they may
 * come: by its ages, or, where everybody is welcome in a group, for sixteen and seventeen in daytime, for younger ones with
 * their family.
 */
export function safetyConcern(initiative: Initiative, { age }: Story): SafetyConcern | null {
  const { ages, contact, goals, group, safeguarded } = factsOf(initiative);
  if ((age && !isMinor(age)) || safeguarded) return null;
  if (contact === 'close' || contact === 'presumedClose') return 'close';
  const { times } = initiative;
  const isLate = times.length > 0 && !times.some((time) => isSafeTime(initiative, time, age));
  if (isLate) {
    const isEvening = age === '16-17' && times.some((time) => time.endsAt <= LATEST_END);
    return isEvening && !ages ? 'ask' : 'late';
  }
  if (!age || ages) return null;
  const isOpenGroup = contact === 'group' && group === 'everyone';
  return isOpenGroup && (age === '16-17' || goals.includes('family')) ? null : 'ask';
}

/** The concern as a verdict: unknown is told apart, and what a minor must not get cannot. */
export function safetyVerdict(initiative: Initiative, story: Story): CriterionVerdict {
  const concern = safetyConcern(initiative, story);
  if (!concern) return FITS;
  if (!story.age || concern === 'ask') return UNKNOWN;
  const { contact, ages } = factsOf(initiative);
  // A word such as "coach" in a club for youth turns no youth away; they ask.
  return concern === 'close' && contact === 'presumedClose' && ages ? UNKNOWN : CANNOT;
}
