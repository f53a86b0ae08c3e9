import type { AmsterdamTime } from '#core/time/amsterdam.ts';
import { addDays, nextDateOf } from '#core/time/recurrence.ts';
import type { PlannedSuggestion, WeekSuggestions } from './suggest.ts';
import { WEEK_DAYS } from './week-dates.ts';

/**
 * What began already today, on the next day on which it happens, for nobody can still go to this morning. What comes again
 * only after the week leaves it, unless it was kept.
 */
function nextChance(planned: PlannedSuggestion, { day, minutes }: AmsterdamTime): PlannedSuggestion[] {
  const { option, date } = planned;
  if (date !== day || option.time.startsAt > minutes) return [planned];
  const next = nextDateOf(option.time, addDays(day, 1));
  return next && (option.pinned || next <= addDays(day, WEEK_DAYS)) ? [{ ...planned, date: next }] : [];
}

/** A week in which everything is still to come, in the order of the days. */
export const stillToCome = (week: WeekSuggestions, now: AmsterdamTime): WeekSuggestions => ({
  ...week,
  planned: week.planned
    .flatMap((planned) => nextChance(planned, now))
    .sort((a, b) => a.date.localeCompare(b.date) || a.option.time.startsAt - b.option.time.startsAt),
  later: week.later && stillToCome(week.later, now),
});
