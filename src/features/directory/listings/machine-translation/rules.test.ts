import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Initiative } from '../../catalogue/types.ts';
import {
  importedTexts,
  initiativeTexts,
  isOutdated,
  sourceTextOf,
  textInFormerLanguage,
  translationStatuses,
} from '../../translations/texts.ts';
import type { ListingText } from '../../translations/types.ts';
import type { ListingForm } from '../model/types.ts';
import { emptyListingForm } from '../registration/read-form.ts';
import { checkTranslation, keepsNumbersAndAddresses, toPlainText } from './check-translation.ts';
import { hideName } from './hide-name.ts';
import { languagePair } from './language-codes.ts';

const form: ListingForm = { ...emptyListingForm('nl'), name: 'Samen zingen', summary: 'Kom zingen met ons.' };
const text = (
  language: ListingText['language'],
  by: ListingText['by'],
  source = sourceTextOf(form),
): ListingText => ({
  language,
  name: `name ${language}`,
  summary: `summary ${language}`,
  description: null,
  by,
  source,
  version: 1,
});
const old = { ...sourceTextOf(form), summary: 'Kom zingen.' };

test('each language says how it stands, and where a machine may be asked', () => {
  const texts = [
    text('ar', 'machine'),
    text('en', 'person'),
    text('fr', 'person', old),
    text('tr', 'machine', old),
  ];
  const asks = [
    { language: 'uk' as const, number: 1, trouble: null },
    { language: 'fa' as const, number: 2, trouble: 'lost' as const },
  ];
  const all = translationStatuses(form, texts, asks, ['en', 'ar', 'fr', 'tr', 'uk', 'fa', 'so']);
  expect(all.map(({ language }) => language)).not.toContain('nl');
  expect(all).toHaveLength(11);
  const of = (code: string) => all.find(({ language }) => language === code);
  expect(of('ar')).toMatchObject({ by: 'machine', older: false, mayAsk: false });
  expect(of('en')).toMatchObject({ by: 'person', older: false, mayAsk: false });
  expect(of('fr')).toMatchObject({ by: 'person', older: true, mayAsk: false });
  expect(of('tr')).toMatchObject({ by: 'machine', older: true, mayAsk: true });
  expect(of('uk')).toMatchObject({ by: null, asked: 'under-way', mayAsk: false });
  expect(of('fa')).toMatchObject({ by: null, asked: 'lost', mayAsk: true });
  expect(of('so')).toMatchObject({ by: null, asked: null, mayAsk: true });
  expect(of('ti')).toMatchObject({ by: null, asked: null, mayAsk: false });
  expect(translationStatuses({ ...form, textLanguage: 'ru' }, [], [], [])).toHaveLength(12);
});

test('other spaces and line ends change nothing; another language matters to a machine alone', () => {
  const spaced = { ...sourceTextOf(form), summary: ' Kom zingen\r\nmet ons. ' };
  expect(isOutdated(text('ar', 'person', spaced), sourceTextOf(form))).toBe(false);
  const wrong = { ...sourceTextOf(form), language: 'de' };
  expect(isOutdated(text('ar', 'person', wrong), sourceTextOf(form))).toBe(false);
  expect(isOutdated(text('ar', 'machine', wrong), sourceTextOf(form))).toBe(true);
});

const before: Pick<Initiative, 'texts' | 'language'> = {
  language: 'nl',
  texts: {
    nl: { name: 'Samen zingen', summary: 'Kom zingen met ons.', description: 'Lang verhaal.' },
    ru: { name: 'Петь', summary: 'Приходите.' },
    ar: { name: 'x', summary: 'y' },
  },
};

test('what is planted: the own words with their longer story, the texts with their marks, and languages of elsewhere', () => {
  expect(
    initiativeTexts(form, before, [text('en', 'person', old), text('tr', 'machine'), text('nl', 'person')]),
  ).toEqual({
    nl: { name: 'Samen zingen', summary: 'Kom zingen met ons.', description: 'Lang verhaal.' },
    ru: { name: 'Петь', summary: 'Приходите.' },
    en: {
      name: 'name en',
      summary: 'summary en',
      translation: { from: 'nl', by: 'person', older: true },
    },
    tr: { name: 'name tr', summary: 'summary tr', translation: { from: 'nl', by: 'machine' } },
  });
  const changed = initiativeTexts({ ...form, name: 'Zingen' }, before, []);
  expect(changed.ru?.translation).toEqual({ from: 'nl', by: 'person', older: true });
  // The own words are never a translation, also when a machine wrote in that language first.
  const english = { ...form, textLanguage: 'en' as const };
  const marked = {
    ...before,
    texts: {
      ...before.texts,
      en: { name: 'a', summary: 'b', translation: { from: 'nl', by: 'machine' as const } },
    },
  };
  expect(initiativeTexts(english, marked, [])).toMatchObject({ en: { name: 'Samen zingen' } });
  expect(initiativeTexts(english, marked, []).en).not.toHaveProperty('translation');
});

