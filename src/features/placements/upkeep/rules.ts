import { amsterdamDate, toAmsterdam } from '#core/time/amsterdam.ts';
import { DAYTIME_END_MINUTES, DAYTIME_START_MINUTES } from '#core/time/quiet-hours.ts';
import { isWorkingDay } from '#core/time/working-days.ts';
import { promisedDay, workingDaysLater } from '../model/calendar.ts';

/** After so many more working days without an answer, who asked is led to another place. */
const SUGGEST_AFTER_WORKING_DAYS = 2;

/** Whether the server may disturb somebody now: in daytime, on a working day of the Netherlands. */
export function isOfficeTime(now: Date): boolean {
  const { day, minutes } = toAmsterdam(now);
  return isWorkingDay(day) && minutes >= DAYTIME_START_MINUTES && minutes < DAYTIME_END_MINUTES;
}

/** A request without an answer. Days are YYYY-MM-DD. */
export interface UnansweredRequest {
  promisedOn: string;
  /** When the initiative was reminded of this promise. */
  remindedOn: string | null;
  /** When who asked was led to another place, for this promise. */
  suggestedOn: string | null;
}

export type UpkeepStep = { kind: 'postpone'; promisedOn: string } | { kind: 'remind' } | { kind: 'suggest' };

/**
 * What the server does about a request without an answer: while an initiative is on leave the promise moves, and nobody is
 * reminded; else it is reminded on the first working day after the promised one, and two working days later who asked is led to
 * another place.
 */
export function upkeepStep(
  { promisedOn, remindedOn, suggestedOn }: UnansweredRequest,
  settings: { answerDays: number; leaveUntil: string | null },
  now: Date,
): UpkeepStep | undefined {
  const today = amsterdamDate(now);
  const { leaveUntil } = settings;
  if (leaveUntil !== null && leaveUntil >= today)
    return promisedOn <= leaveUntil
      ? { kind: 'postpone', promisedOn: promisedDay(now, settings) }
      : undefined;
  if (!isOfficeTime(now)) return undefined;
  if (remindedOn === null) return today > promisedOn ? { kind: 'remind' } : undefined;
  return suggestedOn === null && today >= workingDaysLater(remindedOn, SUGGEST_AFTER_WORKING_DAYS)
    ? { kind: 'suggest' }
    : undefined;
}
