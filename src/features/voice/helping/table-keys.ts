/**
 * How a tablet encrypts what only the server opens: ECDH on P-256 with a key of this message alone, HKDF-SHA-256, AES-256-GCM (NIST
 * SP 800-56A, RFC 5869, SP 800-38D). The tablet itself cannot open it again. The same code runs in the browser and on the server.
 */
const CURVE = { name: 'ECDH', namedCurve: 'P-256' } as const;
const IV_BYTES = 12;
/** A public key of this curve, not compressed. */
const POINT_BYTES = 65;
const TAG_BYTES = 16;
/** Messages are made as long as the next multiple of this, so that their length says nothing about what is in them. */
const PADDED_BYTES = 512;

/** For what a message is, so that one kind cannot stand for the other. */
export type SealedUse = 'admission' | 'ballot';

const toBase64 = (bytes: Uint8Array): string =>
  btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''));
const fromBase64 = (text: string): Uint8Array<ArrayBuffer> =>
  Uint8Array.from(atob(text), (character) => character.charCodeAt(0));

async function messageKey(own: CryptoKey, other: CryptoKey, about: string, use: 'encrypt' | 'decrypt') {
  const shared = await crypto.subtle.deriveBits({ name: 'ECDH', public: other }, own, 256);
  const base = await crypto.subtle.importKey('raw', shared, 'HKDF', false, ['deriveKey']);
  const info = new TextEncoder().encode(about);
  return crypto.subtle.deriveKey(
    { name: 'HKDF', hash: 'SHA-256', salt: new Uint8Array(32), info },
    base,
    { name: 'AES-GCM', length: 256 },
    false,
    [use],
  );
}

const aboutOf = (table: string, use: SealedUse): string => `voice table ${table} ${use}`;

/** A pair of keys for a table, as JSON Web Keys. */
export async function makeTableKeys(): Promise<{ publicKey: string; privateKey: string }> {
  const pair = await crypto.subtle.generateKey(CURVE, true, ['deriveBits']);
  const [open, secret] = await Promise.all([
    crypto.subtle.exportKey('jwk', pair.publicKey),
    crypto.subtle.exportKey('jwk', pair.privateKey),
  ]);
  return { publicKey: JSON.stringify(open), privateKey: JSON.stringify(secret) };
}

/** Encrypts a value for the server, in base64. */
export async function sealForTable(
  table: string,
  publicKey: string,
  use: SealedUse,
  value: unknown,
): Promise<string> {
  const pair = await crypto.subtle.generateKey(CURVE, true, ['deriveBits']);
  const other = await crypto.subtle.importKey('jwk', JSON.parse(publicKey) as JsonWebKey, CURVE, false, []);
  const key = await messageKey(pair.privateKey, other, aboutOf(table, use), 'encrypt');
  const iv = crypto.getRandomValues(new Uint8Array(IV_BYTES));
  const plain = new TextEncoder().encode(JSON.stringify(value));
  // Spaces at the end do not change JSON.
  const padded = new Uint8Array(Math.ceil((plain.length + 1) / PADDED_BYTES) * PADDED_BYTES).fill(32);
  padded.set(plain);
  const sealed = await crypto.subtle.encrypt({ name: 'AES-GCM', iv }, key, padded);
  const point = await crypto.subtle.exportKey('raw', pair.publicKey);
  const message = new Uint8Array(POINT_BYTES + IV_BYTES + sealed.byteLength);
  message.set(new Uint8Array(point));
  message.set(iv, POINT_BYTES);
  message.set(new Uint8Array(sealed), POINT_BYTES + IV_BYTES);
  return toBase64(message);
}

/** Decrypts it. @returns undefined when it was damaged, is of another table or of another use */
export async function openForTable(
  table: string,
  privateKey: string,
  use: SealedUse,
  sealed: string,
): Promise<unknown> {
  try {
    const message = fromBase64(sealed);
    if (message.length < POINT_BYTES + IV_BYTES + TAG_BYTES) return undefined;
    const own = await crypto.subtle.importKey('jwk', JSON.parse(privateKey) as JsonWebKey, CURVE, false, [
      'deriveBits',
    ]);
    const other = await crypto.subtle.importKey('raw', message.slice(0, POINT_BYTES), CURVE, false, []);
    const key = await messageKey(own, other, aboutOf(table, use), 'decrypt');
    const iv = message.slice(POINT_BYTES, POINT_BYTES + IV_BYTES);
    const data = message.slice(POINT_BYTES + IV_BYTES);
    const plain = await crypto.subtle.decrypt({ name: 'AES-GCM', iv }, key, data);
    return JSON.parse(new TextDecoder().decode(plain)) as unknown;
  } catch {
    return undefined;
  }
}
