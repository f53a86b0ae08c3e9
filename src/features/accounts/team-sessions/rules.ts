import type { SessionLimits } from '#core/access/session.ts';

const DAY_SECONDS = 86_400;

/** A session of the team: two weeks at most, and three days without being used. */
export const TEAM_SESSION_LIMITS: SessionLimits = {
  maxSeconds: 14 * DAY_SECONDS,
  maxIdleSeconds: 3 * DAY_SECONDS,
};

/** How long a team link that was followed waits in a cookie for the tap that opens it (OWASP ASVS 5.0, 6.5.5). */
export const FOLLOWED_LINK_SECONDS = 600;
