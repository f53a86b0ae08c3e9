import { expect, test } from 'vitest';
import { demoSet } from '../../../../seed/demo.ts';
import { daysSinceConfirmation } from './confirmation-age.ts';
import { englishBeside, textIn } from './texts.ts';
import { unknownFields } from './unknown-fields.ts';

test("a text comes in the reader's language, else as its owner wrote it, with English as a second", () => {
  const nl = { name: 'Koor', summary: 'Samen zingen' };
  const en = { name: 'Choir', summary: 'Singing together' };
  const ti = { name: 'መዘምራን', summary: 'ብሓባር ምዝማር' };
  expect(textIn({ language: 'nl', texts: { nl, en } }, 'en')).toMatchObject({ text: en, fallback: false });
  expect(textIn({ language: 'nl', texts: { nl, en } }, 'ar')).toMatchObject({
    language: 'nl',
    fallback: true,
  });
  expect(textIn({ language: 'en', texts: { en } }, 'nl')).toMatchObject({ language: 'en', fallback: true });
  // Tigrinya helps nobody who reads Ukrainian.
  expect(textIn({ language: 'ti', texts: { ti, en, nl } }, 'uk')).toMatchObject({ language: 'nl' });
  expect(textIn({ language: 'ti', texts: { ti } }, 'uk')).toMatchObject({ language: 'ti' });
  expect(() => textIn({ language: 'fr', texts: {} }, 'nl')).toThrow(/fr/);
  expect(englishBeside({ language: 'nl', texts: { nl, en } }, 'ar')).toBe(en);
  expect(englishBeside({ language: 'nl', texts: { nl, en } }, 'en')).toBeUndefined();
  expect(englishBeside({ language: 'nl', texts: { nl } }, 'ar')).toBeUndefined();
});

test('what nobody told us is said', () => {
  const [initiative] = demoSet().initiatives;
  if (!initiative) throw new Error('no initiative');
  const incomplete = { ...initiative, childcare: null, times: [], room: null, costCents: null };
  expect(unknownFields(incomplete)).toEqual(expect.arrayContaining(['childcare', 'times', 'room', 'cost']));
  expect(daysSinceConfirmation(new Date('2026-11-01T12:00:00Z'), new Date('2026-11-24T09:00:00Z'))).toBe(22);
  expect(daysSinceConfirmation(null, new Date())).toBeNull();
});
