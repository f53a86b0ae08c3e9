import fc from 'fast-check';
import { expect, test } from 'vitest';
import { checkTranslation, keepsNumbersAndAddresses, toPlainText } from './check-translation.ts';

test.each([
  ['Bel 015 123 45 67.', 'اتصل على 015-1234567.', true],
  ['Bel 015 123 45 67.', 'اتصل على ٠١٥ ١٢٣ ٤٥ ٦٧.', true],
  ['Bel 015 123 45 67.', 'اتصل على 015 123 45 76.', false],
  ['Om 19.30 uur, 2 euro.', 'At 19:30, 2 euros.', true],
  ['Om 19.30 uur.', 'At 7.30 pm.', false],
  ['Van 10 tot 10 uur.', 'From 10 on.', false],
  ['Zie www.koor.example/nu.', 'Veja WWW.koor.example/nu!', true],
  ['Zie https://koor.example.', 'See https://choir.example.', false],
  ['Mail koor@kade.example, dan.', 'E-mail koor@kade.example then.', true],
  ['Mail koor@kade.example.', 'E-mail koor (at) kade.example.', false],
  ['Kom zingen.', 'تعالوا 3 مرات.', true],
])('numbers and addresses stay: %s → %s', (source, translation, stays) =>
  expect(keepsNumbersAndAddresses(source, translation)).toBe(stays),
);

test('whatever a machine sends comes out plain and bounded, or not at all', () => {
  const source = { name: 'Samen zingen', summary: 'Kom zingen met ons allemaal.' };
  expect(checkTranslation(source, ['غناء\nمعا', '<p>تعالوا</p> &amp; غنوا\u202e\u0000'])).toEqual({
    ok: true,
    value: { name: 'غناء معا', summary: 'تعالوا\n & غنوا' },
  });
  expect(toPlainText('2 < 3 & <b>4</b>', '2 < 3')).toBe('2 < 3 & <b>4</b>');
  fc.assert(
    fc.property(fc.array(fc.string({ unit: 'binary', maxLength: 1200 }), { maxLength: 3 }), (translation) => {
      const checked = checkTranslation(source, translation);
      if (!checked.ok) return;
      const { name, summary } = checked.value;
      expect(name.length).toBeLessThanOrEqual(160);
      expect(summary.length).toBeLessThanOrEqual(900);
      expect(`${name}${summary}`.isWellFormed()).toBe(true);
      expect(`${name}${summary}`).not.toContain('\0');
    }),
  );
});
