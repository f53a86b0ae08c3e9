import { CANNOT, type CriterionVerdict, FITS, POOR, UNKNOWN, verdictOf } from '#algorithms/scoring';
import type { Initiative } from '#features/directory/rules.ts';
import type { Story } from '#features/story/rules.ts';
import { CRITERIA, type Criterion, QUESTION_OF } from '../scoring/criteria.ts';
import { explainers } from './explainers.ts';
import type { Reason } from './reason.ts';

export { possibleTimes } from '../scoring/free-time.ts';
export { quickestTravel, type TravelEstimate } from '../scoring/travel.ts';
export type { Reason } from './reason.ts';

const VERDICT_KEYS: Record<CriterionVerdict, string> = {
  [FITS]: 'fits',
  [UNKNOWN]: 'unknown',
  [POOR]: 'poor',
  [CANNOT]: 'cannot',
};

/** The order of what fits: first what is about this person; last what the line above the reasons shows anyway. */
const FITS_ORDER: readonly Criterion[] = [
  'goals',
  'access',
  'signs',
  'childcare',
  'company',
  'age',
  'give',
  'languages',
  'level',
  'room',
  'script',
  'travel',
  'time',
  'safety',
  'contact',
];

/** The order of cautions: first safety and what could make it impossible, last what is only less pleasant. */
const CAUTION_ORDER: readonly Criterion[] = [
  'safety',
  'age',
  'company',
  'contact',
  'access',
  'childcare',
  'travel',
  'time',
  'room',
  'signs',
  'script',
  'level',
  'languages',
  'goals',
  'give',
];

/** Whether somebody may come, which no other caution outweighs. */
const KEEPS_OUT: readonly Criterion[] = ['safety', 'age', 'company', 'contact'];

/**
 * First what cannot work, then what is about the place and what may keep somebody out, last what the person did not tell:
 * that is the same on every card. Each by its importance.
 */
function cautionKey({ verdict, criterion, question }: Reason): number {
  const block = verdict === CANNOT ? 0 : question && !KEEPS_OUT.includes(criterion) ? 2 : 1;
  return block * CAUTION_ORDER.length + CAUTION_ORDER.indexOf(criterion);
}

/** First what fits, then the cautions. */
const sortKey = (reason: Reason): number =>
  reason.verdict === FITS ? FITS_ORDER.indexOf(reason.criterion) - FITS_ORDER.length : cautionKey(reason);

/** First what fits, then the cautions, each the most important first. */
export const sortReasons = (reasons: readonly Reason[]): Reason[] =>
  [...reasons].sort((a, b) => sortKey(a) - sortKey(b));

/** Every reason worth saying about an initiative, the most important first. @param verdicts as packed by the scoring */
export function reasonsFor(initiative: Initiative, story: Story, verdicts: number): Reason[] {
  const reasons = CRITERIA.flatMap((criterion, column): Reason[] => {
    const verdict = verdictOf(verdicts, column);
    const explained = explainers[criterion](initiative, story, verdict);
    if (!explained) return [];
    const key = explained.key ?? VERDICT_KEYS[verdict];
    const isAnswerable = key.startsWith('unknown') && !key.endsWith('-there');
    const question = isAnswerable ? (explained.question ?? QUESTION_OF[criterion]) : undefined;
    return [{ verdict, ...explained, criterion, key: `${criterion}.${key}`, question }];
  });
  return sortReasons(reasons);
}

/** Everything that is not a plain fit: what somebody must know before they go, the most important first. */
export const cautionsOf = (reasons: readonly Reason[]): Reason[] =>
  reasons.filter(({ verdict }) => verdict !== FITS);
