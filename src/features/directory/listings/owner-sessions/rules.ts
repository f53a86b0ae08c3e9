import type { SessionLimits } from '#core/access/session.ts';

const HOUR_SECONDS = 3600;
const DAY_SECONDS = 86_400;

/** The pages of an owner, without the language: whose they are is in the session, never in the address. */
export const OWNER_PATH = '/register/own';

/** A session of an owner: a month on an own device, a week without being used; two hours on a shared one. */
export const ownerSessionLimits = (ownDevice: boolean): SessionLimits =>
  ownDevice
    ? { maxSeconds: 30 * DAY_SECONDS, maxIdleSeconds: 7 * DAY_SECONDS }
    : { maxSeconds: 2 * HOUR_SECONDS, maxIdleSeconds: 2 * HOUR_SECONDS };

const OWNER_PAGES =
  /^(?:\/change|\/card|\/requests|\/people|\/questions|\/photo|\/texts\/[a-z]{2,3}(?:\/remove)?)$/;

/** The path of an owner's page below `OWNER_PATH`, when it is one that a link may lead to; else that of the first page. */
export const ownerPageBelow = (path: string): string => (OWNER_PAGES.test(path) ? path : '');
