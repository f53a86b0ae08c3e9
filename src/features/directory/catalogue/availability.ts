import type { Availability } from '#features/vocabulary/rules.ts';
import type { Initiative } from '../types.ts';

type AvailabilityFields = Pick<Initiative, 'room' | 'placesFree' | 'roomUntil'>;

/** More than this nobody has; who writes it meant something else. */
export const MAX_PLACES = 500;

/** Is it a day that exists, written as 2026-11-24? */
export const isCalendarDate = (text: string): boolean =>
  /^\d{4}-\d{2}-\d{2}$/.test(text) && new Date(`${text}T12:00:00Z`).toJSON()?.slice(0, 10) === text;

/** How much room there is on a day: who was full until a day that is over did not say how it is since. */
export const availabilityOn = <T extends AvailabilityFields>(it: T, today: string): T =>
  it.room === 'full' && it.roomUntil !== null && it.roomUntil < today
    ? { ...it, room: null, placesFree: null, roomUntil: null }
    : it;

/** A number of places goes with room, a day with full; what was typed beside another answer does not count. */
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

/** What cannot be right about the number or the day: in the past, or more than two years ahead. */
export function availabilityFlaws(
  { room, placesFree, roomUntil }: AvailabilityFields,
  today: string,
): AvailabilityFlaw[] {
  const places = placesFree === null || (placesFree >= 1 && placesFree <= MAX_PLACES);
  const latest = `${Number(today.slice(0, 4)) + 2}${today.slice(4)}`;
  const until =
    roomUntil === null || (isCalendarDate(roomUntil) && roomUntil >= today && roomUntil <= latest);
  return [
    ...(room === 'room' && !places ? (['places'] as const) : []),
    ...(room === 'full' && !until ? (['until'] as const) : []),
  ];
}

/**
 * What an owner says of room in one tap. Without a tap on one of the four, whichever of number and day was typed anew says it.
 * @param tapped null: it is still right
 */
export function mergeAvailability(
  before: AvailabilityFields,
  tapped: Availability | null,
  typed: Omit<AvailabilityFields, 'room'>,
): AvailabilityFields {
  const anew = (field: 'placesFree' | 'roomUntil') =>
    typed[field] !== null && !Object.is(typed[field], before[field]);
  const room = tapped ?? (anew('placesFree') ? 'room' : anew('roomUntil') ? 'full' : before.room);
  return { ...typed, room };
}

/** A number as people type it, also with Arabic or Persian digits; null: nothing was typed, NaN: it is no number. */
export function parseWholeNumber(typed: string): number | null {
  const plain = typed
    .trim()
    .replace(/[\u0660-\u0669\u06f0-\u06f9]/g, (digit) => String(digit.charCodeAt(0) & 15));
  if (!plain) return null;
  return /^\d{1,4}$/.test(plain) ? Number(plain) : Number.NaN;
}
