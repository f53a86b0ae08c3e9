import type { CreationLimit } from '#core/rate-limit.ts';
import { ACCOUNT_START } from '../staff-accounts/rules.ts';

const MINUTE_SECONDS = 60;
const HOUR_SECONDS = 3600;

/** Where the code of a letter is typed. */
export const CODE_PATH = '/account/code';

/** How long a letter signs in. */
export const SIGN_IN_SECONDS = 15 * MINUTE_SECONDS;

/** Letters with a code: a whole office behind one address signs in within an hour. */
export const SIGN_IN_LIMIT: CreationLimit = {
  subject: 'accounts:sign-in',
  perNetwork: [40, HOUR_SECONDS],
  perRecipient: [5, HOUR_SECONDS],
  overall: [2_000, HOUR_SECONDS],
};

/** So often a code can be typed wrong, of a hundred million. */
export const MAX_CODE_TRIES = 5;

export const CODE_DIGITS = 8;

/** A code as it stands in a letter: two groups of four. */
export const formatCode = (code: string): string => `${code.slice(0, 4)} ${code.slice(4)}`;

/** The digits of a typed code, in whatever script they were typed; undefined when it cannot be one. */
export function readCode(typed: string): string | undefined {
  const digits = typed
    .replace(/[٠-٩]/g, (digit) => String(digit.charCodeAt(0) - 0x660))
    .replace(/[۰-۹]/g, (digit) => String(digit.charCodeAt(0) - 0x6f0))
    .replace(/\D/g, '');
  return digits.length === CODE_DIGITS ? digits : undefined;
}

/** What waits in the cookie of a sign-in: the token of the browser that asked, and of the letter that it opened. */
export interface WaitingSignIn {
  browser: string;
  link: string;
}

export const readWaiting = (cookie: string): WaitingSignIn => {
  const [browser = '', link = ''] = cookie.split('.');
  return { browser, link };
};

export const writeWaiting = ({ browser, link }: WaitingSignIn): string => `${browser}.${link}`;

const NEXT_PAGES = /^\/(?:account\/start|guide|account\/join\/[\w-]{43})$/;

/** A page to which a sign-in may lead. */
export const nextPage = (path: string): string => (NEXT_PAGES.test(path) ? path : ACCOUNT_START);
