import { expect, test } from 'vitest';
import type { IssueCode } from '../../schema/issues.ts';
import type { RawRecord } from '../../schema/values.ts';
import { parseClockTime } from './clock.ts';
import { weeklyTimes } from './weekly-times.ts';

const read = (...schedules: RawRecord[]) => {
  const codes: IssueCode[] = [];
  const times = weeklyTimes(schedules, '2026-11-24', (code) => void codes.push(code));
  return { codes, times: times.map(({ weekday, startsAt, endsAt }) => `${weekday} ${startsAt}-${endsAt}`) };
};
const weekly = (more: RawRecord): RawRecord => ({
  freq: 'WEEKLY',
  byday: 'MO',
  opens_at: '10:00',
  closes_at: '12:00',
  ...more,
});

test('Monday and Wednesday from ten to twelve are two times a week', () => {
  expect(read(weekly({ byday: 'MO,WE' }))).toEqual({ codes: [], times: ['1 600-720', '3 600-720'] });
});

test.each([
  ['10:00:00', '12:00:00'],
  ['10.00', '12.00'],
  ['10:00+01:00', '12:00+01:00'],
  ['9:00Z', '11:00Z'],
  ['10 am', '12 pm'],
  ['2026-01-05T10:00:00', '2026-01-05T12:00:00'],
])('%s to %s is from ten to twelve on the Dutch clock in winter', (opens_at, closes_at) => {
  expect(read(weekly({ opens_at, closes_at })).times).toEqual(['1 600-720']);
});

test('an hour in UTC follows summer time on the day the schedule begins, and the report says so', () => {
  expect(read(weekly({ opens_at: '08:00Z', closes_at: '10:00Z', valid_from: '2026-07-01' }))).toEqual({
    codes: ['converted-time'],
    times: ['1 600-720'],
  });
});

test('an evening elsewhere can be the next morning here', () => {
  expect(read(weekly({ byday: 'SU', opens_at: '23:30Z', closes_at: '23:59Z' })).times).toEqual(['1 30-59']);
});

test('an activity goes on after midnight until four, not longer', () => {
  expect(read(weekly({ opens_at: '22:00', closes_at: '02:00' })).times).toEqual(['1 1320-1560']);
  expect(read(weekly({ opens_at: '12:00', closes_at: '11:00' }))).toEqual({ codes: ['bad-time'], times: [] });
  expect(read(weekly({ opens_at: '00:00', closes_at: '24:00' })).times).toEqual(['1 0-1440']);
  expect(read(weekly({ opens_at: '10:00', closes_at: '10:00' })).codes).toEqual(['bad-time']);
});

test.each([
  [{ freq: 'MONTHLY', bymonthday: '2' }, 'not-weekly'],
  [{ byday: '1MO' }, 'not-weekly'],
  [{ interval: '2' }, 'not-weekly'],
  [{ valid_to: '2020-01-01' }, 'schedule-over'],
  [{ until: '2026-11-23' }, 'schedule-over'],
  [{ byday: null }, 'no-weekday'],
  [{ byday: 'XX' }, 'no-weekday'],
  [{ closes_at: null }, 'bad-time'],
  [{ opens_at: '25:00' }, 'bad-time'],
  [{ opens_at: 'ochtend' }, 'bad-time'],
])('%o is no weekly time: %s', (more, code) => {
  expect(read(weekly(more))).toEqual({ codes: [code], times: [] });
});

test('days may be written in many ways', () => {
  expect(read(weekly({ byday: ['TU', 'TH'] })).times).toHaveLength(2);
  expect(read(weekly({ byday: 'maandag; vrijdag' })).times).toEqual(['1 600-720', '5 600-720']);
  expect(read(weekly({ freq: null, byday: 'mo tu' })).times).toHaveLength(2);
  expect(read(weekly({ byday: null, dtstart: '2026-11-25' })).times).toEqual(['3 600-720']);
});

test('words alone make no time and no complaint', () => {
  expect(
    read({ description: 'Elke werkdag', freq: null, byday: null, opens_at: null, closes_at: null }),
  ).toEqual({ codes: [], times: [] });
});

test('the same beginning twice is one time, the longest', () => {
  expect(read(weekly({}), weekly({ closes_at: '13:00' })).times).toEqual(['1 600-780']);
});

test('a number for the time zone changes nothing, and the report says so', () => {
  expect(read(weekly({ timezone: 3 }))).toEqual({ codes: ['time-zone-number'], times: ['1 600-720'] });
  expect(read(weekly({ timezone: '1' })).codes).toEqual([]);
});

test('what is no clock is no clock', () => {
  for (const text of ['', '10', '10:75', '24:30', '-1:00', 'ten', '13 am', '1000000:00'])
    expect(parseClockTime(text), text).toBeNull();
});
