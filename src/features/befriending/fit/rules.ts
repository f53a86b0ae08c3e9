import type { Form } from '../model/answers.ts';
import type { MeetingReason } from '../model/rules.ts';
import {
  formBetween,
  levelOf,
  type MeetingObstacle,
  obstacleBesidesDistance,
  reachBetween,
  reasonsBetween,
  scoreBetween,
} from './compare.ts';
import { type Agent, profileOf } from './profile.ts';

export {
  formBetween,
  levelOf,
  MAX_FIT_LEVEL,
  type MeetingObstacle,
  obstacleBesidesDistance,
  reachBetween,
  reasonsBetween,
  scoreBetween,
} from './compare.ts';
export { type Agent, type AgentProfile, countBits, profileOf, WIDER_FACTOR } from './profile.ts';

/**
 * The first hard rule that keeps two cards apart, or null when they can meet: a common language, a common part of the week, the
 * distance within the stricter side's range, a group that all can join, a form that both look for, and no minor alone with an adult.
 * The same seen from either side.
 * @param wider with it, people who agreed to be asked from farther away are taken at their word
 */
export function mayMeet(a: Agent, b: Agent, { wider = true } = {}): MeetingObstacle | null {
  const [one, other] = [profileOf(a), profileOf(b)];
  const obstacle = obstacleBesidesDistance(one, other);
  if (obstacle) return obstacle;
  const reach = reachBetween(one, other);
  return reach === 'far' || (reach === 'wider' && !wider) ? 'distance' : null;
}

/** What two cards share, as both read it. */
export const reasonsOf = (a: Agent, b: Agent): MeetingReason[] => reasonsBetween(profileOf(a), profileOf(b));

/**
 * How well `other` fits `me`: a score of named parts, 0 … 1000, and its level, 0 (best) … 19. More free time of either never lowers
 * it. Not symmetric: each side has its own.
 */
export function fitOf(me: Agent, other: Agent): { score: number; level: number } {
  const score = scoreBetween(profileOf(me), profileOf(other));
  return { score, level: levelOf(score) };
}

/** As what two cards would meet: a circle when one is a circle, else a pair, else once; null when they look for different things. */
export const formOf = (a: Agent, b: Agent): Form | null => formBetween(profileOf(a), profileOf(b));
