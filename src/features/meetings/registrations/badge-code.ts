import type { AppContext } from '#core/context.ts';
import { keyedDigest } from '#core/private-links.ts';

/** Letters and digits that nobody mixes up, aloud or on paper. */
const UNAMBIGUOUS = '23456789ABCDEFGHJKMNPQRSTVWXYZ';

/** Eight unambiguous letters and digits for a badge: ABCD-2345. */
export function badgeCode(app: Pick<AppContext, 'secret'>, memberId: string): string {
  const bytes = keyedDigest(app, 'badge', memberId);
  const letters = Array.from({ length: 8 }, (_, i) => UNAMBIGUOUS[(bytes[i] ?? 0) % UNAMBIGUOUS.length]).join(
    '',
  );
  return `${letters.slice(0, 4)}-${letters.slice(4)}`;
}
