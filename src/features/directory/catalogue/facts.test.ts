import { expect, test } from 'vitest';
import { interfaceLanguages } from '#core/i18n/languages.ts';
import { demoSet } from '../../../../seed/demo.ts';
import { factsSentence, practicalFacts } from './facts.ts';
import type { Initiative } from './types.ts';

const [row] = demoSet().initiatives;
if (!row) throw new Error('no initiative');
const plain: Initiative = {
  ...row,
  id: '00000000-0000-4000-8000-000000000000',
  organisation: { id: 'o', name: 'Huis van Laak' },
  confirmedAt: null,
  changedAt: new Date(),
  demo: true,
  status: 'active',
  roomUntil: null,
  goals: ['dutch'],
  levelMin: null,
  levelMax: null,
  audience: null,
  ageMin: null,
  ageMax: null,
  childcare: null,
  contactForms: [],
  signLanguages: [],
  access: [],
  online: false,
  town: 'Delft',
  times: [{ id: 't', weekday: 2, startsAt: 570, endsAt: 660 }],
};
/** Without the marks that keep directions of writing apart. */
const textOf = (it: Partial<Initiative>, language: string, options?: Parameters<typeof factsSentence>[2]) =>
  factsSentence({ ...plain, ...it }, language, options).replace(/[\u2066-\u2069]/g, '');

test('somebody reads in their own language what a lesson is, for whom, and when', () => {
  const lesson = { audience: 'women', childcare: true, levelMax: 'a0' } as const;
  expect(textOf(lesson, 'en')).toBe(
    'Dutch lesson, for women, for beginners, with childcare, Tuesday 9:30\u2060–\u206011:00, in Delft.',
  );
  expect(textOf(lesson, 'nl')).toBe(
    'Nederlandse les, voor vrouwen, voor wie net begint, met kinderopvang, dinsdag 9.30\u2060–\u206011.00, in Delft.',
  );
  expect(textOf(lesson, 'ar')).toContain('درس في اللغة الهولندية، للنساء، للمبتدئين، مع رعاية أطفال');
});

test('what nobody told is not in the sentence, and what the page says beside it is not said twice', () => {
  expect(textOf({}, 'en', { leaveOut: ['times', 'town'] })).toBe('Dutch lesson.');
  expect(textOf({ goals: [], times: [], town: null }, 'en')).toBe('An activity.');
});

test('a language café, a language buddy and a meeting are told apart, and so is how one meets', () => {
  const short = (it: Partial<Initiative>) => textOf({ times: [], town: null, ...it }, 'en');
  expect(short({ goals: ['dutch', 'people'] })).toBe('Learning Dutch together.');
  expect(short({ goals: ['buddy', 'dutch'], contactForms: ['telephone'] })).toBe(
    'A language buddy, by telephone.',
  );
  expect(short({ goals: ['buddy'], contactForms: ['oneToOne', 'atHome'] })).toBe('A buddy, at your home.');
  expect(short({ goals: ['buddy'], contactForms: ['telephone'], online: true })).toBe(
    'A buddy, by telephone.',
  );
  expect(short({ goals: ['buddy'], contactForms: ['oneToOne'] })).toBe('A buddy, with one person.');
  expect(short({ goals: ['people'], contactForms: ['group', 'atHome'] })).toBe('Getting to know people.');
  expect(short({ goals: ['people'] })).toBe('Getting to know people.');
  expect(short({ goals: ['music', 'people'], levelMin: 'b1' })).toBe('Music or singing, Dutch from B1.');
  expect(short({ levelMin: 'a1', levelMax: 'a2' })).toBe('Dutch lesson, level A1–A2.');
  expect(short({ goals: ['move'], ageMin: 6, ageMax: 12 })).toBe('Cycling or sport, age 6 to 12.');
});

test('many times are told by their days; the sentence exists in every language and begins with a capital', () => {
  const times = [1, 3, 3, 5].map((weekday, i) => ({
    id: String(i),
    weekday,
    startsAt: 540 + i,
    endsAt: 600 + i,
  }));
  expect(textOf({ times }, 'en')).toBe('Dutch lesson, Monday, Wednesday, Friday, in Delft.');
  const sentences = interfaceLanguages.map(({ code }) => textOf({ times }, code));
  expect(new Set(sentences).size).toBe(interfaceLanguages.length);
  expect(textOf({ goals: ['study', 'work'] }, 'tr')).toMatch(/^Okul/);
  expect(textOf({ goals: ['work'] }, 'tr')).toMatch(/^İş/);
});

test('price, signing up, telephone and a way to write stand ready; what is unknown is absent', () => {
  const known = {
    costCents: 250,
    walkIn: false,
    phone: '070 123 45 67',
    email: null,
    website: 'https://huis.example/',
  };
  expect(practicalFacts(known, 'en')).toEqual({
    price: '\u2068€2.50\u2069 each time',
    joining: 'Sign up first',
    phone: { text: '070 123 45 67', href: 'tel:0701234567' },
    contact: { kind: 'website', text: 'huis.example', href: 'https://huis.example/' },
  });
  expect(practicalFacts({ ...known, costCents: 0, walkIn: true, email: 'a@b.nl' }, 'nl')).toMatchObject({
    price: 'Gratis',
    joining: 'Loop zomaar binnen',
    contact: { kind: 'email', href: 'mailto:a@b.nl' },
  });
  const nothing = { costCents: null, walkIn: null, phone: null, email: null, website: 'javascript:alert(1)' };
  expect(practicalFacts(nothing, 'en')).toEqual({ price: null, joining: null, phone: null, contact: null });
});
