import { expect, test } from 'vitest';
import { checkEnd, hasMinor, isCheckReminderDue, isCheckValid, reportPromise } from './rules.ts';

const pool = { checkKind: 'certificate', checkMonths: 36 } as const;
const certificate = { kind: 'certificate', datedOn: '2023-08-31', remindedOn: null } as const;

test('D8: a certificate counts until its last day, and a day later no new proposal is made by it', () => {
  expect(checkEnd(certificate, pool)).toBe('2026-08-31');
  expect(isCheckValid(certificate, pool, '2026-08-31')).toBe(true);
  expect(isCheckValid(certificate, pool, '2026-09-01')).toBe(false);
  // An organisation that asks for a fresher one counts anew; one that asks for nothing lets everybody in.
  expect(isCheckValid(certificate, { ...pool, checkMonths: 24 }, '2026-01-01')).toBe(false);
  expect(isCheckValid(undefined, { ...pool, checkKind: 'none' }, '2026-01-01')).toBe(true);
  expect(isCheckValid(undefined, pool, '2026-01-01')).toBe(false);
  expect(isCheckValid({ ...certificate, kind: 'reference' }, pool, '2024-01-01')).toBe(false);
  // Half a year after the last day of August is the last day of February.
  expect(checkEnd(certificate, { checkMonths: 6 })).toBe('2024-02-29');
});

test('D8: the organisation is told eight weeks before a certificate runs out and once more, each time once', () => {
  const due = (today: string, remindedOn: string | null) =>
    isCheckReminderDue({ ...certificate, remindedOn }, pool, today);
  expect(due('2026-07-05', null)).toBe(false);
  expect(due('2026-07-06', null)).toBe(true);
  expect(due('2026-07-07', '2026-07-06')).toBe(false);
  expect(due('2026-08-16', '2026-07-06')).toBe(false);
  expect(due('2026-08-17', '2026-07-06')).toBe(true);
  expect(due('2026-08-18', '2026-08-17')).toBe(false);
  // What has run out already is on the list of the desk: no letter says that it is about to.
  expect(due('2026-09-01', null)).toBe(false);
});

test('a report on Friday evening is looked at on Tuesday, and one before Easter after it', () => {
  expect(reportPromise('2026-12-04')).toBe('2026-12-08');
  expect(reportPromise('2027-03-25')).toBe('2027-03-30');
});

test('one person younger than eighteen makes a pair meet where the organisation is', () => {
  expect(hasMinor([{ age: '27-64' }, { age: '16-17' }])).toBe(true);
  expect(hasMinor([{ age: '18-26' }, { age: '65plus' }])).toBe(false);
});