test('what came along keeps by whom it is and that it is older', () => {
  const along = importedTexts(
    {
      texts: {
        ...before.texts,
        tr: { name: 'a', summary: 'b', translation: { from: 'nl', by: 'machine', older: true } },
      },
    },
    form,
  );
  expect(along.map(({ language, by }) => [language, by])).toEqual([
    ['ar', 'person'],
    ['tr', 'machine'],
  ]);
  expect(along.map((one) => isOutdated(one, sourceTextOf(form)))).toEqual([false, true]);
});

test('who goes on in another language keeps the words of before; a wrong name of a language keeps nothing', () => {
  expect(textInFormerLanguage(form, { ...form, textLanguage: 'en' })).toEqual([]);
  const left = textInFormerLanguage(form, { ...form, textLanguage: 'en', name: 'Sing', summary: 'Come.' });
  expect(left).toMatchObject([{ language: 'nl', name: 'Samen zingen', by: 'person' }]);
});

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
])('what counts stays: %s → %s', (source, made, stays) =>
  expect(keepsNumbersAndAddresses(source, made)).toBe(stays),
);

test('whatever a machine sends comes out plain and bounded, or not at all', () => {
  const source = { name: 'Samen zingen', summary: 'Kom zingen met ons allemaal.' };
  expect(checkTranslation(source, ['غناء\nمعا', '<p>تعالوا</p> &amp; غنوا\u202e\u0000'])).toEqual({
    ok: true,
    value: { name: 'غناء معا', summary: 'تعالوا\n & غنوا' },
  });
  expect(toPlainText('2 < 3 & <b>4</b>', '2 < 3')).toBe('2 < 3 & <b>4</b>');
  fc.assert(
    fc.property(fc.array(fc.string({ unit: 'binary', maxLength: 1200 }), { maxLength: 3 }), (made) => {
      const right = checkTranslation(source, made);
      if (!right.ok) return;
      const { name, summary } = right.value;
      expect(name.length).toBeLessThanOrEqual(160);
      expect(summary.length).toBeLessThanOrEqual(900);
      expect(`${name}${summary}`.isWellFormed()).toBe(true);
      expect(`${name}${summary}`).not.toContain('\0');
    }),
  );
});

test('a name is put away and comes back in its place; a word that is no name is not', () => {
  const { text: sent, restore } = hideName(
    'Bij Het Wijkkoor: Het Wijkkoor is er voor 1 ieder.',
    'Het Wijkkoor',
  );
  expect(sent).toBe('Bij [2]: [2] is er voor 1 ieder.');
  expect(restore('في [ 2 ] : [2] للجميع 1')).toBe('في Het Wijkkoor : Het Wijkkoor للجميع 1');
  expect(restore('في الجوقة')).toBeNull();
  expect(hideName('Wij zingen samen.', 'samen').text).toBe('Wij zingen samen.');
  expect(hideName('Het Wijkkoortje zingt.', 'Het Wijkkoor').text).toBe('Het Wijkkoortje zingt.');
  expect(hideName('A (B) [C', '(B) [C').text).toBe('A [1]');
});

test('languages go by the names of the server; what it does not know is not asked', () => {
  const spoken = [{ code: 'nl', targets: ['en', 'ku'] }, { code: 'en' }, { code: 'ku' }, { code: 'zh-Hans' }];
  expect(languagePair(spoken, 'nl', 'kmr')).toEqual({ source: 'nl', target: 'ku' });
  expect(languagePair(spoken, 'nl', 'ti')).toBeUndefined();
  expect(languagePair(spoken, 'zh', 'nl')).toEqual({ source: 'zh-Hans', target: 'nl' });
  expect(languagePair(spoken, 'so', 'nl')).toBeUndefined();
  expect(languagePair([], 'nl', 'en')).toBeUndefined();
});
