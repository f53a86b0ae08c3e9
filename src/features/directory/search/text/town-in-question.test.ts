import { expect, test } from 'vitest';
import { demoSet } from '../../../../../seed/demo.ts';
import type { Initiative } from '../../catalogue/types.ts';
import { searchByText } from './search-by-text.ts';

const all: Initiative[] = demoSet().initiatives.map(
  ({ organisation, roomUntilInDays: _until, confirmedDaysAgo: _days, ...row }) => ({
    ...row,
    organisation: { id: organisation, name: organisation },
    status: 'active',
    roomUntil: null,
    confirmedAt: null,
    changedAt: new Date(0),
    demo: true,
    times: row.times.map((time, index) => ({ ...time, id: String(index) })),
  }),
);
const townOf = (question: string) => searchByText(all, question, 'nl').town?.name;

test.each([
  // The words that are right speak for the name, also when they are words for something else.
  ['Son en Breugl', 'Son en Breugel'],
  ['Nieuw-Amsterdjam', 'Nieuw-Amsterdam'],
  ['Uttrechtsebuurt-Zuid', 'Utrechtsebuurt-Zuid'],
  ['Lnd van Cuijk', 'Land van Cuijk'],
  ['Wijk aan Zeee', 'Wijk aan Zee'],
  ['Den Hag', 'Den Haag'],
  ['taalcafé in Son en Breugl', 'Son en Breugel'],
  ['koor bij Bergen op Zom', 'Bergen op Zoom'],
])('%s is found as a town with a letter wrong', (question, name) => {
  expect(townOf(question)).toBe(name);
});

test.each([
  'taalcafé in maart en april',
  'koken en eten',
  'naar de havens',
  'havens',
  'fietsles',
  'de taal',
  'buurvrouw',
  'met kinderen',
])('%s names no town', (question) => {
  expect(townOf(question)).toBeUndefined();
});

test.each([
  ['2611 AB', 'Delft'],
  ['taalles 2611 AB', 'Delft'],
  ['۲۶۱۱', 'Delft'],
  ['هلموند', 'Helmond'],
  ['Гельмонд', 'Helmond'],
])('%s is a postcode or a town in another script: near %s', (question, name) => {
  expect(townOf(question)).toBe(name);
});

test.each(['cursus 2026', 'taalles in 2027'])('%s names a year, no postcode', (question) => {
  expect(townOf(question)).toBeUndefined();
});
