import { createHash, createHmac, randomBytes } from 'node:crypto';
import { z } from 'zod';
import type { AppContext } from './context.ts';
import {
  hashPassphrase,
  PASSPHRASE_WORDS,
  type PassphraseHasher,
  passphraseFrom,
  readPassphrase,
} from './passphrase/passphrase.ts';

type Secret = Pick<AppContext, 'secret'>;

/** A new token of 256 random bits, for cookies and links. */
export const newToken = (): string => randomBytes(32).toString('base64url');

/** What the database stores of a token. It is long and random, so one round is enough (OWASP ASVS 5.0, 6.5.2). */
export const hashToken = (token: string): Buffer => createHash('sha256').update(token).digest();

/**
 * HMAC-SHA-256 of `parts` under the server's secret: the same parts give the same 32 bytes, and nobody else can make them.
 * Where one part ends is not in the digest, so only parts without `|` of our own, such as ids, go in here.
 */
export const keyedDigest = ({ secret }: Secret, ...parts: string[]): Buffer =>
  createHmac('sha256', secret).update(parts.join('|')).digest();

/** What the value of a form key looks like: 32 bytes in base64url (`core/http/form-key.ts`). */
const FORM_KEY_VALUE = /^[\w-]{43}$/;

/**
 * What a new row is made from, so that making it again gives the same row. Two domains that cannot meet, because whoever
 * can choose the source of a row can choose whose private link they get:
 * `form`: what only one browser with one form of ours yields (`ctx.formKey()`); never a text that somebody typed.
 * `application`: what the application makes by itself, e.g. `['mail', messageId]` or `['question', id]`. It says what the
 * source is, and then which one. The parts may be known to everybody: no form can send an application source.
 */
export type IdSource = FormSource | { application: readonly [what: string, ...which: string[]] };

/** The source of a row that a form makes. */
export interface FormSource {
  form: string;
}

/** In the input of an action that only forms carry out. */
export const formSource: z.ZodType<FormSource> = z.strictObject({ form: z.string().regex(FORM_KEY_VALUE) });

/** In the input of an action that forms and the application itself carry out. */
export const idSource: z.ZodType<IdSource> = z.union([
  formSource,
  z.strictObject({ application: z.tuple([z.string(), z.string()], z.string()) }),
]);

/**
 * The id (a UUID, version 4 in form) of what is made from a source: the same source gives the same id, and nobody can
 * guess it. The encoding is unambiguous, and no other HMAC under the secret begins like it.
 * @param kind what is made, e.g. `listing`
 */
export function deterministicId({ secret }: Secret, kind: string, source: IdSource): string {
  const typed = 'form' in source ? ['form', source.form] : ['application', ...source.application];
  const hex = createHmac('sha256', secret)
    .update(JSON.stringify(['id', kind, ...typed]))
    .digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

/**
 * The token in the private link of something that was made without an account. The server can derive it again for a later
 * e-mail; the database alone cannot, for it holds only the hash.
 */
export const privateLinkToken = (app: Secret, kind: string, id: string): string =>
  keyedDigest(app, 'link', kind, id).toString('base64url');

export const privateLinkHash = (app: Secret, kind: string, id: string): Buffer =>
  hashToken(privateLinkToken(app, kind, id));

/** From this version on a passphrase of a private link has eight words with pictures. */
export const FIRST_PICTURED_PASSPHRASE_VERSION = 10;
/** From this version to there it had six words, before it five; cards that were made then show theirs. */
const FIRST_LONG_PASSPHRASE_VERSION = 5;

function wordCount(version: number): number {
  if (version >= FIRST_PICTURED_PASSPHRASE_VERSION) return PASSPHRASE_WORDS;
  return version >= FIRST_LONG_PASSPHRASE_VERSION ? 6 : 5;
}

/**
 * Words that lead to the same private link, for paper. Derived like the token.
 * @param version another version gives other words, so that a lost card can be replaced
 */
export const privateLinkPassphrase = (app: Secret, kind: string, id: string, version: number): string =>
  passphraseFrom(keyedDigest(app, 'words', kind, id, String(version)).subarray(0, wordCount(version)));

/** What the database stores of such words, however they were typed; null when they cannot be the words of a card. */
export async function passphraseHash(
  app: PassphraseHasher,
  kind: string,
  typed: string,
): Promise<Buffer | null> {
  const passphrase = readPassphrase(typed);
  return passphrase === null ? null : hashPassphrase(app, passphrase, `card of a ${kind}`);
}
