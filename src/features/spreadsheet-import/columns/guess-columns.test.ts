import { expect, test } from 'vitest';
import { guessColumns, guessMapping, townIn } from './guess-columns.ts';

test('columns are known by their headings, else by what stands in them; names of people are left', () => {
  const rows = [
    ['Taalaanbod Zwolle 2026', '', '', '', ''],
    ['Organisatie', 'Activiteit', 'Contactpersoon', 'Dag en tijd', ''],
    ['De Haven', 'Taalcafé', 'Fatma', 'dinsdag 10-12', 'info@haven.example'],
    ['De Brug', 'Naaigroep', 'Joke', 'do 9.30-11.30', 'brug@example.org'],
  ];
  const mapping = guessMapping([{ name: 'Blad1', rows }], 'taalaanbod zwolle 2026.xlsx');
  expect(mapping).toMatchObject({
    headings: 1,
    columns: ['organisation', 'name', 'leave', 'when', 'email'],
    town: 'Zwolle',
  });
  expect(
    guessColumns(
      [
        ['x', 'y'],
        ['https://a.example', '8011 AB'],
      ],
      0,
    ),
  ).toEqual(['website', 'postcode']);
  expect([townIn('lijst Den Haag'), townIn('Zwolle en Kampen'), townIn('export')]).toEqual([
    'Den Haag',
    '',
    '',
  ]);
});

test('how a list was read before is how a list with the same headings is read again', () => {
  const grid = {
    name: '',
    rows: [
      ['A', 'B'],
      ['Taalcafé', 'De Haven'],
      ['Koor', 'De Brug'],
    ],
  };
  const before = guessMapping([grid], 'x');
  const corrected = { ...before, columns: ['name' as const, 'organisation' as const], ownContacts: true };
  const again = guessMapping([grid], 'y', [{ headings: ['A', 'B'], mapping: corrected }]);
  expect(again.columns).toEqual(['name', 'organisation']);
  expect(again.ownContacts, 'whose numbers they are, is asked each time').toBe(false);
});
