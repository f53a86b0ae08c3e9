import { createHmac } from 'node:crypto';
import type { AppContext } from '#core/context.ts';
import { hashCode, hashToken } from './keys.ts';
import { CODE_LENGTH, codeFrom, readCode } from './rules/code.ts';

type Secret = Pick<AppContext, 'secret'>;

const keyed = ({ secret }: Secret, ...words: string[]): Buffer =>
  createHmac('sha256', secret).update(words.join('|')).digest();

/** A number that nobody can guess from the form it came from: a second tap on the same form finds the same one. */
export function deterministicId(app: Secret, kind: string, idempotencyKey: string): string {
  const hex = keyed(app, 'id', kind, idempotencyKey).toString('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

/**
 * The private link of something that somebody made without an account: the house can write it again in a later letter,
 * the database alone cannot (it holds the hash).
 */
export const privateLinkToken = (app: Secret, kind: string, id: string): string =>
  keyed(app, 'link', kind, id).toString('base64url');

export const privateLinkHash = (app: Secret, kind: string, id: string): Buffer =>
  hashToken(privateLinkToken(app, kind, id));

/**
 * Five words that lead to the same link, for paper. The house can write them again, the database alone cannot.
 * @param turn another turn gives other words
 */
export const privateLinkPassphrase = (app: Secret, kind: string, id: string, turn: number): string =>
  codeFrom(keyed(app, 'words', kind, id, String(turn)).subarray(0, CODE_LENGTH));

/** What is stored of such words, however they were typed; null when they can never be the words of a card. */
export async function passphraseHash(app: Secret, kind: string, typed: string): Promise<Buffer | null> {
  const words = readCode(typed);
  return words === null ? null : hashCode(app.secret, words, `card of a ${kind}`);
}
