/**
 * The key of a tablet. What is stored is encrypted with AES-256-GCM under a key that no page can read out again: it lies wrapped
 * with a key made from the pin (PBKDF2-SHA-256, RFC 8018; the number of rounds that OWASP advises), and around that with a key that
 * this browser made and does not give away (not extractable). Without the pin nothing opens; the key is in memory alone while the
 * page is open.
 */
export interface StoredVault {
  id: 'vault';
  device: string;
  label: string;
  account: string;
  salt: Uint8Array<ArrayBuffer>;
  /** Made by this browser, not extractable. */
  outer: CryptoKey;
  iv: Uint8Array<ArrayBuffer>;
  wrapped: ArrayBuffer;
  /** With this a file for the server is encrypted; empty until the first contact. */
  publicKey: string;
}

export interface Sealed {
  iv: Uint8Array<ArrayBuffer>;
  data: ArrayBuffer;
}

const PIN_ROUNDS = 600_000;
const IV_BYTES = 12;
const SALT_BYTES = 16;
export const MIN_PIN_LENGTH = 6;

const random = (bytes: number) => crypto.getRandomValues(new Uint8Array(bytes));
const encode = (text: string) => new TextEncoder().encode(text);

async function pinKey(pin: string, salt: Uint8Array<ArrayBuffer>): Promise<CryptoKey> {
  const base = await crypto.subtle.importKey('raw', encode(pin), 'PBKDF2', false, ['deriveKey']);
  return crypto.subtle.deriveKey(
    { name: 'PBKDF2', hash: 'SHA-256', salt, iterations: PIN_ROUNDS },
    base,
    { name: 'AES-KW', length: 256 },
    false,
    ['wrapKey', 'unwrapKey'],
  );
}

/** Makes the key of a tablet, and what is stored of it. */
export async function makeVault(
  pin: string,
  about: Pick<StoredVault, 'device' | 'label' | 'account'>,
): Promise<{ stored: StoredVault; key: CryptoKey }> {
  const salt = random(SALT_BYTES);
  const outer = await crypto.subtle.generateKey({ name: 'AES-GCM', length: 256 }, false, [
    'encrypt',
    'decrypt',
  ]);
  // Extractable for this one moment, in which it is wrapped.
  const fresh = await crypto.subtle.generateKey({ name: 'AES-GCM', length: 256 }, true, [
    'encrypt',
    'decrypt',
  ]);
  const inner = await crypto.subtle.wrapKey('raw', fresh, await pinKey(pin, salt), 'AES-KW');
  const iv = random(IV_BYTES);
  const wrapped = await crypto.subtle.encrypt({ name: 'AES-GCM', iv }, outer, inner);
  const stored = { id: 'vault' as const, ...about, salt, outer, iv, wrapped, publicKey: '' };
  const key = await openVault(stored, pin);
  if (!key) throw new Error('a new vault does not open');
  return { stored, key };
}

/** Opens it. @returns undefined when the pin is another one */
export async function openVault(stored: StoredVault, pin: string): Promise<CryptoKey | undefined> {
  try {
    const inner = await crypto.subtle.decrypt(
      { name: 'AES-GCM', iv: stored.iv },
      stored.outer,
      stored.wrapped,
    );
    const unwrapping = await pinKey(pin, stored.salt);
    return await crypto.subtle.unwrapKey('raw', inner, unwrapping, 'AES-KW', 'AES-GCM', false, [
      'encrypt',
      'decrypt',
    ]);
  } catch {
    return undefined;
  }
}

/** Encrypts a value, bound to the id of what it is. */
export async function seal(key: CryptoKey, id: string, value: unknown): Promise<Sealed> {
  const iv = random(IV_BYTES);
  const algorithm = { name: 'AES-GCM', iv, additionalData: encode(id) };
  return { iv, data: await crypto.subtle.encrypt(algorithm, key, encode(JSON.stringify(value))) };
}

/** Decrypts it. Throws when it was changed, or stands at another id. */
export async function unseal<T>(key: CryptoKey, id: string, { iv, data }: Sealed): Promise<T> {
  const algorithm = { name: 'AES-GCM', iv, additionalData: encode(id) };
  return JSON.parse(new TextDecoder().decode(await crypto.subtle.decrypt(algorithm, key, data))) as T;
}
