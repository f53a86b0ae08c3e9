import { DAY_MS } from '#core/time/durations.ts';
import { type Conversation, phaseOf } from '../model/rules.ts';

/** So long after closing ballots from tablets and paper still arrive, as late ones. */
export const LATE_DAYS = 14;

/** Whether a ballot counts now, counts as late, or comes too early or too late altogether. */
export function arrivalOf(
  conversation: Pick<Conversation, 'published' | 'opensAt' | 'closesAt'>,
  now: Date,
): 'in-time' | 'late' | 'not-open' {
  const phase = phaseOf(conversation, now);
  if (phase === 'open') return 'in-time';
  return phase === 'closed' && now < lateUntil(conversation) ? 'late' : 'not-open';
}

/** Until when late ballots arrive. */
export const lateUntil = ({ closesAt }: Pick<Conversation, 'closesAt'>): Date =>
  new Date(closesAt.getTime() + LATE_DAYS * DAY_MS);
