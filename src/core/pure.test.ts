import { expect, test } from 'vitest';
import { visitor } from './access/actor.ts';
import { formToken, isSameOrigin, isValidFormToken } from './http/csrf.ts';
import { compressBody, createPageCache, negotiateEncoding } from './http/page-cache.ts';
import {
  formatDate,
  formatList,
  formatMinuteRange,
  formatMinutes,
  joinNames,
  weekdayName,
} from './i18n/formats.ts';
import { interfaceLanguages } from './i18n/languages.ts';
import { translatorsOf } from './i18n/messages.ts';

const secret = Buffer.alloc(32, 1);
const now = new Date('2026-11-24T12:00:00Z');
const yonas = { kind: 'newcomer', person: 'p', sessionHash: 'aa', token: 't' } as const;

test('a form of today works, one of last week or of somebody else does not, and no two look alike', () => {
  const token = formToken(secret, yonas, now);
  expect(isValidFormToken(secret, yonas, now, token)).toBe(true);
  expect(isValidFormToken(secret, yonas, new Date('2026-11-25T23:00:00Z'), token)).toBe(true);
  expect(isValidFormToken(secret, yonas, new Date('2026-11-26T00:00:01Z'), token)).toBe(false);
  expect(isValidFormToken(secret, visitor, now, token)).toBe(false);
  expect(isValidFormToken(secret, { ...yonas, sessionHash: 'bb' }, now, token)).toBe(false);
  for (const odd of [undefined, '', 'x', token.slice(1), `${token}A`, 'A'.repeat(1_000_000)])
    expect(isValidFormToken(secret, yonas, now, odd)).toBe(false);
  expect(formToken(secret, yonas, now)).not.toBe(token);
});

test('a form from another site is not ours', () => {
  expect(isSameOrigin({ site: 'same-origin' })).toBe(true);
  expect(isSameOrigin({ site: 'cross-site', origin: 'https://ours.nl', host: 'ours.nl' })).toBe(false);
  expect(isSameOrigin({ origin: 'https://ours.nl', host: 'ours.nl' })).toBe(true);
  expect(isSameOrigin({ origin: 'https://other.nl', host: 'ours.nl' })).toBe(false);
  expect(isSameOrigin({ origin: 'null', host: 'ours.nl' })).toBe(false);
  expect(isSameOrigin({})).toBe(false);
});

test('a Dutch name in an Arabic sentence is isolated, a number is not', () => {
  const speak = translatorsOf<{ hi: string }>({
    nl: { hi: 'Dag {name}, {n, plural, one {# plek} other {# plekken}}' },
    en: { hi: 'Hi {name}, {n, plural, one {# place} other {# places}}' },
    ar: { hi: 'مرحبًا {name}، {n, plural, two {مكانان} other {# أماكن}}' },
  });
  expect(speak('nl')('hi', { name: 'Jan Smit', n: 1 })).toBe('Dag \u2068Jan Smit\u2069, 1 plek');
  expect(speak('ar')('hi', { name: 'Jan Smit', n: 2 })).toBe('مرحبًا \u2068Jan Smit\u2069، مكانان');
  expect(speak('xx')('hi', { name: 'Bo', n: 3 })).toContain('3 plekken');
});

test("times are said as here, days in the reader's language", () => {
  expect(formatMinutes(600, 'nl')).toBe('10.00');
  expect(formatMinutes(1_530, 'en')).toBe('1:30');
  expect(formatMinuteRange(570, 690, 'ar')).toContain('9:30\u2060–\u206011:30');
  expect(weekdayName(1, 'nl')).toBe('maandag');
  expect(weekdayName(7, 'en')).toBe('Sunday');
  expect(interfaceLanguages.map(({ code }) => weekdayName(2, code))).toEqual([
    'dinsdag',
    'Tuesday',
    'الثلاثاء',
    'ሰሉስ',
    'вівторок',
    'Salı',
    'سه‌شنبه',
    'mardi',
    'Talaado',
    'sêşem',
    'سێشەممە',
    'درېنۍ',
  ]);
});

test('dates have the months of the language, the digits of Dutch clocks and the Gregorian year', () => {
  const day = new Date('2027-01-14T14:00:00Z');
  for (const { code } of interfaceLanguages) expect(formatDate(day, code)).toMatch(/14.*2027|2027.*14/);
  expect(formatDate(day, 'ti')).toMatch(/\p{Script=Ethiopic}/u);
});

test('names stand beside each other as they are written, with the comma of the language', () => {
  expect(joinNames(['Nederlands leren', 'Werk of stage'], 'nl')).toBe('Nederlands leren, Werk of stage');
  expect(joinNames(['أ', 'ب'], 'ar')).toBe('أ، ب');
  expect(joinNames(['ሀ', 'ለ'], 'ti')).toBe('ሀ፣ ለ');
});

test('a kept page is given until something changes or a minute has passed, and the oldest makes room', () => {
  const memory = createPageCache(2, 1_000);
  const packed = compressBody(Buffer.from('hallo '.repeat(100)), 'text/html', 'x');
  memory.set('a', 1, 0, packed);
  expect(memory.find('a', 1, 999)).toBe(packed);
  expect(memory.find('a', 2, 999)).toBeUndefined();
  expect(memory.find('a', 1, 1_001)).toBeUndefined();
  memory.set('b', 1, 0, packed);
  memory.set('c', 1, 0, packed);
  expect(memory.find('a', 1, 1)).toBeUndefined();
  expect(negotiateEncoding(packed, 'gzip, br').body.length).toBeLessThan(packed.plain.length);
  expect(negotiateEncoding(packed, undefined).headers['content-encoding']).toBeUndefined();
});

test('lists are joined in the language of the reader, also where the runtime knows none', () => {
  for (const { code } of interfaceLanguages)
    expect([code, / and /.test(formatList(['x', 'y', 'z'], code))]).toEqual([code, code === 'en']);
  expect(formatList(['x', 'y', 'z'], 'ckb')).toBe('x، y و z');
  expect([formatList([], 'ckb'), formatList(['x'], 'ckb')]).toEqual(['', 'x']);
});
