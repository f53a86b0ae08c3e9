import { expect, test } from 'vitest';
import { toRrule } from '#core/time/recurrence.ts';
import type { IssueCode } from '../../schema/issues.ts';
import type { RawRecord } from '../../schema/values.ts';
import { parseClockTime } from './clock.ts';
import { weeklyTimes } from './weekly-times.ts';

const read = (...schedules: RawRecord[]) => {
  const codes: IssueCode[] = [];
  const times = weeklyTimes(schedules, '2026-11-24', (code) => void codes.push(code));
  return {
    codes,
    times: times.map(({ weekday, startsAt, endsAt }) => `${weekday} ${startsAt}-${endsAt}`),
    rules: times.map((time) => toRrule(time)),
    all: times,
  };
};
const weekly = (more: RawRecord): RawRecord => ({
  freq: 'WEEKLY',
  byday: 'MO',
  opens_at: '10:00',
  closes_at: '12:00',
  ...more,
});

test('Monday and Wednesday from ten to twelve are two times a week', () => {
  expect(read(weekly({ byday: 'MO,WE' }))).toMatchObject({ codes: [], times: ['1 600-720', '3 600-720'] });
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
  expect(read(weekly({ opens_at: '08:00Z', closes_at: '10:00Z', valid_from: '2026-07-01' }))).toMatchObject({
    codes: ['converted-time'],
    times: ['1 600-720'],
  });
});

test('an evening elsewhere can be the next morning here', () => {
  expect(read(weekly({ byday: 'SU', opens_at: '23:30Z', closes_at: '23:59Z' })).times).toEqual(['1 30-59']);
});

test('an activity goes on after midnight until four, not longer', () => {
  expect(read(weekly({ opens_at: '22:00', closes_at: '02:00' })).times).toEqual(['1 1320-1560']);
  expect(read(weekly({ opens_at: '12:00', closes_at: '11:00' }))).toMatchObject({
    codes: ['bad-time'],
    times: [],
  });
  expect(read(weekly({ opens_at: '00:00', closes_at: '24:00' })).times).toEqual(['1 0-1440']);
  expect(read(weekly({ opens_at: '10:00', closes_at: '10:00' })).codes).toEqual(['bad-time']);
});

test.each([
  [{ freq: 'MONTHLY', bymonthday: '2' }, 'not-weekly'],
  [{ byday: '1MO' }, 'not-weekly'],
  [{ freq: 'MONTHLY', byday: '6MO' }, 'not-weekly'],
  [{ freq: 'MONTHLY', byday: 'MO,TU', bysetpos: '1' }, 'not-weekly'],
  [{ freq: 'YEARLY' }, 'not-weekly'],
  [{ byweekno: '1,3,5' }, 'not-weekly'],
  [{ interval: '2' }, 'no-start'],
  [{ interval: '2', valid_from: '2026-11-24' }, 'no-start'],
  [{ interval: '0' }, 'not-weekly'],
  [{ interval: '1000', dtstart: '2026-11-23' }, 'not-weekly'],
  [{ interval: 'two' }, 'not-weekly'],
  [{ count: '3' }, 'no-start'],
  [{ count: '3', dtstart: '2026-06-01' }, 'schedule-over'],
  [{ rrule: 'FREQ=MONTHLY;BYMONTHDAY=15' }, 'not-weekly'],
  [{ valid_to: '2020-01-01' }, 'schedule-over'],
  [{ until: '2026-11-23' }, 'schedule-over'],
  [{ byday: null }, 'no-weekday'],
  [{ byday: 'XX' }, 'no-weekday'],
  [{ closes_at: null }, 'bad-time'],
  [{ opens_at: '25:00' }, 'bad-time'],
  [{ opens_at: 'ochtend' }, 'bad-time'],
])('%o is no weekly time: %s', (more, code) => {
  expect(read(weekly(more))).toMatchObject({ codes: [code], times: [] });
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
  ).toMatchObject({ codes: [], times: [] });
});

test('the same beginning twice is one time, the longest', () => {
  expect(read(weekly({}), weekly({ closes_at: '13:00' })).times).toEqual(['1 600-780']);
});

