import { expect, test } from 'vitest';
import { UNKNOWN_INITIATIVE } from '../../../../test/support/initiatives.ts';
import { helpMatch, readHelpWishes } from './rules.ts';

const weekly = { id: '1', weekday: 3, startsAt: 600, endsAt: 660 };
const monthly = { ...weekly, recurrence: { every: 'month' as const, ordinals: [1] } };

test('who said which help they want is matched on it; who did not tell stays in the list', () => {
  const cook = { gift: 'cook' as const };
  expect(helpMatch({ ...UNKNOWN_INITIATIVE, giftsWanted: ['cook'] }, cook)).toBe('yes');
  expect(helpMatch({ ...UNKNOWN_INITIATIVE, giftsWanted: ['music'] }, cook)).toBe('no');
  expect(helpMatch(UNKNOWN_INITIATIVE, cook)).toBe('unknown');
});

test('how often goes by the times: every week, or less', () => {
  expect(helpMatch({ ...UNKNOWN_INITIATIVE, times: [weekly] }, { often: 'weekly' })).toBe('yes');
  expect(helpMatch({ ...UNKNOWN_INITIATIVE, times: [weekly] }, { often: 'sometimes' })).toBe('no');
  expect(helpMatch({ ...UNKNOWN_INITIATIVE, times: [monthly] }, { often: 'sometimes' })).toBe('yes');
  expect(helpMatch(UNKNOWN_INITIATIVE, { often: 'sometimes' })).toBe('unknown');
});

test('an address with unknown wishes asks nothing', () => {
  expect(readHelpWishes(new URLSearchParams('gift=gold&often=always'))).toEqual({});
  expect(helpMatch(UNKNOWN_INITIATIVE, {})).toBe('yes');
});
