import { expect, test } from 'vitest';
import { fromAmsterdam } from '../time/amsterdam.ts';
import {
  formatDate,
  formatDay,
  formatTime,
  formatTimeRange,
  parseTimeOfDay,
  toHHMM,
  weekdayName,
} from './formats.ts';

test('a day and a time are those of the Dutch clock, wherever the server stands', () => {
  const winter = fromAmsterdam('2026-12-08', 30);
  const summer = fromAmsterdam('2026-07-15', 30);
  expect(formatDay(winter, 'nl')).toBe('dinsdag 8 december 2026');
  expect(formatDay(summer, 'nl')).toBe('woensdag 15 juli 2026');
  expect(formatDate(winter, 'nl')).toBe('8 december 2026');
  expect(formatDate(summer, 'nl', 'moment')).toBe('15 juli 2026 om 0:30');
  expect(formatTime(summer, 'nl')).toBe('0.30');
  expect(formatTime(winter, 'en')).toBe('0:30');
});

test('a range over the change of the clock says what the clock shows', () => {
  const from = new Date('2026-03-29T00:30:00Z');
  const to = new Date('2026-03-29T01:30:00Z');
  expect(formatTimeRange(from, to, 'nl')).toBe('\u20661.30\u2060–\u20603.30\u2069');
});

test('the year turns at midnight here', () => {
  expect(formatDate(new Date('2026-12-31T22:59:59Z'), 'nl')).toBe('31 december 2026');
  expect(formatDate(new Date('2026-12-31T23:00:00Z'), 'nl')).toBe('1 januari 2027');
  expect(formatDay(fromAmsterdam('2028-02-29', 0), 'en')).toBe('Tuesday, February 29, 2028');
});

test('Monday is the first day and Sunday the seventh', () => {
  expect([1, 2, 3, 4, 5, 6, 7].map((weekday) => weekdayName(weekday, 'nl'))).toEqual([
    'maandag',
    'dinsdag',
    'woensdag',
    'donderdag',
    'vrijdag',
    'zaterdag',
    'zondag',
  ]);
  expect(weekdayName(1, 'nl', 'short')).toBe('ma');
});

test('times of day that people type, and as forms write them', () => {
  expect(['9:05', '15.30', '00:00', '23:59'].map(parseTimeOfDay)).toEqual([545, 930, 0, 1439]);
  expect(['24:00', '9:60', '9', '', '9:5', 'noon'].map(parseTimeOfDay)).toEqual([
    null,
    null,
    null,
    null,
    null,
    null,
  ]);
  expect([0, 545, 1439, 1440 + 30].map(toHHMM)).toEqual(['00:00', '09:05', '23:59', '00:30']);
});
