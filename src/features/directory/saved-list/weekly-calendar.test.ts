import ICAL from 'ical.js';
import { expect, test } from 'vitest';
import { demoSet } from '../../../../seed/demo.ts';
import { jsonLdOf } from '../browse/json-ld.ts';
import type { Initiative, WeeklyTime } from '../catalogue/types.ts';
import { weeklyCalendar } from './weekly-calendar.ts';

const [row] = demoSet().initiatives;
if (!row) throw new Error('no initiative');

/** An initiative of the demonstration set with other times. */
const withTimes = (times: Omit<WeeklyTime, 'id'>[]): Initiative => ({
  ...row,
  id: '6ba7b810-9dad-41d1-80b4-00c04fd430c8',
  organisation: { id: 'x', name: 'De Brug' },
  confirmedAt: null,
  roomUntil: null,
  status: 'active',
  changedAt: new Date('2026-11-25T10:00:00Z'),
  demo: false,
  times: times.map((time, index) => ({ ...time, id: String(index) })),
});
const hours = { startsAt: 600, endsAt: 720 };
const everyTwoWeeks = {
  weekday: 2,
  ...hours,
  recurrence: { every: 'weeks' as const, interval: 2, from: '2026-11-24' },
};
const firstAndLast = {
  weekday: 6,
  ...hours,
  recurrence: { every: 'month' as const, ordinals: [1, -1] },
  validUntil: '2027-01-02',
};

/** The first dates of each event of the calendar. */
function datesIn(text: string, count: number): string[][] {
  return new ICAL.Component(ICAL.parse(text)).getAllSubcomponents('vevent').map((component) => {
    const turns = new ICAL.Event(component).iterator();
    return Array.from({ length: count }, () => turns.next()).flatMap((date) =>
      date ? [date.toString().slice(0, 10)] : [],
    );
  });
}

test('an agenda shows a choir of every two weeks in its own weeks, and a market on the first and last Saturday', () => {
  const text = weeklyCalendar([withTimes([everyTwoWeeks, firstAndLast])], 'nl', 'https://x.example/nl', 'x');
  expect(datesIn(text, 4)).toEqual([
    ['2026-12-08', '2026-12-22', '2027-01-05', '2027-01-19'],
    ['2026-11-28', '2026-12-05', '2026-12-26', '2027-01-02'],
  ]);
  // After its last date there is nothing.
  expect(datesIn(text, 9)[1]).toHaveLength(4);
});

test('what is over is no event, and what begins later begins then', () => {
  const over = { weekday: 2, ...hours, validUntil: '2026-11-24' };
  const later = { weekday: 2, ...hours, validFrom: '2027-01-05' };
  const text = weeklyCalendar([withTimes([over, later])], 'nl', 'https://x.example/nl', 'x');
  expect(datesIn(text, 1)).toEqual([['2027-01-05']]);
});

test('a search engine reads opening hours of every week, and a schedule of what is not', () => {
  const weekly = { weekday: 4, ...hours };
  const data = JSON.parse(
    jsonLdOf(withTimes([everyTwoWeeks, firstAndLast, weekly]), 'nl', 'https://x.example'),
  );
  expect(data.hoursAvailable).toEqual([
    {
      '@type': 'OpeningHoursSpecification',
      dayOfWeek: 'https://schema.org/Thursday',
      opens: '10:00',
      closes: '12:00',
    },
  ]);
  expect(data.subjectOf.eventSchedule).toMatchObject([
    {
      repeatFrequency: 'P2W',
      byDay: 'https://schema.org/Tuesday',
      startDate: '2026-11-24',
      startTime: '10:00',
    },
    { repeatFrequency: 'P1M', byDay: ['1SA', '-1SA'], endDate: '2027-01-02' },
  ]);
  expect(jsonLdOf(withTimes([weekly]), 'nl', 'https://x.example')).not.toContain('subjectOf');
});