test('a number for the time zone changes nothing, and the report says so', () => {
  expect(read(weekly({ timezone: 3 }))).toMatchObject({ codes: ['time-zone-number'], times: ['1 600-720'] });
  expect(read(weekly({ timezone: '1' })).codes).toEqual([]);
});

test('what is no clock is no clock', () => {
  for (const text of ['', '10', '10:75', '24:30', '-1:00', 'ten', '13 am', '1000000:00'])
    expect(parseClockTime(text), text).toBeNull();
});

test.each([
  [{ interval: 2, dtstart: '2026-11-23' }, ['FREQ=WEEKLY;INTERVAL=2;BYDAY=MO']],
  [{ interval: 2, valid_from: '2026-11-23' }, ['FREQ=WEEKLY;INTERVAL=2;BYDAY=MO']],
  [{ freq: 'MONTHLY', byday: '1MO,3MO' }, ['FREQ=MONTHLY;BYDAY=1MO,3MO']],
  [{ freq: 'MONTHLY', byday: 'MO', bysetpos: '1,-1' }, ['FREQ=MONTHLY;BYDAY=1MO,-1MO']],
  [{ freq: 'MONTHLY', byday: 'maandag', bymonthday: '1,2,3,4,5,6,7' }, ['FREQ=MONTHLY;BYDAY=1MO']],
  [{ freq: null, byday: '+2TU;-1FR' }, ['FREQ=MONTHLY;BYDAY=2TU', 'FREQ=MONTHLY;BYDAY=-1FR']],
  [{ freq: 'MONTHLY', byday: 'TU' }, ['FREQ=WEEKLY;BYDAY=TU']],
  [{ byday: null, rrule: 'FREQ=MONTHLY;BYDAY=-1FR' }, ['FREQ=MONTHLY;BYDAY=-1FR']],
])('%o repeats as %o', (more, rules) => {
  expect(read(weekly(more))).toMatchObject({ codes: [], rules });
});

test('the first and the third Monday in two schedules are one time; what no rule says together is reported', () => {
  const monthly = (byday: string, more: RawRecord = {}) => weekly({ freq: 'MONTHLY', byday, ...more });
  expect(read(monthly('1MO'), monthly('3MO'))).toMatchObject({
    codes: [],
    rules: ['FREQ=MONTHLY;BYDAY=1MO,3MO'],
  });
  expect(read(monthly('1MO'), weekly({ interval: 2, dtstart: '2026-11-23' })).codes).toEqual(['times-clash']);
});

test('a course keeps its first and last date: before and after them nobody is sent there', () => {
  const { all, codes } = read(weekly({ valid_from: '2027-01-04', valid_to: '2027-03-29' }));
  expect(codes).toEqual(['schedule-later']);
  expect(all).toMatchObject([{ validFrom: '2027-01-04', validUntil: '2027-03-29' }]);
  // Valid since long, but the first time is still to come.
  expect(read(weekly({ valid_from: '2026-01-01', dtstart: '2027-01-04' })).all).toMatchObject([
    { validFrom: '2027-01-04' },
  ]);
  expect(read(weekly({ count: 10, dtstart: '2026-11-02' })).all).toMatchObject([
    { validUntil: '2027-01-04' },
  ]);
  // Two terms that follow each other are one time.
  expect(
    read(
      weekly({ valid_from: '2027-01-04', valid_to: '2027-06-28' }),
      weekly({ valid_from: '2026-09-01', valid_to: '2026-12-28' }),
    ).all,
  ).toMatchObject([{ validUntil: '2027-06-28' }]);
});

test('an evening elsewhere in a rhythm of two weeks moves with its date, one in a month cannot', () => {
  const late = { opens_at: '23:30Z', closes_at: '23:59Z' };
  expect(read(weekly({ byday: 'SU', interval: 2, dtstart: '2026-11-22', ...late })).all).toMatchObject([
    { weekday: 1, recurrence: { from: '2026-11-23' } },
  ]);
  expect(read(weekly({ freq: 'MONTHLY', byday: '1SU', ...late })).codes).toContain('not-weekly');
});
