import type { CreationLimit } from '#core/rate-limit.ts';

const MINUTE_SECONDS = 60;
const DAY_SECONDS = 86_400;

/** How long a session lasts, in seconds: a month on one's own device, two hours on a shared one. */
export const sessionSeconds = (ownDevice: boolean): number =>
  ownDevice ? 30 * DAY_SECONDS : 120 * MINUTE_SECONDS;

/**
 * Stories: a whole reception centre of 300 people begins within an hour at one address, some of them twice. Over the whole
 * site ten such centres in the same hour; a machine that begins thousands stops there.
 */
export const NEW_STORY_LIMIT: CreationLimit = {
  subject: 'begin',
  perNetwork: [600, 60 * MINUTE_SECONDS],
  overall: [6_000, 60 * MINUTE_SECONDS],
};
