/** Letters and digits that nobody mixes up, aloud or on paper: no 0, 1, I, L, O, U. */
export const BADGE_ALPHABET = '23456789ABCDEFGHJKMNPQRSTVWXYZ';
export const BADGE_LENGTH = 8;

/** Letters of other scripts that look like a Latin capital, for whoever has another keyboard. */
const LATIN_LOOK_ALIKES = new Map(
  'АA ВB ЕE КK МM НH РP СC ТT ХX УY ЅS ЈJ ΑA ΒB ΕE ΖZ ΗH ΚK ΜM ΝN ΡP ΤT ΥY ΧX'
    .split(' ')
    .map(([from = '', to = '']) => [from, to] as const),
);

/** Signs that are read for one another, on a creased badge or in a hurry; the first stands for the group. */
const CONFUSED_SIGNS = new Map(
  ['8B', '5S', '2Z', '6G', 'D0OQ', 'J1ILT7', 'VU'].flatMap((group) =>
    [...group].map((sign) => [sign, group.charAt(0)] as const),
  ),
);

/** Unicode orders the ten digits of a script consecutively; these scripts are on keyboards of our visitors. */
const DIGIT_ZEROS = [0x0660, 0x06f0, 0x0966, 0x09e6];

function plainSign(sign: string): string {
  const point = sign.codePointAt(0) ?? 0;
  const zero = DIGIT_ZEROS.find((first) => point >= first && point < first + 10);
  return zero === undefined ? (LATIN_LOOK_ALIKES.get(sign) ?? sign) : String(point - zero);
}

const plain = (text: string): string =>
  [...text.normalize('NFKC').toUpperCase()]
    .map(plainSign)
    .join('')
    .replace(/[^0-9A-Z]/g, '');

const withHyphen = (signs: string): string => `${signs.slice(0, 4)}-${signs.slice(4)}`;

function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

/**
 * A badge code as it was scanned or typed, in the one form that we keep: `ABCD-2345`. Takes it with or without hyphen and
 * spaces, in small letters, with the digits of Arabic and Persian keyboards, and out of a whole address. Signs that are on
 * no badge (0, O, 1, I, L, U) stay: `findBadge` knows what they may have been.
 * @returns null when it cannot be a code
 */
export function readBadgeCode(text: string): string | null {
  const parts = /[/?#=&]/.test(text)
    ? text
        .split(/[/?#=&]/)
        .map(decoded)
        .reverse()
    : [text];
  const signs = parts.map(plain).find((part) => part.length === BADGE_LENGTH);
  return signs === undefined ? null : withHyphen(signs);
}

/** The code with every sign replaced by what stands for all that are read for it. */
export const badgeSkeleton = (code: string): string =>
  [...code].map((sign) => CONFUSED_SIGNS.get(sign) ?? sign).join('');

/** The badges of one meeting, to look codes up in. */
export interface BadgeIndex {
  codes: ReadonlySet<string>;
  /** By skeleton; null where two badges share one. */
  bySkeleton: ReadonlyMap<string, string | null>;
}

export function badgeIndex(codes: Iterable<string>): BadgeIndex {
  const known = new Set(codes);
  const bySkeleton = new Map<string, string | null>();
  for (const code of known) {
    const skeleton = badgeSkeleton(code);
    bySkeleton.set(skeleton, bySkeleton.has(skeleton) ? null : code);
  }
  return { codes: known, bySkeleton };
}

/**
 * Which badge of this meeting was scanned or typed: exactly this one, or the only one that it may be when signs that look
 * alike were read for one another. Phone and server ask the same function.
 */
export function findBadge({ codes, bySkeleton }: BadgeIndex, text: string): string | undefined {
  const code = readBadgeCode(text);
  if (code === null) return undefined;
  return codes.has(code) ? code : (bySkeleton.get(badgeSkeleton(code)) ?? undefined);
}

const MAX_SHOWN_LENGTH = 40;

/**
 * What the list of unknown codes shows of something that was read: the code, or else the text. Of an address only the
 * name of the site: what follows may be somebody's private link.
 */
export function shownReading(text: string): string {
  const code = readBadgeCode(text);
  if (code !== null) return code;
  const site = /^\s*\w+:\/\/([^/?#]+)/.exec(text)?.[1];
  const shown = site === undefined ? text.trim().replace(/\s+/g, ' ') : `${site}/…`;
  return shown.length > MAX_SHOWN_LENGTH ? `${shown.slice(0, MAX_SHOWN_LENGTH)}…` : shown;
}

/** How many signs two codes differ in, where look-alikes are the same; for proposing who it may be. */
export function badgeDistance(a: string, b: string): number {
  const [one, other] = [badgeSkeleton(a), badgeSkeleton(b)];
  let distance = Math.abs(one.length - other.length);
  for (let i = 0; i < Math.min(one.length, other.length); i++) if (one[i] !== other[i]) distance++;
  return distance;
}
