import { expect, test } from 'vitest';
import { clockVerdict } from './clock-verdict.ts';

const NOW = new Date('2026-11-24T09:00:00Z');
const hoursLater = (hours: number): Date => new Date(NOW.getTime() + hours * 3_600_000);
const readings = { applicationNow: NOW, databaseNow: NOW, lastRound: null, newestRow: null };

test.each([
  ['nothing to compare with', {}, true],
  ['an hour between application and database', { databaseNow: hoursLater(1) }, true],
  ['a minute more', { databaseNow: hoursLater(1.02) }, 'clocks-differ'],
  ['the application an hour and a minute ahead', { databaseNow: hoursLater(-1.02) }, 'clocks-differ'],
  ['a round ten minutes ago', { lastRound: hoursLater(-0.17) }, true],
  ['a round two days ago', { lastRound: hoursLater(-48) }, true],
  ['a round longer ago', { lastRound: hoursLater(-48.1) }, 'jumped-ahead'],
  ['a round two days ahead', { lastRound: hoursLater(48) }, true],
  ['a round further ahead', { lastRound: hoursLater(48.1) }, 'jumped-back'],
  ['no round, and a row longer ago', { newestRow: hoursLater(-49) }, 'jumped-ahead'],
  ['no round, and a row further ahead', { newestRow: hoursLater(49) }, 'jumped-back'],
  [
    'a round of today, and nobody came for a week',
    { lastRound: hoursLater(-1), newestRow: hoursLater(-168) },
    true,
  ],
  ['a moment that is none', { applicationNow: new Date(Number.NaN) }, 'clocks-differ'],
])('%s', (_, changed, expected) => {
  const verdict = clockVerdict({ ...readings, ...changed });
  expect(verdict.believable || verdict.reason).toBe(expected);
});
