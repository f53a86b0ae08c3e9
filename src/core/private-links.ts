import { createHash, createHmac, randomBytes } from 'node:crypto';
import type { AppContext } from './context.ts';
import { hashPassphrase, PASSPHRASE_WORDS, passphraseFrom, readPassphrase } from './passphrase/passphrase.ts';

type Secret = Pick<AppContext, 'secret'>;

/** A new token of 256 random bits, for cookies and links. */
export const newToken = (): string => randomBytes(32).toString('base64url');

/** What the database stores of a token. It is long and random, so one round is enough (OWASP ASVS 5.0, 6.5.2). */
export const hashToken = (token: string): Buffer => createHash('sha256').update(token).digest();

/** HMAC-SHA-256 of `parts` under the server's secret: the same parts give the same 32 bytes, and nobody else can make them. */
export const keyedDigest = ({ secret }: Secret, ...parts: string[]): Buffer =>
  createHmac('sha256', secret).update(parts.join('|')).digest();

/** A UUID (version 4 in form) out of `keyedDigest`. */
export function keyedUuid(app: Secret, ...parts: string[]): string {
  const hex = keyedDigest(app, ...parts).toString('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

/**
 * The id of what a form makes: a second submission of the same form gives the same id, and nobody can guess it.
 * @param kind what is made, e.g. `listing`
 */
export const deterministicId = (app: Secret, kind: string, idempotencyKey: string): string =>
  keyedUuid(app, 'id', kind, idempotencyKey);

/**
 * The token in the private link of something that was made without an account. The server can derive it again for a later
 * e-mail; the database alone cannot, for it holds only the hash.
 */
export const privateLinkToken = (app: Secret, kind: string, id: string): string =>
  keyedDigest(app, 'link', kind, id).toString('base64url');

export const privateLinkHash = (app: Secret, kind: string, id: string): Buffer =>
  hashToken(privateLinkToken(app, kind, id));

/**
 * Five words that lead to the same private link, for paper. Derived like the token.
 * @param version another version gives other words, so that a lost card can be replaced
 */
export const privateLinkPassphrase = (app: Secret, kind: string, id: string, version: number): string =>
  passphraseFrom(keyedDigest(app, 'words', kind, id, String(version)).subarray(0, PASSPHRASE_WORDS));

/** What the database stores of such words, however they were typed; null when they cannot be the words of a card. */
export async function passphraseHash(app: Secret, kind: string, typed: string): Promise<Buffer | null> {
  const passphrase = readPassphrase(typed);
  return passphrase === null ? null : hashPassphrase(app.secret, passphrase, `card of a ${kind}`);
}
