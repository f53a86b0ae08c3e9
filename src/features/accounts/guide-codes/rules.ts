import { MINUTE_MS } from '#core/time/durations.ts';

/** How long a code on the screen of a guide is worth something. */
export const GUIDE_CODE_MS = 30 * MINUTE_MS;
/** So many digits are on the screen: everybody can type them, in whatever script they read. */
export const GUIDE_CODE_DIGITS = 8;

/** The digits of a code, however they were typed: with spaces, or in Arabic (٠–٩) or Persian (۰–۹) digits; null for anything else. */
export function readGuideCode(typed: string): string | null {
  const digits = typed
    .replace(/[\s\-–.]/gu, '')
    .replace(/[٠-٩]/g, (digit) => String(digit.charCodeAt(0) - 0x660))
    .replace(/[۰-۹]/g, (digit) => String(digit.charCodeAt(0) - 0x6f0));
  return new RegExp(`^\\d{${GUIDE_CODE_DIGITS}}$`).test(digits) ? digits : null;
}
