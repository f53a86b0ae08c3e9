import { type Initiative, isSafeguarded, meetsAlone } from '#features/directory/rules.ts';
import { hasMinor, type Story } from '#features/story/rules.ts';
import { isMinor } from '#features/vocabulary/rules.ts';
import type { PlacementReach } from '../model/rules.ts';

export const MAX_FIRST_NAME_LENGTH = 60;
/** The longest telephone number or e-mail address that can be given. */
export const MAX_REACH_LENGTH = 120;

const MAJORITY_YEARS = 18;

/** What a way to be reached needs to be told besides. */
export type ReachDetail = 'phone' | 'email';

const DETAILS: Partial<Record<PlacementReach, ReachDetail>> = {
  call: 'phone',
  message: 'phone',
  email: 'email',
};

/** What a way to be reached needs to be told besides: a number, an address, or nothing. */
export const detailOf = (reach: PlacementReach): ReachDetail | undefined => DETAILS[reach];

/** Digits of Arabic and of Persian keyboards, as they are written in Dutch. */
const withDutchDigits = (text: string): string =>
  text.replace(/[\u0660-\u0669\u06f0-\u06f9]/g, (digit) => String((digit.codePointAt(0) ?? 0) & 0xf));

/**
 * A telephone number as somebody typed it, in digits of here and without what only parts it; null when it can be no number:
 * the shortest that anybody calls has eight digits, the longest fifteen (ITU-T E.164).
 */
export function readPhone(typed: string): string | null {
  const number = withDutchDigits(typed)
    .replace(/[\s\u200e\u200f\u2066-\u2069().\-–/]/g, '')
    .replace(/^\(?00/, '+');
  return /^\+?\d{8,15}$/.test(number) ? number : null;
}

/**
 * Whether somebody's age keeps them from asking here. `adults`: the place is for adults; `minor`: one is alone with somebody
 * there and nothing protects a minor; `age`: the same, and they did not tell their age, so that is asked first.
 */
export function ageRefusal(
  initiative: Pick<Initiative, 'contactForms' | 'goals' | 'safeguards' | 'coordinator' | 'ageMin'>,
  story: Story,
): 'adults' | 'minor' | 'age' | undefined {
  const minor = hasMinor(story);
  if (minor && (initiative.ageMin ?? 0) >= MAJORITY_YEARS) return 'adults';
  if (minor === false || !meetsAlone(initiative) || isSafeguarded(initiative)) return undefined;
  return minor ? 'minor' : 'age';
}

/** How many in a party are younger than eighteen: who asks alone is counted by what their story says. */
export const minorsOf = ({ party, minors }: { party: number; minors: number }, { age }: Story): number =>
  Math.max(party === 1 ? 0 : minors, isMinor(age) ? 1 : 0);

/** What the check page shows that is not in the form itself, as words in the language of the page. */
export const SHOWN_FACTS = ['place', 'languages', 'time', 'minors', 'answer'] as const;
export type ShownFacts = Record<(typeof SHOWN_FACTS)[number], string>;

/** Something that was shown, and is different now. */
export interface Difference {
  fact: keyof ShownFacts;
  before: string;
  now: string;
}

/** What changed since a page was shown; who was shown nothing sees everything as new. */
export const differences = (before: Partial<ShownFacts>, now: ShownFacts): Difference[] =>
  SHOWN_FACTS.flatMap((fact) =>
    (before[fact] ?? '') === now[fact] ? [] : [{ fact, before: before[fact] ?? '', now: now[fact] }],
  );
