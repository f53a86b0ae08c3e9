import type { RateBound } from '#core/rate-limit.ts';

const DAY_SECONDS = 86_400;
const YEAR_SECONDS = 365 * DAY_SECONDS;

/**
 * Wrong words of cards that cost nothing. Only words of the list count, and no two of those are one letter apart, so that
 * nearly all slips of the pen are not counted at all. In a reception centre of 300 people within an hour one in ten makes
 * another mistake: thirty, at most a dozen of them in the same ten minutes.
 */
export const FREE_PER_NETWORK: RateBound = [20, 600];
export const FREE_PER_NETWORK_AND_DAY: RateBound = [100, DAY_SECONDS];
/** For a whole IPv6 /48, as a multiple of what one network has. */
export const WIDER_NETWORK_FACTOR = 4;
/** For passphrases with the same beginning: of 65,536 beginnings, or more, this one then is somebody's aim. */
export const FREE_PER_BEGINNING: RateBound = [20, DAY_SECONDS];
/** So many in an hour over all are an attack: it is logged, and nothing but the next few is free for anybody. */
export const ALARM_FAILURES: RateBound = [500, 3_600];
export const FREE_PER_NETWORK_AND_DAY_DURING_ALARM = 3;
/** How many of the guesses that were paid for one server tries in a second. */
export const PAID_GUESSES_PER_SECOND = 2;

/** How many wrong guesses there were, each in the window of its bound. */
export interface RecentFailures {
  network: number;
  networkToday: number;
  /** Of the /48; 0 for IPv4. */
  widerToday: number;
  beginningToday: number;
  overallThisHour: number;
}

/** What the next guess costs: so much computing, or so much waiting. */
export interface GuessPrice {
  /** The binary logarithm of how many hashes it takes on average. */
  bits: number;
  waitSeconds: number;
}

/** About a quarter of a second on a cheap phone. */
const MIN_BITS = 14;
/** About twenty seconds on a cheap phone. */
export const MAX_BITS = 20;
const MIN_WAIT_SECONDS = 20;
const WAIT_STEP_SECONDS = 15;
const MAX_WAIT_SECONDS = 120;

/** What the next guess costs after these failures; null when it is free. The price doubles when the excess doubles. */
export function guessPrice(failures: RecentFailures): GuessPrice | null {
  const alarmed = failures.overallThisHour >= ALARM_FAILURES[0];
  const freeToday = alarmed ? FREE_PER_NETWORK_AND_DAY_DURING_ALARM : FREE_PER_NETWORK_AND_DAY[0];
  const excess = Math.max(
    failures.network - FREE_PER_NETWORK[0],
    failures.networkToday - freeToday,
    failures.widerToday - freeToday * WIDER_NETWORK_FACTOR,
    failures.beginningToday - FREE_PER_BEGINNING[0],
  );
  if (excess < 0) return null;
  const doublings = Math.floor(Math.log2(excess + 1));
  return {
    bits: Math.min(MAX_BITS, MIN_BITS + doublings),
    waitSeconds: Math.min(MAX_WAIT_SECONDS, MIN_WAIT_SECONDS + WAIT_STEP_SECONDS * doublings),
  };
}

/**
 * How many passphrases an attacker with so many networks can have tried in a year: what is free before an alarm, what is
 * free during one, and what one server tries for a price, if nobody else pays.
 */
export const guessesPerYear = (networks: number): number =>
  (ALARM_FAILURES[0] / ALARM_FAILURES[1] +
    (networks * FREE_PER_NETWORK_AND_DAY_DURING_ALARM) / DAY_SECONDS +
    PAID_GUESSES_PER_SECOND) *
  YEAR_SECONDS;

/** How many of `cards` such an attacker opens in a year on average. @param bits of their passphrases */
export const cardsFoundPerYear = (networks: number, cards: number, bits: number): number =>
  (guessesPerYear(networks) * cards) / 2 ** bits;
