import type { SessionLimits } from '#core/access/session.ts';

const HOUR_SECONDS = 3600;
const DAY_SECONDS = 86_400;

/** Where somebody with an account begins, without the language. */
export const ACCOUNT_START = '/account/start';

/** A session of an account: two weeks on an own device, three days without being used; two hours on a shared one. */
export const accountSessionLimits = (ownDevice: boolean): SessionLimits =>
  ownDevice
    ? { maxSeconds: 14 * DAY_SECONDS, maxIdleSeconds: 3 * DAY_SECONDS }
    : { maxSeconds: 2 * HOUR_SECONDS, maxIdleSeconds: 2 * HOUR_SECONDS };
