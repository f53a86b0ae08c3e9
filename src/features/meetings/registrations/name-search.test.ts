import { expect, test } from 'vitest';
import { compareByName, indexLetter, indexLetters, nameMatcher } from './name-search.ts';

const people = ['Zoë', 'Łukasz', 'أحمد', 'ሰላም', 'Йосип', 'Şükrü', 'فاطمة', 'Anna de Wit', null].map(
  (name, i) => ({ name, code: `ABCD-${2345 + i}` }),
);
const found = (typed: string) => people.filter(nameMatcher(typed)).map(({ name }) => name);

test.each([
  ['zoe', 'Zoë'],
  ['ZOË', 'Zoë'],
  ['lukasz', 'Łukasz'],
  ['احمد', 'أحمد'],
  ['ሠላም', 'ሰላም'],
  ['иосип', 'Йосип'],
  ['sukru', 'Şükrü'],
  ['فاطمه', 'فاطمة'],
  ['wit', 'Anna de Wit'],
  ['wit ann', 'Anna de Wit'],
])('typing %s finds %s', (typed, name) => expect(found(typed)).toEqual([name]));

test('typing a code finds who has it, also when they gave no name', () => {
  expect(people.filter(nameMatcher('abcd 2353'))).toEqual([people[8]]);
  expect(people.filter(nameMatcher('abcd'))).toHaveLength(people.length);
});

test('nothing typed finds everybody', () => expect(found(' ')).toHaveLength(people.length));

test('the index has a letter for every script that is used, and nobody is left out', () => {
  const letters = indexLetters(people);
  expect(letters).toEqual(['A', 'L', 'S', 'Z', 'И', 'ا', 'ف', 'ሰ', '#']);
  const perLetter = letters.map((letter) => people.filter((person) => indexLetter(person) === letter).length);
  expect(perLetter.reduce((sum, count) => sum + count, 0)).toBe(people.length);
});

test('lists are in order of names, people without a name last', () => {
  expect([...people].sort(compareByName).map(({ name }) => name)).toEqual([
    'Anna de Wit',
    'Łukasz',
    'Şükrü',
    'Zoë',
    'Йосип',
    'أحمد',
    'فاطمة',
    'ሰላም',
    null,
  ]);
});
