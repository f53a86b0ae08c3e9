import { deflateRawSync, inflateRawSync } from 'node:zlib';
import { z } from 'zod';
import { type FieldSealer, openField, sealField } from '#core/crypto/field-encryption.ts';
import { MAX_STATEMENTS, VOICE_AUDIENCES } from '../model/ballot.ts';
import type { VoterState } from './rules.ts';

/** Browsers keep 4,096 bytes of a cookie with its name and attributes (RFC 6265, §6.1). */
const MAX_COOKIE_CHARACTERS = 3_800;
const PLACE = { table: 'cookie', column: 'voice', row: 'browser' };

/** Short names, for every character travels with every request. */
const packed = z.array(
  z.object({
    c: z.uuid(),
    k: z.string().max(100),
    p: z.string().max(800),
    a: z.string(),
    u: z.enum(VOICE_AUDIENCES).nullable(),
    q: z.boolean(),
    s: z.array(z.number().int().nonnegative()),
    l: z.number().int().nonnegative().nullable(),
    n: z.number().int().nonnegative().nullable(),
  }),
);

const pack = (voter: VoterState): z.infer<typeof packed>[number] => ({
  c: voter.conversation,
  k: voter.admission.key,
  p: voter.admission.proof,
  a: deflateRawSync(voter.answers, { level: 9 }).toString('base64url'),
  u: voter.audience,
  q: voter.audienceAsked,
  s: voter.set,
  l: voter.last,
  n: voter.again,
});

const unpack = ({ c, k, p, a, u, q, s, l, n }: z.infer<typeof packed>[number]): VoterState => ({
  conversation: c,
  admission: { key: k, proof: p },
  answers: new Uint8Array(inflateRawSync(Buffer.from(a, 'base64url'), { maxOutputLength: MAX_STATEMENTS })),
  audience: u,
  audienceAsked: q,
  set: s,
  last: l,
  again: n,
});

/** What this browser answered, the conversation that was used last on top; nothing when the cookie is not ours. */
export function openVoterCookie(app: FieldSealer, cookie: string): VoterState[] {
  if (!cookie) return [];
  try {
    return packed.parse(JSON.parse(openField(app, PLACE, cookie))).map(unpack);
  } catch {
    // Anybody can write a cookie: what we did not seal ourselves is none.
    return [];
  }
}

/**
 * What the browser keeps: encrypted, so that the next holder of the phone cannot read it. When it becomes too long, the
 * conversation that was used longest ago is left out.
 */
export function sealVoterCookie(app: FieldSealer, voters: readonly VoterState[]): string {
  for (let count = voters.length; count > 0; count--) {
    const sealed = sealField(app, PLACE, JSON.stringify(voters.slice(0, count).map(pack)));
    if (sealed.length <= MAX_COOKIE_CHARACTERS || count === 1) return sealed;
  }
  return '';
}
