import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  hashPassphrase,
  newPassphrase,
  passphraseFrom,
  readPassphrase,
} from '#core/passphrase/passphrase.ts';
import { words } from '#core/passphrase/words.ts';
import { sealPassphrase, unsealPassphrase } from './seal-passphrase.ts';

test('the words of a card are 256 different words, none one letter away from another', () => {
  expect(new Set(words).size).toBe(256);
  const near = (a: string, b: string) => {
    if (Math.abs(a.length - b.length) > 1) return false;
    let i = 0;
    while (i < a.length && a[i] === b[i]) i++;
    return (
      a.slice(i + 1) === b.slice(i + 1) || a.slice(i) === b.slice(i + 1) || a.slice(i + 1) === b.slice(i)
    );
  };
  expect(words.flatMap((a, i) => words.slice(i + 1).filter((b) => near(a, b)))).toEqual([]);
});

test('whatever way somebody copies a code, it is the same code', () => {
  fc.assert(
    fc.property(
      fc.uint8Array({ minLength: 5, maxLength: 6 }),
      fc.constantFrom(' ', '  ', ', ', '\n', '-', '. '),
      fc.boolean(),
      (bytes, gap, loud) => {
        const code = passphraseFrom(bytes);
        const typed = code.split('-').join(gap);
        expect(readPassphrase(` ${loud ? typed.toUpperCase() : typed} `)).toBe(code);
      },
    ),
  );
});

test('new words are six, and those of the first cards, five, are read too', () => {
  expect(newPassphrase().split('-')).toHaveLength(6);
  expect(readPassphrase('boom fiets lamp brood tuin')).toBe('boom-fiets-lamp-brood-tuin');
});

test.each([
  '',
  'boom',
  'boom fiets kaas lamp',
  'boom fiets lamp boom',
  'boom fiets lamp boom fiets lamp boom',
  'boom fiets kaas lamp xyzzy',
  '<b>',
  'a'.repeat(10_000_000),
])('what can be no code is none', (typed) => expect(readPassphrase(typed)).toBeNull());

test('a stolen table does not give the code: without the secret the hash is another, and the seal stays closed', async () => {
  const hash = await hashPassphrase(Buffer.alloc(32, 1), 'boom-fiets-kaas-lamp-zon');
  const otherHash = await hashPassphrase(Buffer.alloc(32, 2), 'boom-fiets-kaas-lamp-zon');
  expect(hash.equals(otherHash)).toBe(false);
  const sealed = sealPassphrase('token-of-yonas', 'boom-fiets-kaas-lamp-zon');
  expect(unsealPassphrase('token-of-yonas', sealed)).toBe('boom-fiets-kaas-lamp-zon');
  expect(() => unsealPassphrase('token-of-samira', sealed)).toThrow();
  expect(() => passphraseFrom(new Uint8Array(4))).toThrow(RangeError);
});
