import type { SharedPurpose } from '#core/access/actor.ts';
import type { StoryQuestion } from '#features/story/rules.ts';

/** Who may be given a consent. */
export type RecipientKind = 'listing' | 'guide' | 'link' | 'screen';

/** For what a consent is given: a fixed list, each with its sentence for the person. */
export type ConsentPurpose = SharedPurpose;

/**
 * The parts of a story that can be shown to somebody, and the questions that each holds. What somebody needs at a place
 * (`access`) and the second person in a story are in none: needs say something about health (AVG art. 9(1)), and a second person
 * did not consent.
 */
export const STORY_PARTS = {
  name: ['name'],
  language: ['languages', 'level', 'script'],
  place: ['place', 'moving', 'travel'],
  time: ['time', 'busy'],
  wishes: ['goals', 'give'],
  family: ['age', 'children', 'company'],
  reach: ['reach'],
} as const satisfies Record<string, readonly StoryQuestion[]>;

export type StoryPart = keyof typeof STORY_PARTS;

/** The questions of some parts. */
export const questionsOf = (parts: readonly StoryPart[]): StoryQuestion[] =>
  parts.flatMap((part): readonly StoryQuestion[] => STORY_PARTS[part]);

/** Who may be asked for which purpose on the pages of sharing; `place`, `hours` and `befriending` are asked where they are used. */
export const SHARING_PURPOSES = {
  listing: ['introduction', 'guidance'],
  guide: ['guidance'],
  link: ['introduction', 'guidance'],
  screen: ['conversation'],
} as const satisfies Record<RecipientKind, readonly ConsentPurpose[]>;

/** For how many days a story may be shown. A screen closes by itself after `SCREEN_MINUTES`. */
export const SHARING_DAYS = [7, 30, 90, 365] as const;
export const SCREEN_MINUTES = 60;

/** How long the names may be that somebody types here, in characters. */
export const MAX_RECIPIENT_LENGTH = 60;
export const MAX_SHOWN_NAME_LENGTH = 40;

/** A code has twelve digits, 40 bits: an attacker who pays for every guess finds one of ten open screens in 1,400 years. */
const CODE_DIGITS = 12;
const CODE_SPACE = 10n ** BigInt(CODE_DIGITS);

/** Twelve digits in three groups, out of random bytes. */
export function codeFrom(random: Buffer): string {
  const digits = (BigInt(`0x${random.toString('hex')}`) % CODE_SPACE).toString().padStart(CODE_DIGITS, '0');
  return [digits.slice(0, 4), digits.slice(4, 8), digits.slice(8)].join('-');
}

/** What is the digit 0 in scripts that our languages write numbers with: Latin, Arabic, Persian and Sorani. */
const ZEROS = [0x30, 0x660, 0x6f0];

/**
 * What somebody typed as the code that it must be: spaces and hyphens do not matter, nor in which digits it is.
 * @returns null when it can be no code
 */
export function readCode(typed: string): string | null {
  if (typed.length > 100) return null;
  const digits = [...typed].flatMap((sign) => {
    const zero = ZEROS.find((first) => {
      const value = (sign.codePointAt(0) ?? 0) - first;
      return value >= 0 && value <= 9;
    });
    if (zero !== undefined) return [String((sign.codePointAt(0) ?? 0) - zero)];
    return /[\s.\-\u2010-\u2015\u2066-\u2069\u200e\u200f]/.test(sign) ? [] : ['?'];
  });
  const code = digits.join('');
  return /^\d{12}$/.test(code) ? `${code.slice(0, 4)}-${code.slice(4, 8)}-${code.slice(8)}` : null;
}

/** What of a consent in force or over is told to the person: how it ended, or that it has not. */
export function consentState(
  consent: {
    decision: 'given' | 'refused';
    until: Date;
    endedBy: 'person' | 'replaced' | 'recipient' | null;
  },
  now: Date,
): 'live' | 'refused' | 'over' | 'person' | 'replaced' | 'recipient' {
  if (consent.decision === 'refused') return 'refused';
  return consent.endedBy ?? (consent.until > now ? 'live' : 'over');
}
