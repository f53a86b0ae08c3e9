import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';
import type { AppContext } from '../context.ts';

/** Where an encrypted value stands: part of what is authenticated, so that no value can be moved to another row or column. */
export interface FieldPlace {
  table: string;
  column: string;
  /** The id of the row. */
  row: string;
}

const IV_BYTES = 12;
const TAG_BYTES = 16;
const KEY_BYTES = 32;
const FIRST_KEY = '1';

const keyOf = ({ secret }: Pick<AppContext, 'secret'>, keyId: string): Buffer =>
  Buffer.from(hkdfSync('sha256', secret, Buffer.alloc(0), `field encryption ${keyId}`, KEY_BYTES));

const placeText = ({ table, column, row }: FieldPlace): Buffer =>
  Buffer.from(JSON.stringify([table, column, row]));

/**
 * Encrypts the value of one field with AES-256-GCM (NIST SP 800-38D), bound to its place.
 * @returns `<key id>.<base64url of initialisation vector, tag and ciphertext>`
 */
export function sealField(app: Pick<AppContext, 'secret'>, place: FieldPlace, value: string): string {
  const iv = randomBytes(IV_BYTES);
  const cipher = createCipheriv('aes-256-gcm', keyOf(app, FIRST_KEY), iv);
  cipher.setAAD(placeText(place));
  const sealed = Buffer.concat([cipher.update(value, 'utf8'), cipher.final()]);
  return `${FIRST_KEY}.${Buffer.concat([iv, cipher.getAuthTag(), sealed]).toString('base64url')}`;
}

/** Decrypts it. Throws when it was changed, moved, or encrypted with a key that is not there. */
export function openField(app: Pick<AppContext, 'secret'>, place: FieldPlace, sealed: string): string {
  const [keyId = '', content = ''] = sealed.split('.');
  const bytes = Buffer.from(content, 'base64url');
  const decipher = createDecipheriv('aes-256-gcm', keyOf(app, keyId), bytes.subarray(0, IV_BYTES), {
    authTagLength: TAG_BYTES,
  });
  decipher.setAAD(placeText(place));
  decipher.setAuthTag(bytes.subarray(IV_BYTES, IV_BYTES + TAG_BYTES));
  const opened = [decipher.update(bytes.subarray(IV_BYTES + TAG_BYTES)), decipher.final()];
  return Buffer.concat(opened).toString('utf8');
}
