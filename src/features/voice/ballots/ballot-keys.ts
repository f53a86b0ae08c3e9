import { createHmac, hkdfSync, randomBytes, timingSafeEqual } from 'node:crypto';
import type { AppContext } from '#core/context.ts';
import { CODE_USES, normaliseCode } from '../blind-tokens/code-rules.ts';

type WithSecret = Pick<AppContext, 'secret'>;

export const KEY_BYTES = 32;

const keyed = ({ secret }: WithSecret, use: string, conversation: string, value: Buffer): Buffer =>
  createHmac('sha256', secret)
    .update(JSON.stringify(['voice', use, conversation, value.toString('base64url')]))
    .digest();

/** Bytes out of a code, as `blind-tokens/client` derives them in the browser. */
const fromCode = (code: string, conversation: string, use: keyof typeof CODE_USES): Buffer =>
  Buffer.from(hkdfSync('sha256', code, conversation, CODE_USES[use], KEY_BYTES));

/** What the database keeps of a code, by its proof of admission: the browser in blind mode sends that instead of the code. */
export const codeHash = (app: WithSecret, conversation: string, admission: Buffer): Buffer =>
  keyed(app, 'code', conversation, admission);

/** The part of a code that says that somebody may take part. It says nothing about the ballot. */
export const admissionOfCode = (code: string, conversation: string): Buffer =>
  fromCode(code, conversation, 'admission');

/**
 * What the database keeps of a code as somebody typed it: forgiving about capitals, spaces, O for 0, I and L for 1.
 * @returns null when it cannot be a code
 */
export function codeKey(app: WithSecret, conversation: string, typed: string): Buffer | null {
  const code = normaliseCode(typed);
  return code === null ? null : codeHash(app, conversation, admissionOfCode(code, conversation));
}

/** The key of the ballot that belongs to a code, the same on every device. */
export const ballotKeyOfCode = (code: string, conversation: string): Buffer =>
  fromCode(code, conversation, 'ballot');

/** A key for somebody who needs no code. */
export const newBallotKey = (): Buffer => randomBytes(KEY_BYTES);

/** What proves that the server let a ballot key in. */
export const signedProof = (app: WithSecret, conversation: string, key: Buffer): Buffer =>
  keyed(app, 'proof', conversation, key);

export const isSignedProof = (app: WithSecret, conversation: string, key: Buffer, proof: Buffer): boolean => {
  const expected = signedProof(app, conversation, key);
  return proof.length === expected.length && timingSafeEqual(proof, expected);
};

/** The name of a ballot in the database: whoever finds a key on a telephone cannot look up its ballot without the secret. */
export const ballotId = (app: WithSecret, conversation: string, key: Buffer): Buffer =>
  keyed(app, 'ballot', conversation, key);
