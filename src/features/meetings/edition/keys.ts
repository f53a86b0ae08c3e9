import { createHash } from 'node:crypto';
import type { AppContext } from '#core/context.ts';
import { keyedDigest } from '#core/private-links.ts';

/** Letters and digits that nobody mixes up, aloud or on paper. */
const CLEAR = '23456789ABCDEFGHJKMNPQRSTVWXYZ';

/** Eight clear letters and digits for a badge: ABCD-2345. */
export function badgeCode(app: Pick<AppContext, 'secret'>, member: string): string {
  const bytes = keyedDigest(app, 'badge', member);
  const letters = Array.from({ length: 8 }, (_, i) => CLEAR[(bytes[i] ?? 0) % CLEAR.length]).join('');
  return `${letters.slice(0, 4)}-${letters.slice(4)}`;
}

/** The draw: a number per sign-up from the seed of the edition and the code of its first badge. Anybody can check it. */
export const lotteryNumber = (seed: string, code: string): number =>
  createHash('sha256').update(`${seed} ${code}`).digest().readUIntBE(0, 4) >>> 1;

/** What is published of the seed before the draw: it cannot be another one afterwards. */
export const seedCommitment = (seed: string): string => createHash('sha256').update(seed).digest('hex');
