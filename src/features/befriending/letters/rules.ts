import { daysAfter } from '#core/time/amsterdam.ts';
import { DAY_MS } from '#core/time/durations.ts';

/** Everybody who has not answered is reminded once, between the third and the ninth day after a proposal. */
const FIRST_REMINDER_DAYS = 3;
const REMINDER_SPREAD_DAYS = 6;

/**
 * When somebody is reminded of a proposal: when the others asked for it, or else by itself on a moment that nobody can foresee, and
 * never before the third day. So a reminder never tells whether anybody asked for it.
 * @param chance between 0 and 1, of this person and this proposal alone
 */
export const reminderDue = (proposedAt: Date, askedAt: Date | null, chance: number): Date => {
  const byItself = new Date(
    daysAfter(proposedAt, FIRST_REMINDER_DAYS).getTime() + chance * REMINDER_SPREAD_DAYS * DAY_MS,
  );
  const asked =
    askedAt && new Date(Math.max(askedAt.getTime(), daysAfter(proposedAt, FIRST_REMINDER_DAYS).getTime()));
  return asked && asked < byItself ? asked : byItself;
};
