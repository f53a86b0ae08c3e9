import { daysAfter } from '#core/time/amsterdam.ts';
import type { Form } from '../model/answers.ts';
import type { PairState } from '../model/rules.ts';

/** When people are asked whether they met. Stored: they never change. */
export const MOMENTS = ['first', 'month-1', 'month-3', 'month-6', 'month-12'] as const;
export type Moment = (typeof MOMENTS)[number];
export const MET = ['yes', 'not-yet', 'did-not', 'rather-not'] as const;
export type Met = (typeof MET)[number];
/** Ready words for the others: whoever cannot write says as much, and everybody reads them in their own language. */
export const SAID = ['nice', 'again', 'learned', 'laughed', 'thank-you'] as const;
export type Said = (typeof SAID)[number];
export const FEELINGS = ['fine', 'unsure', 'unsafe'] as const;
export type Feeling = (typeof FEELINGS)[number];
export const MAX_WORDS_LENGTH = 500;

/** The page asks about a first meeting from the day after two people found each other; a letter does after a week. */
const FIRST_ASKED_DAYS = 1;
export const FIRST_LETTER_DAYS = 7;
/** Who just answered is not asked again so soon. */
const QUIET_DAYS = 14;
/** Something small is asked about for so many days after it ended. */
const AFTER_ONCE_DAYS = 30;
/** Days after two people found each other. */
const MOMENT_DAYS: Record<Exclude<Moment, 'first'>, number> = {
  'month-1': 30,
  'month-3': 91,
  'month-6': 182,
  'month-12': 365,
};

/** What somebody answered at one moment. */
export interface CheckIn {
  moment: Moment;
  met: Met;
  answeredAt: Date;
  /** They wrote, or chose to write nothing. */
  writtenAt: Date | null;
}

export interface AskedPair {
  kind: Form;
  since: Date;
  state: PairState;
  endedAt: Date | null;
}

/** May anybody still be asked about a pair? Not once it ended, except something small that ends by its meeting. */
export const canTell = ({ kind, state, endedAt }: AskedPair, now: Date): boolean =>
  state !== 'ended' ||
  (kind === 'once' && endedAt !== null && daysAfter(endedAt, AFTER_ONCE_DAYS).getTime() > now.getTime());

/**
 * At which moment somebody is asked now whether they met; null: at none. Nothing is asked twice, only the newest moment counts, and
 * how months went is asked only of who said that the first meeting happened.
 */
export function momentToAsk(
  pair: AskedPair,
  own: readonly CheckIn[],
  now: Date,
  firstDays: number = FIRST_ASKED_DAYS,
): Moment | null {
  if (!canTell(pair, now)) return null;
  const isPast = (days: number) => daysAfter(pair.since, days).getTime() <= now.getTime();
  const first = own.find(({ moment }) => moment === 'first');
  if (!first) return isPast(firstDays) ? 'first' : null;
  if (first.met !== 'yes' || pair.kind === 'once') return null;
  const lastAt = Math.max(...own.map(({ answeredAt }) => answeredAt.getTime()));
  if (daysAfter(new Date(lastAt), QUIET_DAYS).getTime() > now.getTime()) return null;
  const newest = MOMENTS.findLast((moment) => moment !== 'first' && isPast(MOMENT_DAYS[moment]));
  return newest && !own.some(({ moment }) => moment === newest) ? newest : null;
}

/** Who said that it did not happen yet may say later that it did; a yes and what was written with it stay. */
export const canSayMet = (pair: AskedPair, own: readonly CheckIn[], now: Date): Moment | null => {
  const last = own.findLast(({ met }) => met !== 'yes');
  return last && canTell(pair, now) ? last.moment : null;
};

/** The moment of which somebody said that they met, and may still say how it was. */
export const momentToWrite = (own: readonly CheckIn[]): Moment | null =>
  own.findLast(({ met, writtenAt }) => met === 'yes' && writtenAt === null)?.moment ?? null;
