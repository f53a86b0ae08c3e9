import fc from 'fast-check';
import { expect, test } from 'vitest';
import { toAmsterdam } from '#core/time/amsterdam.ts';
import { HOUR_MS, MINUTE_MS } from '#core/time/durations.ts';
import {
  type AttendedTime,
  type CountedEntry,
  HOURS_KINDS,
  isSession,
  minutesOf,
  sessionOf,
  type TypedSession,
  totalsOf,
  typedAgain,
  zRouteOf,
} from './rules.ts';

const LATER = new Date('2030-01-01T00:00:00Z');

function lengthOf(day: string, from: string, to: string, nextDay = false): number | string {
  const minutes = (time: string) => Number(time.slice(0, 2)) * 60 + Number(time.slice(3));
  const session = sessionOf({ day, from: minutes(from), to: minutes(to), nextDay }, LATER);
  return isSession(session) ? minutesOf(session) / 60 : session;
}

test('A12: over midnight, and in the nights of summer time, hours have their true length', () => {
  expect(lengthOf('2026-11-30', '10:00', '12:30')).toBe(2.5);
  expect(lengthOf('2026-11-30', '22:00', '06:00', true)).toBe(8);
  // 29 March 2026: from two o'clock it is three. 25 October 2026: three o'clock comes twice.
  expect(lengthOf('2026-03-28', '22:00', '06:00', true)).toBe(7);
  expect(lengthOf('2026-10-24', '22:00', '06:00', true)).toBe(9);
  expect(lengthOf('2026-03-29', '01:00', '04:00')).toBe(2);
  expect(lengthOf('2026-10-25', '01:00', '04:00')).toBe(4);
  // What the clock shows twice is meant the first time.
  expect(lengthOf('2026-10-25', '01:00', '02:30')).toBe(1.5);
});

test('A12: an end is after its start, nothing is longer than 24 hours, and nothing is signed beforehand', () => {
  expect(lengthOf('2026-11-30', '12:00', '10:00')).toBe('order');
  expect(lengthOf('2026-11-30', '12:00', '12:00')).toBe('order');
  expect(lengthOf('2026-11-30', '10:00', '10:00', true)).toBe(24);
  expect(lengthOf('2026-11-30', '10:00', '10:01', true)).toBe('too-long');
  // The same clock a day later is 25 hours on in that night.
  expect(lengthOf('2026-10-24', '10:00', '10:00', true)).toBe('too-long');
  // A span that the clock skips has no length.
  expect(lengthOf('2026-03-29', '02:15', '03:15')).toBe('order');
  expect(lengthOf('2026-02-30', '10:00', '12:00')).toBe('day');
  const now = new Date('2026-11-30T11:00:00Z');
  const typed = { day: '2026-11-30', from: 600, to: 721, nextDay: false };
  expect(sessionOf(typed, now)).toBe('future');
  expect(isSession(sessionOf({ ...typed, to: 720 }, now))).toBe(true);
});

/** How far the Dutch clock is ahead of UTC, by the formatter of the runtime and not by what is tested. */
const offsetFormat = new Intl.DateTimeFormat('en', {
  timeZone: 'Europe/Amsterdam',
  timeZoneName: 'longOffset',
});
function offsetMinutes(moment: Date): number {
  const name = offsetFormat.formatToParts(moment).find(({ type }) => type === 'timeZoneName')?.value ?? '';
  const [, hours = '0', minutes = '0'] = /GMT\+(\d+):(\d+)/.exec(name) ?? [];
  return Number(hours) * 60 + Number(minutes);
}

const days = fc
  .integer({ min: 0, max: 365 * 3 })
  .map((day) => new Date(Date.UTC(2025, 0, 1) + day * 24 * HOUR_MS).toISOString().slice(0, 10));
/** The last Sundays of March and October and the days around them come often. */
const clockNights = fc.constantFrom(
  '2025-03-29',
  '2025-03-30',
  '2025-10-25',
  '2025-10-26',
  '2026-03-29',
  '2026-10-25',
);
const typedSessions: fc.Arbitrary<TypedSession> = fc.record({
  day: fc.oneof(days, clockNights),
  from: fc.integer({ min: 0, max: 1439 }),
  to: fc.integer({ min: 0, max: 1439 }),
  nextDay: fc.boolean(),
});

