import { createHmac } from 'node:crypto';

/**
 * What signs the claims of a transaction. The database verifies the signature with the key in `claim_key`, which the server's
 * own role cannot read: whoever can only send SQL as that role cannot claim to be somebody.
 */
export interface ClaimSigner {
  /** The signature of a text, 64 hexadecimal digits. */
  sign: (text: string) => string;
  /** The application's clock: it travels with the claims, so that policies see the same moment as the application. */
  now: () => Date;
}

/** The block of HMAC-SHA-256 (RFC 2104). */
const BLOCK_BYTES = 64;
const INNER_PAD = 0x36;
const OUTER_PAD = 0x5c;

const claimKeyOf = (secret: Buffer): Buffer =>
  createHmac('sha256', secret).update('row-level security claims').digest();

/** Signs claims with a key that is derived from the server's secret. */
export function createClaimSigner(secret: Buffer, now: () => Date): ClaimSigner {
  const key = claimKeyOf(secret);
  return { now, sign: (text) => createHmac('sha256', key).update(text).digest('hex') };
}

/** The key as the two blocks that HMAC hashes first, so that the database needs no more than its own `sha256()`. */
export function claimKeyBlocks(secret: Buffer): { inner: Buffer; outer: Buffer } {
  const padded = Buffer.alloc(BLOCK_BYTES);
  claimKeyOf(secret).copy(padded);
  return {
    inner: Buffer.from(padded.map((byte) => byte ^ INNER_PAD)),
    outer: Buffer.from(padded.map((byte) => byte ^ OUTER_PAD)),
  };
}
