const MINUTE = 60;
const DAY = 86_400;

/** How long a device stays open, in seconds: a month on one's own, two hours on a shared one. */
export const openFor = (ownDevice: boolean): number => (ownDevice ? 30 * DAY : 120 * MINUTE);

/** How often one network, and everybody together, may try a code: [most, seconds]. */
export const SIGN_IN_RATE_LIMIT = { perNetwork: [10, 10 * MINUTE], overall: [600, 60 * MINUTE] } as const;

/** A desk where many begin shares one network; a machine that begins stories by the thousand does too. */
export const NEW_STORY_RATE_LIMIT = { perNetwork: [60, 60 * MINUTE] } as const;
