import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import type { Actor } from '../access/actor.ts';
import { DAY_MS } from '../time/durations.ts';

/**
 * The token in every form with an action: bound to the session and to the day, so that another site, another person's form
 * or last week's form cannot act. Masked with fresh random bytes each time, so that compression leaks nothing (BREACH).
 */
export function formToken(secret: Buffer, actor: Actor, now: Date): string {
  const mask = randomBytes(16);
  return Buffer.concat([mask, xor(mask, proof(secret, actor, now))]).toString('base64url');
}

/** Is this a token of today or yesterday for this actor? */
export function isValidFormToken(
  secret: Buffer,
  actor: Actor,
  now: Date,
  token: string | undefined,
): boolean {
  const bytes = Buffer.from(token ?? '', 'base64url');
  if (bytes.length !== 32) return false;
  const given = xor(bytes.subarray(0, 16), bytes.subarray(16));
  return [0, DAY_MS].some((ageMs) =>
    timingSafeEqual(given, proof(secret, actor, new Date(now.getTime() - ageMs))),
  );
}

/** Did the request come from one of our own pages? Old browsers send no Sec-Fetch-Site but do send Origin. */
export function isSameOrigin(headers: {
  site?: string | undefined;
  origin?: string | undefined;
  host?: string | undefined;
}): boolean {
  if (headers.site) return headers.site === 'same-origin' || headers.site === 'none';
  if (!headers.origin) return false;
  return URL.canParse(headers.origin) && new URL(headers.origin).host === headers.host;
}

function proof(secret: Buffer, actor: Actor, now: Date): Buffer {
  const session = actor.kind === 'visitor' ? 'visitor' : actor.sessionHash;
  const day = Math.floor(now.getTime() / DAY_MS);
  return createHmac('sha256', secret).update(`form|${session}|${day}`).digest().subarray(0, 16);
}

const xor = (a: Buffer, b: Buffer): Buffer => Buffer.from(a.map((byte, i) => byte ^ (b[i] ?? 0)));
