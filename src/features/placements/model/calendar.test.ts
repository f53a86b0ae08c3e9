import { expect, test } from 'vitest';
import { offerEnd, promisedDay } from './calendar.ts';

const friday = new Date('2026-11-27T14:00:00Z');

test('an answer is promised in working days: of three from a Friday, no weekend counts', () => {
  expect(promisedDay(friday, { answerDays: 3, leaveUntil: null })).toBe('2026-12-02');
});

test('Christmas does not count either', () => {
  expect(promisedDay(new Date('2026-12-24T09:00:00Z'), { answerDays: 1, leaveUntil: null })).toBe(
    '2026-12-28',
  );
});

test('who is on leave answers so many working days after it; leave that is over changes nothing', () => {
  expect(promisedDay(friday, { answerDays: 2, leaveUntil: '2026-12-06' })).toBe('2026-12-08');
  expect(promisedDay(friday, { answerDays: 2, leaveUntil: '2026-11-20' })).toBe('2026-12-01');
});

test('an offer ends at five in the afternoon on a working day, whenever it was made', () => {
  expect(offerEnd(new Date('2026-11-27T23:30:00Z')).toISOString()).toBe('2026-12-02T16:00:00.000Z');
  expect(offerEnd(new Date('2026-07-03T06:00:00Z')).toISOString()).toBe('2026-07-08T15:00:00.000Z');
});
