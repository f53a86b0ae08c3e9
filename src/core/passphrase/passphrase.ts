import { createHmac, randomBytes, scrypt } from 'node:crypto';
import { PICTURED_WORDS, type PicturedWord } from './pictured-words.ts';
import { words } from './words.ts';

/**
 * How many words a new passphrase has, each with a picture: 8 × 6 = 48 bits, guarded by a slow keyed hash and by what wrong
 * guesses cost.
 */
export const PASSPHRASE_WORDS = 8;
/** How many words of the first list (8 bits each, without pictures) earlier cards have, which keep working: 5, later 6. */
const EARLIER_PASSPHRASE_WORDS: readonly number[] = [5, 6];
/** How hard it is to guess a passphrase of so many words, in bits. */
export const PASSPHRASE_BITS: Readonly<Record<number, number>> = { 5: 40, 6: 48, 8: 48 };

/** The number of words says from which list they are. */
const listOf = (length: number): readonly string[] | null => {
  if (length === PASSPHRASE_WORDS) return PICTURED_WORDS;
  return EARLIER_PASSPHRASE_WORDS.includes(length) ? words : null;
};

const known = new Map<readonly string[], ReadonlySet<string>>([
  [words, new Set(words)],
  [PICTURED_WORDS, new Set(PICTURED_WORDS)],
]);

/**
 * A word for each random byte, joined by hyphens: eight make a passphrase with pictures, five or six one of an earlier
 * card. Both lists are a power of two long, so that every word is as likely. Throws a `RangeError` on any other number of bytes.
 */
export function passphraseFrom(random: Uint8Array): string {
  const list = listOf(random.length);
  if (!list) throw new RangeError(`a passphrase is made of 5, 6 or 8 bytes, not ${random.length}`);
  return [...random].map((byte) => list[byte % list.length]).join('-');
}

/** A new random passphrase. */
export const newPassphrase = (): string => passphraseFrom(randomBytes(PASSPHRASE_WORDS));

/**
 * What somebody typed, tapped or scanned, as the passphrase it must be: capitals, spaces, points and a missing hyphen do
 * not matter.
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
  const list = listOf(typedWords.length);
  return list && typedWords.every((word) => known.get(list)?.has(word)) ? typedWords.join('-') : null;
}

/** The words that somebody tapped so far, at most those of a whole passphrase: what is no word with a picture is left out. */
export const readTappedWords = (text: string): PicturedWord[] =>
  text
    .slice(0, 200)
    .split(/[^a-z]+/)
    .flatMap((word) => PICTURED_WORDS.filter((pictured) => pictured === word))
    .slice(0, PASSPHRASE_WORDS);

/** The words of a passphrase. */
export const wordsOfPassphrase = (passphrase: string): string[] => passphrase.split('-');

/** The words of a passphrase that has pictures; null for one of an earlier card. */
export function picturedWordsOf(passphrase: string): PicturedWord[] | null {
  const tapped = readTappedWords(passphrase);
  return tapped.join('-') === passphrase && tapped.length === PASSPHRASE_WORDS ? tapped : null;
}

/**
 * The first words of a passphrase, of which there are 2^16 (of an earlier card) or 2^18: many wrong guesses with the same
 * beginning are somebody's aim and not chance.
 */
export function beginningOfPassphrase(passphrase: string): string {
  const all = wordsOfPassphrase(passphrase);
  return all.slice(0, all.length === PASSPHRASE_WORDS ? 3 : 2).join('-');
}

/** What hashing needs of the application. */
export interface PassphraseHasher {
  secret: Buffer;
  /** The cost of a hash as a power of two; left out: PASSPHRASE_HASH_COST. Tests of other things set a lower one. */
  passphraseHashCost?: number;
}

/** The cost of a hash as a power of two: 16 MiB and some 25 ms on a small server. What is stored depends on it: it never changes. */
export const PASSPHRASE_HASH_COST = 14;

/**
 * What the database stores of a passphrase: scrypt under a key that is not in the database, so that a stolen table alone
 * cannot be searched. The same passphrase gives the same hash, because the hash is how a card is found.
 * @param use hashes for one use say nothing about another
 */
export function hashPassphrase(
  { secret, passphraseHashCost = PASSPHRASE_HASH_COST }: PassphraseHasher,
  passphrase: string,
  use = 'key-card',
): Promise<Buffer> {
  const salt = createHmac('sha256', secret).update(use).digest();
  return new Promise((resolve, reject) =>
    scrypt(passphrase, salt, 32, { N: 2 ** passphraseHashCost, r: 8, p: 1 }, (fault, hash) =>
      fault ? reject(fault) : resolve(hash),
    ),
  );
}
