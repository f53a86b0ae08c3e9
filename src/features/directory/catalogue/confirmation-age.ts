import { daysBefore } from '#core/time/amsterdam.ts';

/**
 * Days after the last confirmation: when the owner is asked again, after which the initiative is listed lower and after
 * which it is hidden. `remindAfter` is the pause between two requests; the link in a request works for `linkValid` days.
 */
export const CONFIRMATION_DAYS = {
  askAfter: 90,
  remindAfter: 30,
  staleAfter: 180,
  hideAfter: 365,
  linkValid: 30,
} as const;

/** Whether nobody confirmed it for so long that others are listed first. What was never confirmed is stale too. */
export const isStale = ({ confirmedAt }: { confirmedAt: Date | null }, now: Date): boolean =>
  confirmedAt === null || confirmedAt < daysBefore(now, CONFIRMATION_DAYS.staleAfter);

const DAY_MS = 86_400_000;

/** Whole days since somebody of the organisation last confirmed it; null when nobody ever did. */
export const daysSinceConfirmation = (confirmedAt: Date | null, now: Date): number | null =>
  confirmedAt && Math.max(0, Math.floor((now.getTime() - confirmedAt.getTime()) / DAY_MS));
