import { expect, test } from 'vitest';
import { formKeyValue, issueFormKey, isValidFormKey } from './form-key.ts';

const secret = Buffer.alloc(32, 7);
const anna = { secret, path: '/contact', browser: 'annas-browser-secret-x' };
const key = issueFormKey(anna);
const valueFor = (binding: typeof anna, given = key, part = '') => formKeyValue(binding, given, part).form;

test('the same form from the same browser gives the same value, each time', () => {
  expect(isValidFormKey(anna, key)).toBe(true);
  expect(valueFor(anna)).toBe(valueFor(anna));
  expect(issueFormKey(anna)).not.toBe(key);
});

test('a key of another browser, another route, another secret, or a changed one gives a value that was never there', () => {
  const others = [
    { ...anna, browser: 'bilals-browser-secret' },
    { ...anna, browser: '' },
    { ...anna, path: '/register' },
    { ...anna, secret: Buffer.alloc(32, 8) },
  ];
  for (const other of others) {
    expect(isValidFormKey(other, key)).toBe(false);
    expect(valueFor(other)).not.toBe(valueFor(other));
  }
  for (const forged of [
    '',
    'x',
    '.',
    `${key}x`,
    `x${key}`,
    `${key}.x`,
    key.split('.')[0] ?? '',
    'mail|<a@b>',
  ]) {
    expect(isValidFormKey(anna, forged), forged).toBe(false);
    expect(valueFor(anna, forged)).not.toBe(valueFor(anna, forged));
  }
});

test('small forms with one key make things of their own', () => {
  expect(valueFor(anna, key, 'insight')).not.toBe(valueFor(anna, key, 'solution'));
  expect(valueFor(anna, key, 'insight')).toBe(valueFor(anna, key, 'insight'));
});

test('parameters of a route are no part of it', () => {
  const withPattern = { ...anna, path: '/inbox/:id{[0-9a-f]{8}}/note' };
  expect(isValidFormKey({ ...anna, path: '/inbox/:id/note' }, issueFormKey(withPattern))).toBe(true);
});
