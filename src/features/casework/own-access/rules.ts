import { HOUR_MS } from '#core/time/durations.ts';

/** How long a code for a case is worth something: long enough to type it at home after the appointment. */
export const CASE_CODE_MS = 48 * HOUR_MS;
/** As many digits as the code of a guide, which people know already. */
export const CASE_CODE_DIGITS = 8;
