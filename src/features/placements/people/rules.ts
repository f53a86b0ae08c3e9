import { amsterdamDate } from '#core/time/amsterdam.ts';
import { addDays, happensOn, type RecurringTime } from '#core/time/recurrence.ts';
import type { PlacementState } from '../model/rules.ts';

/** States of requests that can have been somewhere on a day. */
export const ATTENDING_STATES = [
  'confirmed',
  'started',
  'stopped',
  'ended',
] as const satisfies PlacementState[];

/** So many empty lines are on paper, for who comes without a request. */
export const EMPTY_LINES = 6;

/** How far back and ahead a day with a time is looked for. */
const SEARCH_DAYS = 92;

/** The nearest day with a time before or after a day; undefined when there is none within three months. */
export function neighbourDay(
  times: readonly RecurringTime[],
  day: string,
  direction: 1 | -1,
): string | undefined {
  for (let ahead = 1; ahead <= SEARCH_DAYS; ahead++) {
    const date = addDays(day, ahead * direction);
    if (times.some((time) => happensOn(time, date))) return date;
  }
  return undefined;
}

/** The day that a list is for when nobody asks for another: today, or the next day on which people come. */
export const dayToShow = (times: readonly RecurringTime[], today: string): string =>
  times.some((time) => happensOn(time, today)) ? today : (neighbourDay(times, today, 1) ?? today);

/** Whether who has a place is expected on a day: it has begun by then, it is not over, and it is their time. */
export function isExpectedOn(
  request: { state: PlacementState; stateAt: Date; askedAt: Date; weeklyTime: string | null },
  day: string,
  times: readonly (RecurringTime & { id: string })[],
  since: Date | undefined,
): boolean {
  if (amsterdamDate(since ?? request.askedAt) > day) return false;
  const isOver = request.state === 'stopped' || request.state === 'ended';
  if (isOver && amsterdamDate(request.stateAt) < day) return false;
  const time = times.find(({ id }) => id === request.weeklyTime);
  return !time || happensOn(time, day);
}
