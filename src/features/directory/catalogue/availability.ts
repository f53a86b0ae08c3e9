import type { Availability } from '#features/vocabulary/rules.ts';
import type { Initiative } from './types.ts';

type AvailabilityFields = Pick<Initiative, 'room' | 'placesFree' | 'roomUntil'>;

/** Nobody has more places than this: a higher number is a mistake. */
export const MAX_PLACES = 500;

/** Whether a text is a date that exists, written as `2026-11-24`. */
export const isCalendarDate = (text: string): boolean =>
  /^\d{4}-\d{2}-\d{2}$/.test(text) && new Date(`${text}T12:00:00Z`).toJSON()?.slice(0, 10) === text;

/** The availability on a date: unknown when it was full until a date that is past. @param today `2026-11-24` */
export const availabilityOn = <T extends AvailabilityFields>(it: T, today: string): T =>
  it.room === 'full' && it.roomUntil !== null && it.roomUntil < today
    ? { ...it, room: null, placesFree: null, roomUntil: null }
    : it;

/** Drops what does not belong to the answer: a number of places goes with `room`, a date with `full`. */
export const cleanAvailability = ({
  room,
  placesFree,
  roomUntil,
}: AvailabilityFields): AvailabilityFields => ({
  room,
  placesFree: room === 'room' ? placesFree : null,
  roomUntil: room === 'full' && roomUntil !== null && isCalendarDate(roomUntil) ? roomUntil : null,
});

export type AvailabilityFlaw = 'places' | 'until';

/** What cannot be right: a number out of range, a date in the past or more than two years ahead. */
export function availabilityFlaws(
  { room, placesFree, roomUntil }: AvailabilityFields,
  today: string,
): AvailabilityFlaw[] {
  const placesValid = placesFree === null || (placesFree >= 1 && placesFree <= MAX_PLACES);
  const latestDate = `${Number(today.slice(0, 4)) + 2}${today.slice(4)}`;
  const untilValid =
    roomUntil === null || (isCalendarDate(roomUntil) && roomUntil >= today && roomUntil <= latestDate);
  return [
    ...(room === 'room' && !placesValid ? (['places'] as const) : []),
    ...(room === 'full' && !untilValid ? (['until'] as const) : []),
  ];
}

/**
 * The availability after an owner answered in one tap. When they chose none of the four answers, a number or a date that
 * they typed implies one.
 * @param chosen null: they left it as it is
 * @param typed the fields beside the answers
 */
export function mergeAvailability(
  before: AvailabilityFields,
  chosen: Availability | null,
  typed: Omit<AvailabilityFields, 'room'>,
): AvailabilityFields {
  const isNew = (field: 'placesFree' | 'roomUntil') =>
    typed[field] !== null && !Object.is(typed[field], before[field]);
  const room = chosen ?? (isNew('placesFree') ? 'room' : isNew('roomUntil') ? 'full' : before.room);
  return { ...typed, room };
}

/** Parses a number as people type it, also with Arabic or Persian digits; null: nothing was typed, NaN: it is no number. */
export function parseWholeNumber(typed: string): number | null {
  const plain = typed
    .trim()
    .replace(/[\u0660-\u0669\u06f0-\u06f9]/g, (digit) => String(digit.charCodeAt(0) & 15));
  if (!plain) return null;
  return /^\d{1,4}$/.test(plain) ? Number(plain) : Number.NaN;
}
