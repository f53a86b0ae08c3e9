import fc from 'fast-check';
import { expect, test } from 'vitest';
import { editDistance, foldText, stemOf, stemsOf, tokenize } from './index.ts';

/** Letters of every script in which people search, with the marks that they put on them or leave out. */
const letters = fc.string({
  unit: fc.oneof(
    fc.constantFrom(...'aeiouıİIçşğüöñßøłæéèŻ'),
    fc.constantFrom(...'ابتثجحخدذرزسشصضطظعغفقكلمنهوىيةأإآٱؤئکیگپچژـًٌٍّْ٠١٢۴۵'),
    fc.constantFrom(...'абвгґдеєжзиіїйклмнопрстуфхцчшщьюяё'),
    fc.constantFrom(...'ሀሁሐሑኀሰሠሡጸፀጹፁአዐኣዓከኸኽቀቐትምህርቲ፡'),
    fc.constantFrom(' ', '-', '’', '.', '\u200c'),
  ),
  maxLength: 24,
});

test('folding twice is folding once, whatever the script', () => {
  fc.assert(fc.property(letters, (text) => foldText(foldText(text)) === foldText(text)));
  fc.assert(fc.property(fc.string(), (text) => foldText(foldText(text)) === foldText(text)));
});

test('capitals and marks make no difference', () => {
  fc.assert(
    fc.property(letters, (text) => foldText(text.normalize('NFD')) === foldText(text.normalize('NFC'))),
  );
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom(...'abcçdefgğhiıjklmnoöprsştuüvyz') }), (text) => {
      // Both Turkish capitals of i: with a dot and without.
      expect(foldText(text.toLocaleUpperCase('tr'))).toBe(foldText(text));
      expect(foldText(text.toUpperCase())).toBe(foldText(text));
    }),
  );
});

test.each([
  ['Dutch', 'Één café', 'een cafe'],
  ['Dutch', 'kaart’s', "kaart's"],
  ['Turkish', 'İSTANBUL', 'istanbul'],
  ['Turkish', 'dikiş', 'DIKIS'],
  ['Arabic', 'أحمد', 'احمد'],
  ['Arabic', 'سلة', 'سله'],
  ['Arabic', 'موسيقى', 'موسيقي'],
  ['Arabic', 'العــربية', 'العربية'],
  ['Arabic', 'مُدَرِّسَة', 'مدرسة'],
  ['digits', '١٠١٢', '1012'],
  ['digits', '۱۰۱۲', '1012'],
  ['Farsi', 'کتاب‌ها', 'كتابها'],
  ['Sorani', 'کوردی', 'كوردي'],
  ['Ethiopic', 'ሰላም', 'ሠላም'],
  ['Ethiopic', 'ጸሓይ', 'ፀሓይ'],
  ['Ethiopic', 'ሓሙስ', 'ሐሙስ'.replace('ሐ', 'ኃ')],
  ['Ethiopic', 'ዓለም', 'ኣለም'],
  ['Cyrillic', 'Їжа', 'іжа'],
  ['Cyrillic', 'ґанок', 'ганок'],
  ['Cyrillic', "п'ятниця", 'пʼятниця'],
])('%s: %s is %s', (_, one, other) => {
  expect(foldText(one)).toBe(foldText(other));
});

test.each([
  ['nl', 'cursus', 'cursussen'],
  ['nl', 'les', 'lessen'],
  ['nl', 'huis', 'huizen'],
  ['nl', 'kind', 'kinderen'],
  ['nl', 'maatje', 'maatjes'],
  ['nl', 'taalmaatje', 'taalmaatjes'],
  ['nl', 'brief', 'brieven'],
  ['nl', 'taal', 'talen'],
  ['nl', 'inburgering', 'inburgeren'],
  ['en', 'lesson', 'lessons'],
  ['en', 'swim', 'swimming'],
  ['fr', 'cours', 'cour'],
  ['tr', 'kurs', 'kursu'],
  ['tr', 'bisiklet', 'bisikletim'],
  ['tr', 'kitap', 'kitabı'],
  ['uk', 'мова', 'мови'],
  ['uk', 'диплом', 'диплома'],
  ['ar', 'مدرسة', 'المدرسة'],
  ['ar', 'دراجة', 'دراجتي'],
  ['fa', 'کلاس', 'کلاس‌ها'],
  ['ti', 'ትምህርቲ', 'ትምህርትታት'],
  ['ti', 'ብሽክለታ', 'ንብሽክለተይ'],
])('%s: %s and %s have one stem', (language, word, otherWord) => {
  const stem = (word: string) => stemOf(tokenize(word)[0] ?? '', language);
  expect(stem(word)).toBe(stem(otherWord));
  expect(stemsOf(tokenize(word)[0] ?? '')).toContain(stem(otherWord));
});

test('a stem is never empty', () => {
  fc.assert(fc.property(letters, (text) => tokenize(text).every((word) => stemsOf(word).every(Boolean))));
});

test('distance counts letters that differ, and stops at what is asked', () => {
  expect([
    editDistance('delft', 'dleft', 2),
    editDistance('delft', 'delf', 2),
    editDistance('delft', 'gouda', 2),
  ]).toEqual([1, 1, 3]);
  const word = fc.string({ unit: fc.constantFrom(...'abc'), maxLength: 7 });
  fc.assert(fc.property(word, word, (a, b) => editDistance(a, b, 9) === editDistance(b, a, 9)));
});
