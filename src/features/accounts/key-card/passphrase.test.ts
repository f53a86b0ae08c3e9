import { createHmac, scryptSync } from 'node:crypto';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  beginningOfPassphrase,
  hashPassphrase,
  newPassphrase,
  PASSPHRASE_BITS,
  passphraseFrom,
  picturedWordsOf,
  readPassphrase,
  readTappedWords,
} from '#core/passphrase/passphrase.ts';
import { PICTURED_WORDS } from '#core/passphrase/pictured-words.ts';
import { words } from '#core/passphrase/words.ts';
import { sealPassphrase, unsealPassphrase } from './seal-passphrase.ts';

test.each([
  ['a card', PICTURED_WORDS, 64],
  ['an earlier card', words, 256],
])('the words of %s are all different, none one letter away from another', (_, words, count) => {
  expect(new Set(words).size).toBe(count);
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
      fc.constantFrom(5, 6, 8).chain((length) => fc.uint8Array({ minLength: length, maxLength: length })),
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

test('new words are eight that have pictures; those of earlier cards, six or five, are read too', () => {
  const passphrase = newPassphrase();
  expect(picturedWordsOf(passphrase)).toEqual(passphrase.split('-'));
  for (const earlier of ['boom-fiets-lamp-brood-tuin', 'boom-fiets-lamp-brood-tuin-zebra']) {
    expect(readPassphrase(earlier.replaceAll('-', ' '))).toBe(earlier);
    expect(picturedWordsOf(earlier)).toBeNull();
  }
});

test('a new card is as hard to guess as one of six words: every word is as likely, 48 bits in all', () => {
  const counts = new Map<string, number>();
  for (let byte = 0; byte < 256; byte++)
    for (const word of passphraseFrom(new Uint8Array(8).fill(byte)).split('-'))
      counts.set(word, (counts.get(word) ?? 0) + 1);
  expect(new Set(counts.values())).toEqual(new Set([(256 * 8) / 64]));
  expect(8 * Math.log2(PICTURED_WORDS.length)).toBe(PASSPHRASE_BITS[8]);
  expect(PASSPHRASE_BITS[8]).toBeGreaterThanOrEqual(PASSPHRASE_BITS[6] ?? 0);
});

test('a beginning that is aimed at is one of 65,536 or more, so that chance alone never makes one dear', () => {
  expect(beginningOfPassphrase('boom-fiets-lamp-brood-tuin-zebra')).toBe('boom-fiets');
  expect(beginningOfPassphrase('vis-kat-uil-boom-zon-maan-ster-wolk')).toBe('vis-kat-uil');
  expect(PICTURED_WORDS.length ** 3).toBeGreaterThanOrEqual(words.length ** 2);
});

test('what is tapped is kept in its order, never more than a card has, and nothing that is no picture', () => {
  expect(readTappedWords('vis kat vis')).toEqual(['vis', 'kat', 'vis']);
  expect(readTappedWords('vis dief <b> kat')).toEqual(['vis', 'kat']);
  expect(readTappedWords('vis '.repeat(60))).toHaveLength(8);
});

test.each([
  '',
  'boom',
  'boom fiets kaas lamp',
  'boom fiets lamp boom',
  'boom fiets lamp boom fiets lamp boom',
  'boom fiets kaas lamp xyzzy',
  // Eight words, of the other list; six, of which one is only in the new list.
  'adelaar afval amandel ananas appel appelmoes april avond',
  'boom fiets brood lamp kers molen',
  'vis kat uil boom zon maan ster',
  '<b>',
  'a'.repeat(10_000_000),
])('what can be no code is none', (typed) => expect(readPassphrase(typed)).toBeNull());

test('a stolen table does not give the code: without the secret the hash is another, and the seal stays closed', async () => {
  const hash = await hashPassphrase({ secret: Buffer.alloc(32, 1) }, 'boom-fiets-kaas-lamp-zon');
  const otherHash = await hashPassphrase({ secret: Buffer.alloc(32, 2) }, 'boom-fiets-kaas-lamp-zon');
  expect(hash.equals(otherHash)).toBe(false);
  // Whoever has table and secret pays 16 MiB and the time of 2^14 rounds for every guess.
  const salt = createHmac('sha256', Buffer.alloc(32, 1)).update('key-card').digest();
  expect(hash).toEqual(scryptSync('boom-fiets-kaas-lamp-zon', salt, 32, { N: 16_384, r: 8, p: 1 }));
  const sealed = sealPassphrase('token-of-yonas', 'boom-fiets-kaas-lamp-zon');
  expect(unsealPassphrase('token-of-yonas', sealed)).toBe('boom-fiets-kaas-lamp-zon');
  expect(() => unsealPassphrase('token-of-samira', sealed)).toThrow();
  expect(() => passphraseFrom(new Uint8Array(4))).toThrow(RangeError);
});
