import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';

const sealKey = (token: string): Buffer => Buffer.from(hkdfSync('sha256', token, '', 'card', 32));

/** Encrypts a card's passphrase so that only whoever holds the session token can read it again (AES-256-GCM). */
export function sealPassphrase(token: string, passphrase: string): Buffer {
  const iv = randomBytes(12);
  const cipher = createCipheriv('aes-256-gcm', sealKey(token), iv);
  const encrypted = Buffer.concat([cipher.update(passphrase, 'utf8'), cipher.final()]);
  return Buffer.concat([iv, cipher.getAuthTag(), encrypted]);
}

/** Decrypts a sealed passphrase. Throws when it was changed or the token is another. */
export function unsealPassphrase(token: string, sealed: Buffer): string {
  const decipher = createDecipheriv('aes-256-gcm', sealKey(token), sealed.subarray(0, 12));
  decipher.setAuthTag(sealed.subarray(12, 28));
  return Buffer.concat([decipher.update(sealed.subarray(28)), decipher.final()]).toString('utf8');
}
