import {
  constants,
  createPrivateKey,
  createPublicKey,
  generateKeyPair,
  privateDecrypt,
  publicEncrypt,
  verify,
} from 'node:crypto';
import { promisify } from 'node:util';

const MODULUS_BITS = 2048;
export const MODULUS_BYTES = MODULUS_BITS / 8;

/** A key pair in DER: SubjectPublicKeyInfo and PKCS #8. */
export interface BlindKeyPair {
  publicKey: Buffer;
  privateKey: Buffer;
}

/** A new key pair for blind signatures. */
export const newBlindKeyPair = (): Promise<BlindKeyPair> =>
  promisify(generateKeyPair)('rsa', {
    modulusLength: MODULUS_BITS,
    publicKeyEncoding: { type: 'spki', format: 'der' },
    privateKeyEncoding: { type: 'pkcs8', format: 'der' },
  });

/**
 * Signs a blinded message (RFC 9474 §4.3, BlindSign): the private operation of RSA alone, by OpenSSL, which takes the same time for
 * every message.
 * @returns null when the message is no number below the modulus
 */
export function signBlinded({ publicKey, privateKey }: BlindKeyPair, blinded: Buffer): Buffer | null {
  if (blinded.length !== MODULUS_BYTES) return null;
  const padding = constants.RSA_NO_PADDING;
  const signer = createPrivateKey({ key: privateKey, format: 'der', type: 'pkcs8' });
  let signature: Buffer;
  try {
    signature = privateDecrypt({ key: signer, padding }, blinded);
  } catch {
    return null;
  }
  // A computation that went wrong would give the private key away.
  const again = publicEncrypt({ key: publicKeyOf(publicKey), padding }, signature);
  if (!again.equals(blinded)) throw new Error('the signature is not right');
  return signature;
}

/** Whether a signature that was unblinded is that of this ballot key (RFC 9474 §4.5: RSASSA-PSS with SHA-384, without salt). */
export function isBlindProof(publicKey: Buffer, key: Buffer, proof: Buffer): boolean {
  if (proof.length !== MODULUS_BYTES) return false;
  return verify(
    'sha384',
    key,
    {
      key: publicKeyOf(publicKey),
      padding: constants.RSA_PKCS1_PSS_PADDING,
      saltLength: 0,
    },
    proof,
  );
}

const publicKeyOf = (der: Buffer) => createPublicKey({ key: der, format: 'der', type: 'spki' });
