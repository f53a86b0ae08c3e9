import { expect, test } from 'vitest';
import { askingWays, nextDates } from './rules.ts';

const NOW = new Date('2026-12-01T09:00:00Z'); // A Tuesday, ten o'clock in Amsterdam.
const time = (weekday: number, startsAt: number) => ({
  id: `${weekday}`,
  weekday,
  startsAt,
  endsAt: startsAt + 60,
});

test('the next date is the first on which it really happens, and what has begun is over', () => {
  const dates = nextDates({ times: [time(2, 570), time(2, 660), time(3, 540)] }, NOW);
  expect(dates.map(({ date, time }) => [date, time.startsAt])).toEqual([
    ['2026-12-01', 660],
    ['2026-12-02', 540],
    ['2026-12-08', 570],
  ]);
  const fortnightly = {
    ...time(2, 660),
    recurrence: { every: 'weeks' as const, interval: 2, from: '2026-12-08' },
  };
  expect(nextDates({ times: [fortnightly] }, NOW)[0]?.date).toBe('2026-12-08');
  const monthly = { ...time(2, 660), recurrence: { every: 'month' as const, ordinals: [3] } };
  expect(nextDates({ times: [monthly] }, NOW)[0]?.date).toBe('2026-12-15');
});

test('the ways to ask come in the order in which a person can use them, and one is always there', () => {
  const place = { phone: '06 12345678', email: 'a@b.example', website: 'https://b.example' };
  const kinds = (reach?: ('message' | 'call' | 'proxy' | 'none')[], it: Partial<typeof place> = {}) =>
    askingWays({ ...place, ...it }, { subject: 's', body: 'b' }, reach).map(({ kind }) => kind);
  expect(kinds()).toEqual(['sms', 'email', 'website', 'phone', 'proxy']);
  expect(kinds(['message'])).toEqual(['sms', 'email', 'website', 'proxy', 'phone']);
  expect(kinds(['call'])[0]).toBe('phone');
  expect(kinds(['none']).slice(0, 2)).toEqual(['proxy', 'email']);
  expect(kinds(['proxy', 'message'])[0]).toBe('proxy');
  expect(kinds(undefined, { phone: '070 123 45 67' })).not.toContain('sms');
  const nothing = { phone: null, email: null, website: 'javascript:alert(1)' };
  expect(askingWays(nothing, { subject: 's', body: 'b' }, ['message'])).toEqual([{ kind: 'proxy' }]);
});
