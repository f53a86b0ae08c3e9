import { createHmac, randomBytes, scrypt } from 'node:crypto';
import { words } from './words.ts';

/** How many words a new passphrase has: 6 × 8 = 48 bits, guarded by a slow keyed hash and by what wrong guesses cost. */
export const PASSPHRASE_WORDS = 6;
/** How many words the passphrases of the first cards have, which keep working. */
export const FIRST_PASSPHRASE_WORDS = 5;
const LENGTHS: readonly number[] = [FIRST_PASSPHRASE_WORDS, PASSPHRASE_WORDS];

const known = new Set(words);

/** A word for each of six (or five) random bytes, joined by hyphens. Throws a `RangeError` on any other number of bytes. */
export function passphraseFrom(random: Uint8Array): string {
  if (!LENGTHS.includes(random.length))
    throw new RangeError(`a passphrase is made of ${LENGTHS.join(' or ')} bytes, not ${random.length}`);
  return [...random].map((byte) => words[byte]).join('-');
}

/** A new random passphrase. */
export const newPassphrase = (): string => passphraseFrom(randomBytes(PASSPHRASE_WORDS));

/**
 * What somebody typed or scanned, as the passphrase it must be: capitals, spaces, points and a missing hyphen do not matter.
 * @returns null when these can never be the words of a passphrase
 */
export function readPassphrase(typed: string): string | null {
  if (typed.length > 200) return null;
  const typedWords =
    typed
      .toLowerCase()
      .normalize('NFKD')
      .replace(/\p{M}/gu, '')
      .match(/\p{L}+/gu) ?? [];
  return LENGTHS.includes(typedWords.length) && typedWords.every((word) => known.has(word))
    ? typedWords.join('-')
    : null;
}

/**
 * What the database stores of a passphrase: scrypt under a key that is not in the database, so that a stolen table alone
 * cannot be searched. The same passphrase gives the same hash, because the hash is how a card is found.
 * @param use hashes for one use say nothing about another
 */
export function hashPassphrase(secret: Buffer, passphrase: string, use = 'key-card'): Promise<Buffer> {
  const salt = createHmac('sha256', secret).update(use).digest();
  return new Promise((resolve, reject) =>
    scrypt(passphrase, salt, 32, { N: 2 ** 14, r: 8, p: 1 }, (fault, hash) =>
      fault ? reject(fault) : resolve(hash),
    ),
  );
}
