import { toAmsterdam } from '#core/time/amsterdam.ts';

/** Rounds are held from this time of the night on, on the Dutch clock: whoever looks in the morning sees new proposals. */
const ROUND_MINUTES = 2 * 60;

/** Whether it is late enough for the round of this night; a server that was down holds it later in the day. */
export const isNightOver = (now: Date): boolean => toAmsterdam(now).minutes >= ROUND_MINUTES;
