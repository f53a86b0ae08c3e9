import type { SessionLimits } from '#core/access/session.ts';

const DAY_SECONDS = 86_400;

/** A session of the team: two weeks at most, and three days without being used. */
export const TEAM_SESSION_LIMITS: SessionLimits = {
  maxSeconds: 14 * DAY_SECONDS,
  maxIdleSeconds: 3 * DAY_SECONDS,
};
