/// <reference lib="dom" />
/**
 * The voter's side of a blind signature (RFC 9474, RSABSSA-SHA384-PSSZERO-Deterministic), in the browser of a telephone or tablet.
 *
 * Three things follow from a code, which say nothing of each other: that it may take part, the key of its ballot, and the number with
 * which that key is blinded. The server gets the first and the blinded key; it never gets the code or the key together with either.
 * All three follow from the code alone, so a second device with the same code asks for the same signature and leads to the same ballot.
 */
import { RSABSSA } from '@cloudflare/blindrsa-ts';
import { CODE_USES, normaliseCode } from '../code-rules.ts';
import { modularInverse, modularPower, toBytes, toNumber } from './modular.ts';

const KEY_BYTES = 32;
/** More than the modulus has, so that the rest of the division is evenly spread (FIPS 186-5, A.2.1). */
const EXTRA_BYTES = 16;

const suite = RSABSSA.SHA384.PSSZero.Deterministic();

/** What is asked of the server, and what the answer is finished with. */
export interface BlindRequest {
  /** Proves that the code may take part; base64url. */
  admission: string;
  /** The key of the ballot, blinded; base64url. */
  blinded: string;
  /** Makes the signature of the key out of the answer. @throws when the server signed something else */
  finish: (blindSignature: string) => Promise<{ key: string; proof: string }>;
}

/** Bytes out of a code (HKDF-SHA256, RFC 5869); the server derives those of a code without blinding in the same way. */
async function derive(
  code: string,
  conversation: string,
  use: keyof typeof CODE_USES,
  length: number,
): Promise<Uint8Array<ArrayBuffer>> {
  const encoder = new TextEncoder();
  const material = await crypto.subtle.importKey('raw', encoder.encode(code), 'HKDF', false, ['deriveBits']);
  const parameters = {
    name: 'HKDF',
    hash: 'SHA-256',
    salt: encoder.encode(conversation),
    info: encoder.encode(CODE_USES[use]),
  };
  return new Uint8Array(await crypto.subtle.deriveBits(parameters, material, 8 * length));
}

/**
 * Prepares what a code asks of the server.
 * @param typed the code as somebody typed or scanned it
 * @param conversation the id of the conversation
 * @param publicKey of the conversation, base64url of its DER
 * @returns null when it cannot be a code
 */
export async function blindRequest(
  typed: string,
  conversation: string,
  publicKey: string,
): Promise<BlindRequest | null> {
  const code = normaliseCode(typed);
  if (code === null) return null;
  const signer = await crypto.subtle.importKey(
    'spki',
    fromBase64url(publicKey),
    { name: 'RSA-PSS', hash: 'SHA-384' },
    true,
    ['verify'],
  );
  const { n = '', e = '' } = await crypto.subtle.exportKey('jwk', signer);
  const modulusBytes = fromBase64url(n);
  const [modulus, exponent] = [toNumber(modulusBytes), toNumber(fromBase64url(e))];
  const key = await derive(code, conversation, 'ballot', KEY_BYTES);
  const blinding =
    toNumber(await derive(code, conversation, 'blinding', modulusBytes.length + EXTRA_BYTES)) % modulus;

  // The library blinds with a random number; it is taken out again and that of the code put in its place.
  const random = await suite.blind(signer, suite.prepare(key));
  const encoded =
    (toNumber(random.blindedMsg) * modularPower(toNumber(random.inv), exponent, modulus)) % modulus;
  const blinded = (encoded * modularPower(blinding, exponent, modulus)) % modulus;
  const inverse = toBytes(modularInverse(blinding, modulus), modulusBytes.length);
  return {
    admission: toBase64url(await derive(code, conversation, 'admission', KEY_BYTES)),
    blinded: toBase64url(toBytes(blinded, modulusBytes.length)),
    finish: async (blindSignature) => ({
      key: toBase64url(key),
      proof: toBase64url(await suite.finalize(signer, key, fromBase64url(blindSignature), inverse)),
    }),
  };
}

/** Why no admission was given; `no-answer`: the network or the server did not answer, and it can be tried again. */
export type BlindRefusal = 'not-open' | 'wrong-code' | 'used' | 'too-often' | 'no-answer';

/**
 * Gets an admission for a code from the server, without the server learning which ballot it becomes.
 * @param address where the server signs: `blindSignaturePath` in the language of the page
 * @param token of a form on the page
 */
export async function admitBlindly(of: {
  code: string;
  conversation: string;
  publicKey: string;
  address: string;
  token: string;
}): Promise<{ admission: { key: string; proof: string } } | { refusal: BlindRefusal }> {
  const request = await blindRequest(of.code, of.conversation, of.publicKey);
  if (!request) return { refusal: 'wrong-code' };
  const { admission, blinded, finish } = request;
  try {
    const response = await fetch(of.address, {
      method: 'POST',
      body: new URLSearchParams({ token: of.token, admission, blinded }),
    });
    const answer = (await response.json()) as { signature?: string; refusal?: BlindRefusal };
    if (answer.signature) return { admission: await finish(answer.signature) };
    return { refusal: answer.refusal ?? 'no-answer' };
  } catch {
    return { refusal: 'no-answer' };
  }
}

const fromBase64url = (text: string): Uint8Array<ArrayBuffer> =>
  Uint8Array.from(atob(text.replaceAll('-', '+').replaceAll('_', '/')), (character) =>
    character.charCodeAt(0),
  );

const toBase64url = (bytes: Uint8Array): string =>
  btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replace(/=+$/, '');
