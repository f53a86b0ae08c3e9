import { expect, test } from 'vitest';
import type { Initiative } from '../catalogue/types.ts';
import { form, formerSource, text } from './listing-texts.testing.ts';
import { importedTexts, initiativeTexts, isOutdated, sourceTextOf, textInFormerLanguage } from './texts.ts';

test('other spaces and line ends change nothing; a corrected language matters only to a machine translation', () => {
  const spaced = { ...sourceTextOf(form), summary: ' Kom zingen\r\nmet ons. ' };
  expect(isOutdated(text('ar', 'person', spaced), sourceTextOf(form))).toBe(false);
  const otherLanguage = { ...sourceTextOf(form), language: 'de' };
  expect(isOutdated(text('ar', 'person', otherLanguage), sourceTextOf(form))).toBe(false);
  expect(isOutdated(text('ar', 'machine', otherLanguage), sourceTextOf(form))).toBe(true);
});

const published: Pick<Initiative, 'texts' | 'language'> = {
  language: 'nl',
  texts: {
    nl: { name: 'Samen zingen', summary: 'Kom zingen met ons.', description: 'Lang verhaal.' },
    ru: { name: 'Петь', summary: 'Приходите.' },
    ar: { name: 'x', summary: 'y' },
  },
};

test('published are the owner’s text with its description, the translations with how they were made, and other languages', () => {
  expect(
    initiativeTexts(form, published, [
      text('en', 'person', formerSource),
      text('tr', 'machine'),
      text('nl', 'person'),
    ]),
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
  const changed = initiativeTexts({ ...form, name: 'Zingen' }, published, []);
  expect(changed.ru?.translation).toEqual({ from: 'nl', by: 'person', older: true });
  // The owner's text is never a translation, also when a machine wrote in that language first.
  const english = { ...form, textLanguage: 'en' as const };
  const marked = {
    ...published,
    texts: {
      ...published.texts,
      en: { name: 'a', summary: 'b', translation: { from: 'nl', by: 'machine' as const } },
    },
  };
  expect(initiativeTexts(english, marked, [])).toMatchObject({ en: { name: 'Samen zingen' } });
  expect(initiativeTexts(english, marked, []).en).not.toHaveProperty('translation');
});

test('an imported text keeps who made it and that it is outdated', () => {
  const imported = importedTexts(
    {
      texts: {
        ...published.texts,
        tr: { name: 'a', summary: 'b', translation: { from: 'nl', by: 'machine', older: true } },
      },
    },
    form,
  );
  expect(imported.map(({ language, by }) => [language, by])).toEqual([
    ['ar', 'person'],
    ['tr', 'machine'],
  ]);
  expect(imported.map((text) => isOutdated(text, sourceTextOf(form)))).toEqual([false, true]);
});

test('an owner who continues in another language keeps the former text; correcting the language adds none', () => {
  expect(textInFormerLanguage(form, { ...form, textLanguage: 'en' })).toEqual([]);
  const former = textInFormerLanguage(form, { ...form, textLanguage: 'en', name: 'Sing', summary: 'Come.' });
  expect(former).toMatchObject([{ language: 'nl', name: 'Samen zingen', by: 'person' }]);
});