test('property: the length is what the clocks show, less what they were moved by; never negative, never above a day', () => {
  fc.assert(
    fc.property(typedSessions, (typed) => {
      const session = sessionOf(typed, LATER);
      if (!isSession(session)) return;
      const shown = toAmsterdam(session.startedAt);
      const end = toAmsterdam(session.endedAt);
      const nominal = (Date.parse(end.day) - Date.parse(shown.day)) / MINUTE_MS + end.minutes - shown.minutes;
      const moved = offsetMinutes(session.endedAt) - offsetMinutes(session.startedAt);
      expect(minutesOf(session)).toBe(nominal - moved);
      expect(minutesOf(session)).toBeGreaterThan(0);
      expect(minutesOf(session)).toBeLessThanOrEqual(1440);
    }),
    { numRuns: 2_000 },
  );
});

test('property: what a correction shows again is what was typed, and means the same', () => {
  fc.assert(
    fc.property(typedSessions, (typed) => {
      const session = sessionOf(typed, LATER);
      if (!isSession(session)) return;
      const again = sessionOf(typedAgain(session), LATER);
      expect(again).toEqual(session);
    }),
    { numRuns: 2_000 },
  );
});

const entry = (session: AttendedTime, more: Partial<CountedEntry> = {}): CountedEntry => ({
  ...session,
  kind: 'activity',
  place: 'Het koor',
  dutch: true,
  together: true,
  state: 'stands',
  ...more,
});
const hour = (day: number, more: Partial<CountedEntry> = {}) =>
  entry(
    { startedAt: new Date(Date.UTC(2026, 9, day, 10)), endedAt: new Date(Date.UTC(2026, 9, day, 11)) },
    more,
  );

test('totals: only what stands, by kind, place and month; over midnight belongs to the day it began', () => {
  const overMidnight = entry({
    startedAt: new Date('2026-10-31T21:00:00Z'),
    endedAt: new Date('2026-11-01T01:00:00Z'),
  });
  const totals = totalsOf([
    hour(1),
    hour(2, { kind: 'lesson', place: 'Taalhuis' }),
    hour(3, { state: 'revoked' }),
    hour(4, { state: 'corrected' }),
    hour(5, { state: 'disputed' }),
    overMidnight,
  ]);
  expect(totals.all).toBe(6 * 60);
  expect([...totals.kinds]).toEqual([
    ['activity', 300],
    ['lesson', 60],
  ]);
  expect(totals.places.get('Taalhuis')).toBe(60);
  expect([...totals.months]).toEqual([['2026-10', 360]]);
});

test('Z-route: lessons are course hours; the rest counts when Dutch was spoken and nobody was alone', () => {
  expect(
    zRouteOf([
      hour(1, { kind: 'lesson', dutch: false }),
      hour(2),
      hour(3, { dutch: false }),
      hour(4, { together: false }),
      hour(5, { kind: 'work' }),
      hour(6, { state: 'revoked' }),
    ]),
  ).toEqual({ course: 60, participation: 120, other: 120 });
});

test('property: the parts of all totals add up to the same', () => {
  const entries = fc.array(
    fc.record({
      day: fc.integer({ min: 1, max: 60 }),
      kind: fc.constantFrom(...HOURS_KINDS),
      place: fc.constantFrom('a', 'b', 'c'),
      dutch: fc.boolean(),
      together: fc.boolean(),
      state: fc.constantFrom('stands', 'corrected', 'revoked', 'disputed'),
    }),
  );
  fc.assert(
    fc.property(entries, (chosen) => {
      const all = chosen.map(({ day, ...more }) => hour(day, more as Partial<CountedEntry>));
      const totals = totalsOf(all);
      const added = (parts: ReadonlyMap<string, number>) => [...parts.values()].reduce((a, b) => a + b, 0);
      const route = zRouteOf(all);
      expect([added(totals.kinds), added(totals.places), added(totals.months)]).toEqual([
        totals.all,
        totals.all,
        totals.all,
      ]);
      expect(route.course + route.participation + route.other).toBe(totals.all);
    }),
  );
});
