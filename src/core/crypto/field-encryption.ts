import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';
import type { AppContext } from '../context.ts';
import type { FieldKeys } from './field-keys.ts';

/** Where an encrypted value stands: part of what is authenticated, so that no value can be moved to another row or column. */
export interface FieldPlace {
  table: string;
  column: string;
  /** The id of the row. */
  row: string;
}

/** What sealing needs: the keys, or else the secret from which the first key is derived. */
export type FieldSealer = Pick<AppContext, 'secret'> & { fieldKeys?: FieldKeys };

const IV_BYTES = 12;
const TAG_BYTES = 16;
export const FIELD_KEY_BYTES = 32;
/** The key that every installation begins with. It is derived from the secret, so that there is nothing more to keep. */
export const FIRST_FIELD_KEY = '1';

const firstKeys = new WeakMap<Buffer, Buffer>();

/** The key that is derived from a secret, once: a page opens dozens of fields. */
export function firstFieldKey(secret: Buffer): Buffer {
  const known = firstKeys.get(secret);
  if (known) return known;
  const info = `field encryption ${FIRST_FIELD_KEY}`;
  const key = Buffer.from(hkdfSync('sha256', secret, Buffer.alloc(0), info, FIELD_KEY_BYTES));
  firstKeys.set(secret, key);
  return key;
}

function keyOf({ secret, fieldKeys }: FieldSealer, id: string): Buffer {
  const key = fieldKeys ? fieldKeys.key(id) : id === FIRST_FIELD_KEY ? firstFieldKey(secret) : undefined;
  if (!key) throw new Error(`there is no field key “${id}”`);
  return key;
}

const placeText = ({ table, column, row }: FieldPlace): Buffer =>
  Buffer.from(JSON.stringify([table, column, row]));

/** The id of the key with which a value was encrypted. */
export const fieldKeyId = (sealed: string): string => sealed.split('.', 1)[0] ?? '';

/**
 * Encrypts the value of one field with AES-256-GCM (NIST SP 800-38D), bound to its place.
 * @returns `<key id>.<base64url of initialisation vector, tag and ciphertext>`
 */
export function sealField(app: FieldSealer, place: FieldPlace, value: string): string {
  const id = app.fieldKeys?.current() ?? FIRST_FIELD_KEY;
  const iv = randomBytes(IV_BYTES);
  const cipher = createCipheriv('aes-256-gcm', keyOf(app, id), iv);
  cipher.setAAD(placeText(place));
  const sealed = Buffer.concat([cipher.update(value, 'utf8'), cipher.final()]);
  return `${id}.${Buffer.concat([iv, cipher.getAuthTag(), sealed]).toString('base64url')}`;
}

/** Decrypts it. Throws when it was changed, moved, or encrypted with a key that is not there. */
export function openField(app: FieldSealer, place: FieldPlace, sealed: string): string {
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
