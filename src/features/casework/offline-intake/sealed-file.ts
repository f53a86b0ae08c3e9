/**
 * The encrypted file of a tablet that cannot send: ECDH on P-256 with a key of this file alone, HKDF-SHA-256, AES-256-GCM
 * (NIST SP 800-56A, RFC 5869, SP 800-38D). Only the server opens it; the tablet itself cannot. The same code runs on both sides.
 */
export interface SealedFile {
  format: 'van-onderop-intake-1';
  device: string;
  /** The public half of the key of this file (JSON Web Key). */
  sender: JsonWebKey;
  iv: string;
  data: string;
}

const CURVE = { name: 'ECDH', namedCurve: 'P-256' } as const;
const IV_BYTES = 12;

const toBase64 = (bytes: Uint8Array): string =>
  btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''));
const fromBase64 = (text: string): Uint8Array<ArrayBuffer> =>
  Uint8Array.from(atob(text), (character) => character.charCodeAt(0));

const importPublic = (key: JsonWebKey) => crypto.subtle.importKey('jwk', key, CURVE, false, []);

async function fileKey(own: CryptoKey, other: CryptoKey, device: string, use: 'encrypt' | 'decrypt') {
  const shared = await crypto.subtle.deriveBits({ name: 'ECDH', public: other }, own, 256);
  const base = await crypto.subtle.importKey('raw', shared, 'HKDF', false, ['deriveKey']);
  const info = new TextEncoder().encode(`intake file ${device}`);
  return crypto.subtle.deriveKey(
    { name: 'HKDF', hash: 'SHA-256', salt: new Uint8Array(32), info },
    base,
    { name: 'AES-GCM', length: 256 },
    false,
    [use],
  );
}

/** A pair of keys of a tablet, as JSON Web Keys. */
export async function makeFileKeys(): Promise<{ publicKey: string; privateKey: string }> {
  const pair = await crypto.subtle.generateKey(CURVE, true, ['deriveBits']);
  const [open, secret] = await Promise.all([
    crypto.subtle.exportKey('jwk', pair.publicKey),
    crypto.subtle.exportKey('jwk', pair.privateKey),
  ]);
  return { publicKey: JSON.stringify(open), privateKey: JSON.stringify(secret) };
}

/** Encrypts a value for the server. */
export async function sealFile(device: string, publicKey: string, value: unknown): Promise<SealedFile> {
  const pair = await crypto.subtle.generateKey(CURVE, true, ['deriveBits']);
  const other = await importPublic(JSON.parse(publicKey) as JsonWebKey);
  const key = await fileKey(pair.privateKey, other, device, 'encrypt');
  const iv = crypto.getRandomValues(new Uint8Array(IV_BYTES));
  const text = new TextEncoder().encode(JSON.stringify(value));
  const data = await crypto.subtle.encrypt({ name: 'AES-GCM', iv }, key, text);
  return {
    format: 'van-onderop-intake-1',
    device,
    sender: await crypto.subtle.exportKey('jwk', pair.publicKey),
    iv: toBase64(iv),
    data: toBase64(new Uint8Array(data)),
  };
}

/** Decrypts such a file. @returns undefined when it was damaged, or is of another tablet */
export async function openFile(file: SealedFile, privateKey: string): Promise<unknown> {
  try {
    const own = await crypto.subtle.importKey('jwk', JSON.parse(privateKey) as JsonWebKey, CURVE, false, [
      'deriveBits',
    ]);
    const key = await fileKey(own, await importPublic(file.sender), file.device, 'decrypt');
    const data = await crypto.subtle.decrypt(
      { name: 'AES-GCM', iv: fromBase64(file.iv) },
      key,
      fromBase64(file.data),
    );
    return JSON.parse(new TextDecoder().decode(data)) as unknown;
  } catch {
    return undefined;
  }
}
