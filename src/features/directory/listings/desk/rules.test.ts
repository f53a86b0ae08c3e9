import { expect, test } from 'vitest';
import { countParts, type DeskRow, isInPart, matchesSearch, stateBefore, stepsOf } from './rules.ts';

const now = new Date('2026-11-24T09:00:00Z');
const row: DeskRow = {
  listing: 'a',
  initiative: 'b',
  name: 'Breicafé Zuid',
  organisation: 'De Kade',
  town: 'Delft',
  municipality: 'GM0503',
  state: 'public',
  visible: true,
  confirmedAt: new Date('2026-11-01T09:00:00Z'),
  changedAt: now,
  owner: 'email',
  reviewReason: null,
  pausedUntil: null,
};

test('what nobody confirmed for half a year is stale, and what was never confirmed too', () => {
  expect(isInPart(row, 'stale', now)).toBe(false);
  expect(isInPart({ ...row, confirmedAt: new Date('2026-05-01T09:00:00Z') }, 'stale', now)).toBe(true);
  expect(isInPart({ ...row, confirmedAt: null }, 'stale', now)).toBe(true);
  expect(isInPart({ ...row, confirmedAt: null, state: 'paused' }, 'stale', now)).toBe(false);
});

test('what is public to its owner and was not confirmed for a year is hidden', () => {
  expect(isInPart({ ...row, visible: false }, 'hidden', now)).toBe(true);
  expect(isInPart({ ...row, visible: false }, 'public', now)).toBe(false);
});

test('one initiative may be in several parts, and each is counted', () => {
  const counts = countParts(
    [row, { ...row, owner: 'none', confirmedAt: null }, { ...row, state: 'waiting', visible: false }],
    now,
  );
  expect(counts).toEqual({
    waiting: 1,
    stale: 1,
    hidden: 0,
    paused: 0,
    'no-owner': 1,
    public: 2,
    gone: 0,
  });
});

test('a search finds words in any order, without marks and capitals, in name, organisation and town', () => {
  expect(matchesSearch(row, 'DELFT breicafe')).toBe(true);
  expect(matchesSearch(row, 'kade')).toBe(true);
  expect(matchesSearch(row, 'breicafé noord')).toBe(false);
  expect(matchesSearch(row, '  ')).toBe(true);
});

test('what is shown again goes back to how it was before it was hidden or removed', () => {
  expect(stateBefore(['removed', 'hidden', 'public', 'waiting'])).toBe('public');
  expect(stateBefore(['hidden', 'paused', 'public'])).toBe('paused');
  // What nobody approved does not become public by a detour.
  expect(stateBefore(['removed', 'refused', 'waiting'])).toBe('waiting');
  expect(stateBefore([])).toBe('waiting');
});

test('nothing can be done twice: what is hidden is not hidden again', () => {
  expect(stepsOf('hidden')).toEqual(['show', 'remove']);
  expect(stepsOf('draft')).toEqual([]);
});
