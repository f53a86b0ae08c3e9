import type { TableOptions, TableQuery } from '#core/http/table-query.ts';
import { DAY_MS } from '#core/time/durations.ts';
import { MOMENTS, type Moment } from '../../check-ins/rules.ts';
import type { FollowedPair } from '../../pairs/follow-up-queries.ts';

/** The lists that the pairs of an organisation fall apart into. */
export const PAIR_VIEWS = ['now', 'overdue', 'safety', 'early', 'ended'] as const;
export type PairView = (typeof PAIR_VIEWS)[number];

export type PairSort = 'urgent' | 'since';
export type PairFilter = 'show';
export type PairsQuery = TableQuery<PairSort, PairFilter>;
export const pairsTable: TableOptions<PairSort, PairFilter> = {
  sorts: ['urgent', 'since'],
  filters: { show: PAIR_VIEWS },
};

/** So many days after two people found each other a moment is there. */
const MOMENT_DAYS: Record<Moment, number> = {
  first: 0,
  'month-1': 30,
  'month-3': 91,
  'month-6': 182,
  'month-12': 365,
};
/** People may take so many days to say that they met; after that a coordinator had better ask. */
const GRACE_DAYS = 14;
/** Whoever ends before three months is counted as an early ending. */
export const EARLY_DAYS = 91;

const daysBetween = (from: Date, until: Date): number =>
  Math.floor((until.getTime() - from.getTime()) / DAY_MS);

/** At which moment a pair is: the last one that came; as long as nobody said that they met, the first meeting. */
export function stageOf(pair: Pick<FollowedPair, 'since' | 'met' | 'endedAt'>, now: Date): Moment {
  if (Object.keys(pair.met).length === 0) return 'first';
  const days = daysBetween(pair.since, pair.endedAt ?? now);
  return MOMENTS.findLast((moment) => MOMENT_DAYS[moment] <= days) ?? 'first';
}

/** Whether it is time to ask how it goes: nobody of the two said that they met at this moment or after it. */
export function isOverdue(
  pair: Pick<FollowedPair, 'since' | 'met' | 'endedAt' | 'state'>,
  now: Date,
): boolean {
  if (pair.state === 'ended') return false;
  const stage = stageOf(pair, now);
  const later = MOMENTS.slice(MOMENTS.indexOf(stage));
  return (
    !later.some((moment) => pair.met[moment]) &&
    daysBetween(pair.since, now) > MOMENT_DAYS[stage] + GRACE_DAYS
  );
}

/** Ended within three months, and not because something small was done. */
export const isEarly = (pair: Pick<FollowedPair, 'since' | 'endedAt' | 'kind'>): boolean =>
  pair.endedAt !== null && pair.kind !== 'once' && daysBetween(pair.since, pair.endedAt) < EARLY_DAYS;

/** Somebody said that it was not safe, or that they are not sure. */
export const isWorrying = ({ safety }: Pick<FollowedPair, 'safety'>): boolean =>
  safety.some(({ feeling }) => feeling !== 'fine');

export function isInPairView(pair: FollowedPair, view: PairView, now: Date): boolean {
  switch (view) {
    case 'now':
      return pair.state !== 'ended';
    case 'overdue':
      return isOverdue(pair, now);
    case 'safety':
      return isWorrying(pair);
    case 'early':
      return isEarly(pair);
    case 'ended':
      return pair.state === 'ended';
  }
}

/** What needs somebody first: safety of a pair that meets, then who was not heard of, then the longest; what ended comes last. */
export function byUrgency(now: Date): (a: FollowedPair, b: FollowedPair) => number {
  const weight = (pair: FollowedPair): number => {
    if (pair.state === 'ended') return 3;
    if (isWorrying(pair)) return 0;
    return isOverdue(pair, now) ? 1 : 2;
  };
  return (a, b) => weight(a) - weight(b) || a.since.getTime() - b.since.getTime() || (a.id < b.id ? -1 : 1);
}

/** The longest that words about an ending can be, in characters. */
export const MAX_END_WORDS_LENGTH = 500;
