import { expect, test } from 'vitest';
import { daysAfter } from '#core/time/amsterdam.ts';
import { type CheckIn, canSayMet, type Met, type Moment, momentToAsk } from './rules.ts';

const since = new Date('2026-11-24T09:00:00Z');
const pair = { kind: 'pair', since, state: 'try-out', endedAt: null } as const;
const on = (days: number) => daysAfter(since, days);
const said = (moment: Moment, met: Met, day: number): CheckIn => ({
  moment,
  met,
  answeredAt: on(day),
  writtenAt: null,
});

test('who found somebody is asked from the next day whether they met, and once', () => {
  expect(momentToAsk(pair, [], on(0))).toBeNull();
  expect(momentToAsk(pair, [], on(1))).toBe('first');
  expect(momentToAsk(pair, [said('first', 'yes', 2)], on(3))).toBeNull();
});

test('after a yes the months are asked, only the newest, and not soon after another answer', () => {
  const first = said('first', 'yes', 2);
  expect(momentToAsk(pair, [first], on(29))).toBeNull();
  expect(momentToAsk(pair, [first], on(30))).toBe('month-1');
  expect(momentToAsk(pair, [first], on(200))).toBe('month-6');
  expect(momentToAsk(pair, [first, said('month-1', 'yes', 85)], on(92))).toBeNull();
  expect(momentToAsk(pair, [first, said('month-1', 'yes', 85)], on(99))).toBe('month-3');
  expect(momentToAsk(pair, [first, said('month-12', 'not-yet', 366)], on(500))).toBeNull();
});

test.each(['not-yet', 'did-not', 'rather-not'] as const)(
  'nothing is asked about a meeting of which somebody said %s; they can still say that it happened',
  (met) => {
    const own = [said('first', met, 2)];
    for (const day of [3, 31, 92, 183, 366]) expect(momentToAsk(pair, own, on(day))).toBeNull();
    expect(canSayMet(pair, own, on(31))).toBe('first');
  },
);

test('nobody is asked about a pair that ended, except soon after something small', () => {
  expect(momentToAsk({ ...pair, state: 'ended', endedAt: on(5) }, [], on(6))).toBeNull();
  const once = { kind: 'once', since, state: 'ended', endedAt: on(5) } as const;
  expect(momentToAsk(once, [], on(6))).toBe('first');
  expect(momentToAsk(once, [], on(36))).toBeNull();
  expect(
    momentToAsk({ ...once, state: 'try-out', endedAt: null }, [said('first', 'yes', 2)], on(60)),
  ).toBeNull();
});
