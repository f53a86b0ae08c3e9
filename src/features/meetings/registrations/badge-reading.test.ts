import { describe, expect, test } from 'vitest';
import { badgeDistance, badgeIndex, findBadge, readBadgeCode, shownReading } from './badge-reading.ts';

describe('a code is the same code however it comes in', () => {
  test.each([
    ['ABCD-2345', 'as printed'],
    ['abcd2345', 'in small letters without hyphen'],
    ['  ABCD 2345 ', 'with spaces'],
    ['ab cd-23 45', 'with spaces everywhere'],
    ['ABCD–2345', 'with another dash'],
    ['ABCD-٢٣٤٥', 'with Arabic digits'],
    ['abcd۲۳۴۵', 'with Persian digits'],
    ['ＡＢＣＤ－２３４５', 'full width'],
    ['АВСD-2345', 'on a Russian keyboard'],
    ['https://vanonderop.example/nl/b/ABCD-2345', 'as the end of an address'],
    ['https://vanonderop.example/?code=abcd-2345#here', 'inside an address'],
    ['https://vanonderop.example/nl/b/ABCD%2D2345?from=badge', 'encoded'],
  ])('%s (%s)', (text) => expect(readBadgeCode(text)).toBe('ABCD-2345'));

  test.each(['', '   ', 'ABCD-234', 'ABCD-23456', 'https://example.org/'])('%j is no code', (text) =>
    expect(readBadgeCode(text)).toBeNull(),
  );
});

describe('signs that look alike', () => {
  const index = badgeIndex(['8BCD-2345', 'DDDD-2345', 'JKMN-VWXY', 'SAAA-3333', '5AAA-4444']);
  test.each([
    ['BBCD-2345', '8BCD-2345', 'B for 8'],
    ['8BCD-Z34S', '8BCD-2345', 'Z for 2, S for 5'],
    ['O0QD-2345', 'DDDD-2345', 'O, 0 and Q for D'],
    ['1KMN-UWXY', 'JKMN-VWXY', '1 for J, U for V'],
    ['lkmn-vwxy', 'JKMN-VWXY', 'a small l'],
  ])('%s is %s (%s)', (text, code) => expect(findBadge(index, text)).toBe(code));

  test('the exact code goes before what looks like it', () => {
    const near = badgeIndex(['8888-2345', 'BBBB-2345']);
    expect(findBadge(near, 'BBBB-2345')).toBe('BBBB-2345');
    expect(findBadge(near, '8888-2345')).toBe('8888-2345');
  });

  test('where two people could be meant, nobody is chosen', () => {
    const near = badgeIndex(['8888-2345', 'BBBB-2345']);
    expect(findBadge(near, 'B8B8-2345')).toBeUndefined();
  });

  test('a code of nobody stays unknown', () => expect(findBadge(index, 'WXYZ-9999')).toBeUndefined());
});

test('the list of unknown codes shows no private link', () => {
  expect(shownReading('https://vanonderop.example/nl/m/kf83hfa9s8hf98ahsdf98ahsd9f8h')).toBe(
    'vanonderop.example/…',
  );
  expect(shownReading(' abcd 2345')).toBe('ABCD-2345');
  expect(shownReading('x'.repeat(500))).toHaveLength(41);
});

test('who it may be: the fewer signs differ, the nearer', () => {
  expect(badgeDistance('ABCD-2345', 'A8CD-Z34S')).toBe(0);
  expect(badgeDistance('ABCD-2345', 'ABCD-2346')).toBe(1);
});
