import { HOUR_MS } from '#core/time/durations.ts';

/** Why somebody looks at a case that is not their daily work. */
export const LOOK_REASONS = [
  'stand-in',
  'person-asked',
  'colleague-asked',
  'objection',
  'quality',
  'other',
] as const;
export type LookReasonKind = (typeof LOOK_REASONS)[number];

/** A reason that nobody gave: the case was printed in a list together with others. */
export const LOOK_IN_LIST = 'list' as const;

/** How long a reason counts: a working day. */
export const REASON_MS = 12 * HOUR_MS;

/** What is unusual about a look; `usual` asks for no reason. */
export type LookKind = 'usual' | 'of-colleague' | 'closed';

/**
 * Is it unusual that this member of staff looks at this case? The guide of the case, everybody while it has none, and a lead, who
 * divides the work, look at it day by day. A closed case is nobody's daily work.
 */
export function lookKind(
  { account, roles }: { account: string; roles: readonly string[] },
  { guide, closedAt }: { guide: string | null; closedAt: Date | null },
): LookKind {
  if (closedAt) return 'closed';
  return guide === null || guide === account || roles.includes('lead') ? 'usual' : 'of-colleague';
}
