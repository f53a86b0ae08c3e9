import { expect, test } from 'vitest';
import { demoSet } from '../../../../seed/demo.ts';
import { daysSinceConfirmation } from './confirmation-age.ts';
import { textIn } from './texts.ts';
import { unknownFields } from './unknown-fields.ts';

test("a text comes in the reader's language, else in English, else as it was written", () => {
  const nl = { name: 'Koor', summary: 'Samen zingen' };
  const en = { name: 'Choir', summary: 'Singing together' };
  expect(textIn({ language: 'nl', texts: { nl, en } }, 'ar')).toMatchObject({
    language: 'en',
    fallback: true,
  });
  expect(textIn({ language: 'nl', texts: { nl } }, 'ar')).toMatchObject({ language: 'nl', fallback: true });
  expect(textIn({ language: 'en', texts: { en } }, 'nl')).toMatchObject({ language: 'en', fallback: true });
  expect(() => textIn({ language: 'fr', texts: {} }, 'nl')).toThrow(/fr/);
});

test('what nobody told us is said', () => {
  const [initiative] = demoSet().initiatives;
  if (!initiative) throw new Error('no initiative');
  const incomplete = { ...initiative, childcare: null, times: [], room: null, costCents: null };
  expect(unknownFields(incomplete)).toEqual(expect.arrayContaining(['childcare', 'times', 'room', 'cost']));
  expect(daysSinceConfirmation(new Date('2026-11-01T12:00:00Z'), new Date('2026-11-24T09:00:00Z'))).toBe(22);
  expect(daysSinceConfirmation(null, new Date())).toBeNull();
});
