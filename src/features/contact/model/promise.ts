import { dayAfter, fromAmsterdam, toAmsterdam } from '#core/time/amsterdam.ts';
import { isWorkingDay } from '#core/time/working-days.ts';
import type { ContactCategory } from './types.ts';

/** When the team works, in minutes after midnight on the Dutch clock. */
const OPENS_AT_MINUTES = 9 * 60;
const CLOSES_AT_MINUTES = 17 * 60;

/** How many working days an answer may take. A question about a meeting is more urgent than a spelling mistake. */
const PROMISE_WORKING_DAYS: Record<ContactCategory, number> = {
  meeting: 1,
  place: 2,
  initiative: 3,
  mistake: 5,
  other: 3,
};

/**
 * The moment by which a question is answered: closing time, so many working days after the day it came. What comes after
 * closing time, at the weekend or on a holiday counts as received on the next working day.
 */
export function promiseFor(category: ContactCategory, received: Date): Date {
  const { day, minutes } = toAmsterdam(received);
  let promisedDay = isWorkingDay(day) && minutes < CLOSES_AT_MINUTES ? day : nextWorkingDay(day);
  for (let i = 0; i < PROMISE_WORKING_DAYS[category]; i++) promisedDay = nextWorkingDay(promisedDay);
  return fromAmsterdam(promisedDay, CLOSES_AT_MINUTES);
}

function nextWorkingDay(day: string): string {
  let next = dayAfter(day);
  while (!isWorkingDay(next)) next = dayAfter(next);
  return next;
}

/** Minutes during which the team works, between two moments. */
export function openMinutes(from: Date, until: Date): number {
  if (until <= from) return 0;
  const [first, last] = [toAmsterdam(from), toAmsterdam(until)];
  let minutes = 0;
  for (let day = first.day; day <= last.day; day = dayAfter(day)) {
    if (!isWorkingDay(day)) continue;
    const opens = day === first.day ? Math.max(OPENS_AT_MINUTES, first.minutes) : OPENS_AT_MINUTES;
    const closes = day === last.day ? Math.min(CLOSES_AT_MINUTES, last.minutes) : CLOSES_AT_MINUTES;
    minutes += Math.max(0, closes - opens);
  }
  return minutes;
}

/** The moment at which so many open minutes have passed since `from`. */
export function afterOpenMinutes(from: Date, minutes: number): Date {
  let { day, minutes: minuteOfDay } = toAmsterdam(from);
  let remaining = minutes;
  for (;;) {
    const opens = Math.max(OPENS_AT_MINUTES, minuteOfDay);
    if (isWorkingDay(day) && opens < CLOSES_AT_MINUTES) {
      if (remaining <= CLOSES_AT_MINUTES - opens) return fromAmsterdam(day, opens + remaining);
      remaining -= CLOSES_AT_MINUTES - opens;
    }
    day = dayAfter(day);
    minuteOfDay = 0;
  }
}

export type Urgency = 'calm' | 'half' | 'soon' | 'late';

/** How much of the promised time is used: half of it, four fifths, or all. Only hours in which the team works count. */
export function urgency(received: Date, promised: Date, now: Date): Urgency {
  if (now >= promised) return 'late';
  const promisedMinutes = Math.max(1, openMinutes(received, promised));
  const usedShare = openMinutes(received, now) / promisedMinutes;
  return usedShare >= 0.8 ? 'soon' : usedShare >= 0.5 ? 'half' : 'calm';
}
