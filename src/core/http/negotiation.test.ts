import { expect, test } from 'vitest';
import { hasEntityTag, preferredEncoding, preferredLanguage } from './negotiation.ts';

test.each([
  ['ar-SY,ar;q=0.9,en;q=0.8', 'ar'],
  ['en;q=0.2, ar;q=0.9', 'ar'],
  ['nl;q=0, tr', 'tr'],
  ['nl;q=0', 'en'],
  ['nl;q=0.0, en;q=0.000, *', 'ar'],
  ['xx,en', 'en'],
  ['tig-ER,ti-ER;q=0.9', 'ti'],
  ['fr-CA;q=0.5, uk-Cyrl-UA', 'uk'],
  ['zh-Hant, zh;q=0.9', 'nl'],
  ['*', 'nl'],
  ['', 'nl'],
  [undefined, 'nl'],
  ['en-;q=x, \u00e9', 'nl'],
])('a browser that asks %s gets %s', (header, language) => {
  expect(preferredLanguage(header)).toBe(language);
});

test.each([
  ['ku', 'kmr'],
  ['ku-TR', 'kmr'],
  ['ku-Latn-IQ', 'kmr'],
  ['ku-Arab', 'ckb'],
  ['ku-Arab-IR', 'ckb'],
  ['kmr-Latn-TR', 'kmr'],
  ['ckb-IQ', 'ckb'],
  ['prs-AF', 'fa'],
  ['fa-AF', 'fa'],
  ['pes', 'fa'],
  ['arb', 'ar'],
  ['pbt-AF', 'ps'],
  ['apc-SY', 'ar'],
  ['ku-IQ', 'ckb'],
  ['so-SO', 'so'],
  ['NL-be', 'nl'],
])('the tag %s is %s here', (tag, language) => {
  expect(preferredLanguage(`${tag},en;q=0.1`)).toBe(language);
});

test.each([
  ['gzip, deflate, br', 'br'],
  ['gzip, br;q=0', 'gzip'],
  ['br;q=0.2, gzip;q=0.8', 'gzip'],
  ['br;q=0, *', 'gzip'],
  ['*', 'br'],
  ['*;q=0', undefined],
  ['identity', undefined],
  ['vibrant', undefined],
  ['', undefined],
  [undefined, undefined],
])('for Accept-Encoding %s the body is sent in %s', (header, encoding) => {
  expect(preferredEncoding(header)).toBe(encoding);
});

test('an entity tag is known with or without W/, among others, and never by a part of it', () => {
  expect(hasEntityTag('W/"abc"', '"abc"')).toBe(true);
  expect(hasEntityTag('"abc"', 'W/"abc"')).toBe(true);
  expect(hasEntityTag('"x", W/"abc" , "y"', '"abc"')).toBe(true);
  expect(hasEntityTag('*', '"abc"')).toBe(true);
  expect(hasEntityTag('"abcd"', '"abc"')).toBe(false);
  expect(hasEntityTag('abc', '"abc"')).toBe(false);
  expect(hasEntityTag(undefined, '"abc"')).toBe(false);
});
