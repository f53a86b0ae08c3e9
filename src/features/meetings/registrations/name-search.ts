import { foldText, tokenize } from '#algorithms/text-search';
import { BADGE_LENGTH } from './badge-reading.ts';

/** A person on a list, as far as searching needs it. */
export interface NamedPerson {
  name: string | null;
  code: string;
}

/** A name as it is compared: without marks, capitals and spaces around it. */
export const nameKey = (name: string | null): string => tokenize(name ?? '').join(' ');

/** The order of lists: names in any script, without marks and capitals; people without a name last. */
export function compareByName(a: NamedPerson, b: NamedPerson): number {
  const [one, other] = [foldText(a.name ?? ''), foldText(b.name ?? '')];
  if (!one !== !other) return one ? -1 : 1;
  if (one !== other) return one < other ? -1 : 1;
  return a.code < b.code ? -1 : Number(a.code > b.code);
}

/**
 * Is this person meant? Every word that was typed begins a word of the name, in whatever script, with or without marks; or
 * it is the beginning of the code.
 */
export function nameMatcher(typed: string): (person: NamedPerson) => boolean {
  const words = tokenize(typed);
  const signs = typed.toUpperCase().replace(/[^0-9A-Z]/g, '');
  const asCode = signs.length > 1 && signs.length <= BADGE_LENGTH ? signs : null;
  return ({ name, code }) => {
    if (!words.length) return true;
    const parts = tokenize(name ?? '');
    return (
      words.every((word) => parts.some((part) => part.startsWith(word))) ||
      (asCode !== null && code.replace('-', '').startsWith(asCode))
    );
  };
}

/** Under which letter of the index somebody stands; `#` where there is no name. */
export function indexLetter({ name }: Pick<NamedPerson, 'name'>): string {
  const first = [...foldText(name ?? '')].find((sign) => /\p{L}/u.test(sign));
  return first?.toLocaleUpperCase('en') ?? '#';
}

/** The letters of the index, in order; only those under which somebody stands. */
export const indexLetters = (people: readonly Pick<NamedPerson, 'name'>[]): string[] =>
  [...new Set(people.map(indexLetter))].sort((a, b) =>
    a === '#' ? 1 : b === '#' ? -1 : a < b ? -1 : Number(a > b),
  );
