import { HOUR_MS } from '../time/durations.ts';

/** How long a session lasts: in any case, and without being used. */
export interface SessionLimits {
  maxSeconds: number;
  maxIdleSeconds: number;
}

/** What every session remembers of its use. */
export interface SessionTimes {
  seenAt: Date;
  endsAt: Date;
}

/** How long a private link that was followed waits in a cookie for the tap that opens it (OWASP ASVS 5.0, 6.5.5). */
export const FOLLOWED_LINK_SECONDS = 600;

/** A session that is used often is written once an hour. */
const SEEN_PRECISION_MS = HOUR_MS;

/** When a session that opens now ends in any case. */
export const sessionEnd = (now: Date, { maxSeconds }: SessionLimits): Date =>
  new Date(now.getTime() + maxSeconds * 1000);

/** Is the session still open? Ended are those past their end, and those that nobody used for too long (ASVS 5.0, 7.3). */
export const isSessionOpen = (
  { seenAt, endsAt }: SessionTimes,
  { maxIdleSeconds }: SessionLimits,
  now: Date,
): boolean => now < endsAt && now.getTime() - seenAt.getTime() < maxIdleSeconds * 1000;

/** Is it so long ago that the use of this session was recorded, that it is recorded again? */
export const isSeenOutdated = ({ seenAt }: SessionTimes, now: Date): boolean =>
  now.getTime() - seenAt.getTime() > SEEN_PRECISION_MS;
