import { words } from './words.ts';

/** How many words are on a key card: 5 × 8 = 40 bits, guarded by a slow keyed hash and by rate limits. */
export const CODE_LENGTH = 5;

const known = new Set(words);

/** Five words from five random bytes, joined by hyphens. Throws on any other number of bytes. */
export function codeFrom(random: Uint8Array): string {
  if (random.length !== CODE_LENGTH)
    throw new RangeError(`a code is made of ${CODE_LENGTH} bytes, not ${random.length}`);
  return [...random].map((byte) => words[byte]).join('-');
}

/**
 * What somebody typed or scanned, as the code it must be: capitals, spaces, points and a missing hyphen do not matter.
 * @returns null when these can never be the words of a card
 */
export function readCode(typed: string): string | null {
  if (typed.length > 200) return null;
  const said =
    typed
      .toLowerCase()
      .normalize('NFKD')
      .replace(/\p{M}/gu, '')
      .match(/\p{L}+/gu) ?? [];
  return said.length === CODE_LENGTH && said.every((word) => known.has(word)) ? said.join('-') : null;
}
