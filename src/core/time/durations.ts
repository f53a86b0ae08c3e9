/** Lengths of time in milliseconds, as `Date` and timers count them. A day of 24 hours, whatever the clocks do. */
export const MINUTE_MS = 60_000;
export const HOUR_MS = 60 * MINUTE_MS;
export const DAY_MS = 24 * HOUR_MS;
