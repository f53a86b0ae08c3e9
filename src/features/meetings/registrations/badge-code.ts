import type { AppContext } from '#core/context.ts';
import { keyedDigest } from '#core/private-links.ts';
import { BADGE_ALPHABET, BADGE_LENGTH } from './badge-reading.ts';

/** Eight unambiguous letters and digits for a badge: ABCD-2345. */
export function badgeCode(app: Pick<AppContext, 'secret'>, memberId: string): string {
  const bytes = keyedDigest(app, 'badge', memberId);
  const letters = Array.from(
    { length: BADGE_LENGTH },
    (_, i) => BADGE_ALPHABET[(bytes[i] ?? 0) % BADGE_ALPHABET.length],
  ).join('');
  return `${letters.slice(0, 4)}-${letters.slice(4)}`;
}
