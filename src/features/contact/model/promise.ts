import { dayAfter, fromAmsterdam, toAmsterdam } from '#core/time/amsterdam.ts';
import { isWorkingDay } from '#core/time/working-days.ts';
import type { Category } from './types.ts';

/** When the team is there, on the Dutch clock. */
const OPENS = 9 * 60;
const CLOSES = 17 * 60;

/** How many working days an answer may take: who asks about a meeting cannot wait as long as who found a spelling mistake. */
const DAYS: Record<Category, number> = { meeting: 1, place: 2, initiative: 3, mistake: 5, other: 3 };

/**
 * Until when this question has its answer: the end of the working day that lies so many working days after it came. What
 * comes after closing time, at the weekend or on a holiday came on the next working day.
 */
export function promiseFor(category: Category, received: Date): Date {
  const { day, minutes } = toAmsterdam(received);
  let at = isWorkingDay(day) && minutes < CLOSES ? day : nextWorkingDay(day);
  for (let i = 0; i < DAYS[category]; i++) at = nextWorkingDay(at);
  return fromAmsterdam(at, CLOSES);
}

function nextWorkingDay(day: string): string {
  let at = dayAfter(day);
  while (!isWorkingDay(at)) at = dayAfter(at);
  return at;
}

/** Minutes during which the team is there, between two moments. */
export function openMinutes(from: Date, until: Date): number {
  if (until <= from) return 0;
  const [first, last] = [toAmsterdam(from), toAmsterdam(until)];
  let minutes = 0;
  for (let day = first.day; day <= last.day; day = dayAfter(day)) {
    if (!isWorkingDay(day)) continue;
    const opens = day === first.day ? Math.max(OPENS, first.minutes) : OPENS;
    const closes = day === last.day ? Math.min(CLOSES, last.minutes) : CLOSES;
    minutes += Math.max(0, closes - opens);
  }
  return minutes;
}

/** The end of a working period that lasts so many open minutes from now. */
export function afterOpenMinutes(from: Date, minutes: number): Date {
  let { day, minutes: clock } = toAmsterdam(from);
  let left = minutes;
  for (;;) {
    const opens = Math.max(OPENS, clock);
    if (isWorkingDay(day) && opens < CLOSES) {
      if (left <= CLOSES - opens) return fromAmsterdam(day, opens + left);
      left -= CLOSES - opens;
    }
    day = dayAfter(day);
    clock = 0;
  }
}

export type Urgency = 'calm' | 'half' | 'soon' | 'late';

/** How much of the promised time is used: half of it, four fifths, or all. Only hours in which the team is there count. */
export function urgency(received: Date, promised: Date, now: Date): Urgency {
  if (now >= promised) return 'late';
  const all = Math.max(1, openMinutes(received, promised));
  const used = openMinutes(received, now) / all;
  return used >= 0.8 ? 'soon' : used >= 0.5 ? 'half' : 'calm';
}
