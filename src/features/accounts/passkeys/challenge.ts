import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import type { AppContext } from '#core/context.ts';

/** How long a page with a challenge can be answered. */
export const CHALLENGE_SECONDS = 15 * 60;

/** The signatures that passkeys may use: EdDSA, ES256 and RS256 (COSE). Named, so that no release of the library adds one by itself. */
export const ALGORITHMS = [-8, -7, -257];

/** What a challenge is for: signing in, or registering a passkey in one session of an account. */
export type ChallengeUse = 'sign-in' | `register ${string}`;

const RANDOM_BYTES = 16;
const TIME_BYTES = 6;
const PROOF_BYTES = 32;

const proofOf = ({ secret }: Pick<AppContext, 'secret'>, use: ChallengeUse, head: Buffer): Buffer =>
  createHmac('sha256', secret)
    .update(JSON.stringify(['passkey challenge', use, head.toString('base64url')]))
    .digest();

/** A challenge that only this server makes, for one use, with its moment in it: showing a page writes nothing. */
export function newChallenge(app: Pick<AppContext, 'secret' | 'now'>, use: ChallengeUse): string {
  const time = Buffer.alloc(TIME_BYTES);
  time.writeUIntBE(app.now().getTime(), 0, TIME_BYTES);
  const head = Buffer.concat([randomBytes(RANDOM_BYTES), time]);
  return Buffer.concat([head, proofOf(app, use, head)]).toString('base64url');
}

/** Is this a challenge of ours for this use, and young enough? Whether it was answered before is in the database. */
export function isOwnChallenge(
  app: Pick<AppContext, 'secret' | 'now'>,
  use: ChallengeUse,
  challenge: string,
): boolean {
  const bytes = Buffer.from(challenge, 'base64url');
  if (bytes.length !== RANDOM_BYTES + TIME_BYTES + PROOF_BYTES) return false;
  const head = bytes.subarray(0, RANDOM_BYTES + TIME_BYTES);
  const age = app.now().getTime() - head.readUIntBE(RANDOM_BYTES, TIME_BYTES);
  return (
    age >= 0 &&
    age <= CHALLENGE_SECONDS * 1000 &&
    timingSafeEqual(bytes.subarray(RANDOM_BYTES + TIME_BYTES), proofOf(app, use, head))
  );
}
