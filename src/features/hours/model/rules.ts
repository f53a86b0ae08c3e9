import { fromAmsterdam, isCalendarDay, toAmsterdam } from '#core/time/amsterdam.ts';
import { DAY_MS, MINUTE_MS } from '#core/time/durations.ts';

/** What somebody took part in: a lesson at a school, practising Dutch, an activity, helping or working along. */
export const HOURS_KINDS = ['lesson', 'practice', 'activity', 'work'] as const;
export type HoursKind = (typeof HOURS_KINDS)[number];

/** Why an initiative corrects what it signed. */
export const CORRECTION_REASONS = ['time', 'day', 'kind', 'marks', 'other'] as const;
export type CorrectionReason = (typeof CORRECTION_REASONS)[number];

/** Why an initiative takes back what it signed. */
export const REVOCATION_REASONS = ['absent', 'person', 'mistake'] as const;
/** Why a newcomer says that it is not right. */
export const DISPUTE_REASONS = ['absent', 'time', 'day', 'other'] as const;
export type EventReason = (typeof REVOCATION_REASONS | typeof DISPUTE_REASONS)[number];

/** Hours that the Z-route asks for of each of its two halves (Besluit inburgering 2021, art. 3.14). */
export const Z_ROUTE_HOURS = 800;

/** When somebody took part. */
export interface AttendedTime {
  startedAt: Date;
  endedAt: Date;
}

/** As typed: a day of the Dutch calendar, and the times that the clock on the wall showed. */
export interface TypedSession {
  /** YYYY-MM-DD */
  day: string;
  /** Minutes after midnight; null: no time. */
  from: number | null;
  to: number | null;
  /** It ended after midnight. */
  nextDay: boolean;
}

export type SessionRefusal = 'day' | 'time' | 'order' | 'too-long' | 'future';

/**
 * The moments of what was typed, of their true length also in the nights on which the clock changes; or why they are none: no
 * day, no time, an end that is not after the start, more than 24 hours, or not over yet.
 */
export function sessionOf(
  { day, from, to, nextDay }: TypedSession,
  now: Date,
): AttendedTime | SessionRefusal {
  if (!isCalendarDay(day)) return 'day';
  if (from === null || to === null) return 'time';
  const startedAt = fromAmsterdam(day, from);
  const endedAt = fromAmsterdam(day, nextDay ? to + 1440 : to);
  if (endedAt <= startedAt) return 'order';
  if (endedAt.getTime() - startedAt.getTime() > DAY_MS) return 'too-long';
  if (endedAt > now) return 'future';
  return { startedAt, endedAt };
}

/** Is this a session, and no refusal? */
export const isSession = (outcome: AttendedTime | SessionRefusal): outcome is AttendedTime =>
  typeof outcome === 'object';

/** What the form shows again of a session. */
export function typedAgain({ startedAt, endedAt }: AttendedTime): TypedSession {
  const [start, end] = [toAmsterdam(startedAt), toAmsterdam(endedAt)];
  return { day: start.day, from: start.minutes, to: end.minutes, nextDay: start.day !== end.day };
}

/** The true length, in minutes. */
export const minutesOf = ({ startedAt, endedAt }: AttendedTime): number =>
  Math.round((endedAt.getTime() - startedAt.getTime()) / MINUTE_MS);

/** Whether an entry counts: it stands, or it was corrected, taken back, or is disputed. */
export type EntryState = 'stands' | 'corrected' | 'revoked' | 'disputed';

/** What is counted of an entry. */
export interface CountedEntry extends AttendedTime {
  kind: HoursKind;
  place: string;
  dutch: boolean;
  together: boolean;
  state: EntryState;
}

const sum = (entries: readonly CountedEntry[]): number =>
  entries.reduce((minutes, entry) => minutes + minutesOf(entry), 0);

const sumBy = (
  entries: readonly CountedEntry[],
  keyOf: (entry: CountedEntry) => string,
): Map<string, number> => new Map([...Map.groupBy(entries, keyOf)].map(([key, group]) => [key, sum(group)]));

/** Minutes of what stands; a session over midnight belongs to the day on which it began. */
export interface Totals {
  all: number;
  kinds: ReadonlyMap<string, number>;
  places: ReadonlyMap<string, number>;
  /** By month: 2026-11. */
  months: ReadonlyMap<string, number>;
}

/** Adds up what stands. */
export function totalsOf(entries: readonly CountedEntry[]): Totals {
  const standing = entries.filter(({ state }) => state === 'stands');
  return {
    all: sum(standing),
    kinds: sumBy(standing, ({ kind }) => kind),
    places: sumBy(standing, ({ place }) => place),
    months: sumBy(standing, ({ startedAt }) => toAmsterdam(startedAt).day.slice(0, 7)),
  };
}

/** Minutes towards the two halves of the Z-route; `other` may not count there. */
export interface ZRoute {
  course: number;
  participation: number;
  other: number;
}

/**
 * What stands against the Z-route: lessons are for the course; everything else is taking part when Dutch was spoken and the
 * person was not alone. The municipality decides what really counts.
 */
export function zRouteOf(entries: readonly CountedEntry[]): ZRoute {
  const standing = entries.filter(({ state }) => state === 'stands');
  const course = sum(standing.filter(({ kind }) => kind === 'lesson'));
  const participation = sum(
    standing.filter(({ kind, dutch, together }) => kind !== 'lesson' && dutch && together),
  );
  return { course, participation, other: sum(standing) - course - participation };
}
