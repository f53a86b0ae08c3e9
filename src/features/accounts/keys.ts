import {
  createCipheriv,
  createDecipheriv,
  createHash,
  createHmac,
  hkdfSync,
  randomBytes,
  scrypt,
} from 'node:crypto';
import { CODE_LENGTH, codeFrom } from './rules/code.ts';

/** A new word code. */
export const newCardCode = (): string => codeFrom(randomBytes(CODE_LENGTH));

/** A new token for the cookie: 256 bits. */
export const newToken = (): string => randomBytes(32).toString('base64url');

/** What is stored of a token. It is long and random, so one round is enough (OWASP ASVS 5.0, 6.5.2). */
export const hashToken = (token: string): Buffer => createHash('sha256').update(token).digest();

/**
 * What is stored of a word code: scrypt under a key that is not in the database, so that a stolen table alone cannot
 * be searched. The same code gives the same hash, because the hash is how a card is found.
 * @param use the words of one kind of card say nothing about another
 */
export function hashCode(secret: Buffer, code: string, use = 'key-card'): Promise<Buffer> {
  const salt = createHmac('sha256', secret).update(use).digest();
  return new Promise((resolve, reject) =>
    scrypt(code, salt, 32, { N: 2 ** 14, r: 8, p: 1 }, (fault, hash) =>
      fault ? reject(fault) : resolve(hash),
    ),
  );
}

const sealKey = (token: string): Buffer => Buffer.from(hkdfSync('sha256', token, '', 'card', 32));

/** Closes a code away so that only whoever holds the token can read it again (AES-256-GCM). */
export function sealCode(token: string, code: string): Buffer {
  const iv = randomBytes(12);
  const cipher = createCipheriv('aes-256-gcm', sealKey(token), iv);
  const closed = Buffer.concat([cipher.update(code, 'utf8'), cipher.final()]);
  return Buffer.concat([iv, cipher.getAuthTag(), closed]);
}

/** Reads a sealed code. Throws when it was changed or the token is another. */
export function unsealCode(token: string, sealed: Buffer): string {
  const decipher = createDecipheriv('aes-256-gcm', sealKey(token), sealed.subarray(0, 12));
  decipher.setAuthTag(sealed.subarray(12, 28));
  return Buffer.concat([decipher.update(sealed.subarray(28)), decipher.final()]).toString('utf8');
}
