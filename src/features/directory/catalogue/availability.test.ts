import { expect, test } from 'vitest';
import {
  availabilityFlaws,
  availabilityOn,
  cleanAvailability,
  mergeAvailability,
  parseWholeNumber,
} from './availability.ts';

const TODAY = '2026-11-24';
const full = (roomUntil: string | null) => ({ room: 'full' as const, placesFree: 0, roomUntil });

test('full until a day is full on that day, and unknown the day after; full without a day stays full', () => {
  expect(availabilityOn(full(TODAY), TODAY).room).toBe('full');
  expect(availabilityOn(full('2026-11-23'), TODAY)).toEqual({
    room: null,
    placesFree: null,
    roomUntil: null,
  });
  expect(availabilityOn(full(null), TODAY).room).toBe('full');
  const waits = { room: 'waitlist' as const, placesFree: null, roomUntil: '2026-01-01' };
  expect(availabilityOn(waits, TODAY)).toBe(waits);
});

test('a number that nobody has, and a day that is over, far away or none, are named; where they do not count they are left', () => {
  const places = (placesFree: number) =>
    availabilityFlaws({ room: 'room', placesFree, roomUntil: null }, TODAY);
  expect([0, 501, Number.NaN, 1.5e9].map((n) => places(n).length)).toEqual([1, 1, 1, 1]);
  expect([1, 3, 500].flatMap(places)).toEqual([]);
  const until = (roomUntil: string) =>
    availabilityFlaws({ room: 'full', placesFree: null, roomUntil }, TODAY);
  for (const day of ['2026-11-23', '2028-11-25', '2026-02-30', 'morgen', '24-12-2026'])
    expect(until(day), day).toEqual(['until']);
  expect([TODAY, '2028-11-24'].flatMap(until)).toEqual([]);
  expect(availabilityFlaws({ room: 'talk', placesFree: Number.NaN, roomUntil: 'x' }, TODAY)).toEqual([]);
  expect(cleanAvailability({ room: 'talk', placesFree: 3, roomUntil: TODAY })).toEqual({
    room: 'talk',
    placesFree: null,
    roomUntil: null,
  });
});

test('numbers are read as people type them, also with the digits of Arabic and Persian', () => {
  expect(['', ' 3 ', '٣', '۱۲', '-3', 'drie', '3.5'].map(parseWholeNumber)).toEqual([
    null,
    3,
    3,
    12,
    Number.NaN,
    Number.NaN,
    Number.NaN,
  ]);
});

test('without a tap on one of the four, what was typed anew says how much room there is', () => {
  const now = { room: 'room' as const, placesFree: 3, roomUntil: null };
  const said = (
    tapped: Parameters<typeof mergeAvailability>[1],
    placesFree: number | null,
    day: string | null,
  ) => mergeAvailability(now, tapped, { placesFree, roomUntil: day }).room;
  expect(said(null, 3, null)).toBe('room');
  expect(said(null, 3, '2026-12-01')).toBe('full');
  expect(said('talk', 5, '2026-12-01')).toBe('talk');
  expect(mergeAvailability(full('2026-12-01'), null, { placesFree: 2, roomUntil: '2026-12-01' }).room).toBe(
    'room',
  );
});
