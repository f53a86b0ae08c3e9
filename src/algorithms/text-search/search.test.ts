import fc from 'fast-check';
import { expect, test } from 'vitest';
import { analyseDocument, buildLexicon, buildSearchIndex, parseQuery, rankDocuments } from './index.ts';

const lexicon = buildLexicon({
  wider: { bike: ['sport'], repair: [], sport: [], lesson: [], language: [], help: [] },
  weak: { help: 0.2 },
  languages: {
    nl: {
      stop: 'ik wil de een mijn wie kan in',
      names: {
        bike: 'fiets',
        repair: 'repareren, lekke band',
        sport: 'sport',
        lesson: 'les, cursus',
        language: 'taal',
        help: 'hulp, helpen',
      },
    },
    ar: { stop: 'أريد أن', names: { bike: 'دراجة', repair: 'إصلاح, تصليح', lesson: 'درس, دورة' } },
  },
});
const TEXTS = [
  'Taalcursussen voor beginners',
  'Fietsen repareren',
  'Fietsles voor volwassenen',
  'Lekke band? Kom langs',
  'Sportclub',
  'Wie kan de hulp vinden',
  'De Linde',
];
const index = buildSearchIndex(
  TEXTS.map((text) =>
    analyseDocument({ texts: [{ text, language: 'nl', weight: 2 }], concepts: [] }, lexicon),
  ),
  lexicon,
);
const find = (question: string, reader = 'nl') => rankDocuments(index, parseQuery(index, question, reader));
const texts = (question: string, reader?: string) =>
  find(question, reader).map(({ document }) => TEXTS[document]);

test('a word finds its plurals and the compounds in which it stands', () => {
  expect(texts('cursus')[0]).toBe('Taalcursussen voor beginners');
  expect(texts('taal')[0]).toBe('Taalcursussen voor beginners');
  expect(texts('fietsen').slice(0, 2).sort()).toEqual(['Fietsen repareren', 'Fietsles voor volwassenen']);
});

test('a question in another language finds by what is meant', () => {
  expect(texts('أريد إصلاح دراجتي', 'ar')[0]).toBe('Fietsen repareren');
  expect(texts('دورة', 'ar').slice(0, 2)).toContain('Taalcursussen voor beginners');
});

test('several words can name one thing', () => {
  expect(texts('mijn lekke band')[0]).toBe('Lekke band? Kom langs');
  expect(parseQuery(index, 'lekke band', 'nl')).toMatchObject([{ concepts: ['repair'] }]);
});

test('what answers everything comes before what answers a part', () => {
  const hits = find('fiets repareren');
  expect(hits[0]).toMatchObject({ document: 1, matchesAll: true });
  expect(hits.findLastIndex(({ matchesAll }) => matchesAll)).toBeLessThan(
    hits.findIndex(({ matchesAll }) => !matchesAll),
  );
});

test('a letter wrong is forgiven, in words of cards and of the lexicon; nonsense finds nothing', () => {
  expect(texts('linda')).toContain('De Linde');
  expect(texts('repareern')[0]).toBe('Fietsen repareren');
  expect(find('xqzxqz')).toEqual([]);
  expect(find('')).toEqual([]);
});

test('a wider thing is found too, and comes after the thing itself', () => {
  expect(texts('fiets').indexOf('Sportclub')).toBeGreaterThan(1);
});

test('what everybody offers weighs little', () => {
  expect(texts('hulp fiets repareren')[0]).toBe('Fietsen repareren');
});

test('a name for no concept is refused', () => {
  expect(() =>
    buildLexicon({ wider: {}, weak: {}, languages: { nl: { stop: '', names: { kite: 'vlieger' } } } }),
  ).toThrow(/kite/);
});

test('any question gives every document at most once, in the same order each time', () => {
  const question = fc.array(
    fc.constantFrom('fiets', 'les', 'taal', 'دراجة', 'hulp', 'linde', 'zz', 'repaere'),
    {
      maxLength: 8,
    },
  );
  fc.assert(
    fc.property(question, (words) => {
      const hits = find(words.join(' '));
      expect(new Set(hits.map(({ document }) => document)).size).toBe(hits.length);
      expect(find(words.join(' '))).toEqual(hits);
      expect(hits.every(({ score }) => score > 0)).toBe(true);
    }),
  );
});
