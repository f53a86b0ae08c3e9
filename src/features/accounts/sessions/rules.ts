const MINUTE_SECONDS = 60;
const DAY_SECONDS = 86_400;

/** How long a session lasts, in seconds: a month on one's own device, two hours on a shared one. */
export const sessionSeconds = (ownDevice: boolean): number =>
  ownDevice ? 30 * DAY_SECONDS : 120 * MINUTE_SECONDS;

/** How often one network, and everybody together, may try to sign in: [attempts, seconds]. */
export const SIGN_IN_RATE_LIMIT = {
  perNetwork: [10, 10 * MINUTE_SECONDS],
  overall: [600, 60 * MINUTE_SECONDS],
} as const;

/** [stories, seconds]: enough for a help desk where many begin on one network, too few for a machine that begins thousands. */
export const NEW_STORY_RATE_LIMIT = { perNetwork: [60, 60 * MINUTE_SECONDS] } as const;
