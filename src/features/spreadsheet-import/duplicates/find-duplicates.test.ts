import { expect, test } from 'vitest';
import type { Comparable } from './features.ts';
import { findDoubledRows, findDuplicates } from './find-duplicates.ts';
import { FALSE_VARIANTS, type GeneratedRow, generatePairs } from './generate-pairs.testing.ts';

const rowsOf = (items: readonly Comparable[]) =>
  items.map(({ organisation, ...draft }, index) => ({
    key: String(index),
    row: index,
    organisation: organisation.name,
    draft,
  }));

/** `organisation | name | town | phone | email | website | address | weekday and minute` */
function item(line: string): Comparable {
  const [organisation = '', name = '', town = '', phone, email, website, address, time] = line
    .split('|')
    .map((part) => part.trim());
  const [weekday, startsAt] = (time ?? '').split(' ').map(Number);
  return {
    organisation: { name: organisation },
    texts: { nl: { name, summary: '' } },
    language: 'nl',
    town,
    phone: phone || null,
    email: email || null,
    website: website || null,
    address: address || null,
    postcode: null,
    times: weekday && startsAt ? [{ weekday, startsAt }] : [],
  };
}
const verdict = (row: string, listed: string) => {
  const match = findDuplicates(rowsOf([item(row)]), [{ ...item(listed), id: 'x' }]).get('0');
  return match ? (match.certain ? 'same' : 'perhaps') : 'other';
};

test.each([
  ['Stichting Welkom Zwolle | Taalcafé | Zwolle', 'Stichting Welzijn Zwolle | Taalcafé | Zwolle'],
  ['Bibliotheek | Taalcafé | Zwolle | 038-1234567', 'Kerk De Brug | Taalcafé | Zwolle | 038-1234567'],
  [
    'Bibliotheek Zwolle | Taalcafé | Zwolle | 038-1234567 | | | Plein 1 | 2 600',
    'Protestantse Kerk Zwolle | Taalcafé | Zwolle | 038-1234567 | | | Plein 1 | 2 600',
  ],
  ['Buurthuis De Haven | Taalcafé | Zwolle', 'Buurthuis De Brug | Taalcafé | Zwolle'],
  ['De Haven | Taalcafé A1 | Zwolle', 'De Haven | Taalcafé B1 | Zwolle'],
  ['De Haven | Kookgroep | Zwolle | | | | | 2 600', 'De Haven | Koorgroep | Zwolle | | | | | 4 600'],
  ['Humanitas | Taalmaatjes | Zwolle', 'Humanitas | Taalmaatjes | Kampen'],
  ['De Haven | Taalcafé | Zwolle | | | | Dorpsstraat 1', 'De Haven | Taalcafé | Zwolle | | | | Kerkweg 9'],
  ['Buurthuis De Haven | Taalcafé | Zwolle', 'Buurthuis De Raven | Taalcafé | Zwolle'],
  ['De Haven | Eten in Noord | Zwolle', 'De Haven | Eten in Zuid | Zwolle'],
])('“%s” and “%s” are never proposed as the same', (row, listed) => {
  expect(verdict(row, listed)).not.toBe('same');
});

test.each([
  ['Buurthuis De Haven | Taalcafé | Zwolle', 'buurthuis de haven | Taal-café | Zwolle'],
  ['De Haven, Buurthuis | Café Taal | Zwolle', 'Buurthuis De Haven | Taal café | Zwolle'],
  ['St. De Haven | Samen zingen | Zwolle', 'Stichting de Haven | Zingen, samen | Zwolle'],
  ['VWN | Taalmaatjes | Kampen', 'VluchtelingenWerk | Taalmaatjes | Kampen'],
  [
    'Buurthuis De Havn | Taalcafé | Zwolle | | | | | 2 600',
    'Buurthuis De Haven | Taalcafé | Zwolle | | | | | 2 600',
  ],
  ['Bieb Zwolle | Taalcafé | Zwolle', 'Bibliotheek Zwolle | Taalcafé | Zwolle'],
  [
    'De Haven | Conversatieles Nederlads | Zwolle | | | | | 2 600',
    'De Haven | Conversatieles Nederlands | Zwolle | | | | | 2 600',
  ],
  [
    'Taalcafé | Taalcafé | Zwolle | 038 123 45 67 | | | | 2 600',
    'Buurthuis De Haven | Taalcafé | Zwolle | 038-1234567 | | | | 2 600',
  ],
])('“%s” is “%s”', (row, listed) => {
  expect(verdict(row, listed)).toBe('same');
});

test('a match says why: the same telephone, another name', () => {
  const match = findDuplicates(
    rowsOf([item('De Haven | Wereldkeuken | Zwolle | 038-1234567 | | | Dorpsstraat 1 | 2 600')]),
    [{ ...item('De Haven | Samen koken | Zwolle | +31 38 1234567 | | | Dorpsstr. 1 | 2 600'), id: 'x' }],
  ).get('0');
  expect([match?.certain, match?.reasons]).toEqual([
    false,
    ['other-name', 'same-organisation', 'same-phone', 'same-address', 'same-times'],
  ]);
});

test('rows that are doubled within one list are found, other organisations of the same name are not', () => {
  const doubled = findDoubledRows(
    rowsOf(
      [
        'Buurthuis De Haven | Taalcafé | Zwolle | 038-1234567 | | | | 2 600',
        'Bibliotheek | Taalcafé | Zwolle | 038-7654321',
        'De Haven buurthuis | Taal café | Zwolle | 038 1234567',
        'De Haven | Taalcafé B1 | Zwolle',
        'Buurthuis De Haven | Taalcaffé | Zwolle | | | | | 2 600',
        'Buurthuis De Haven | Naaigroep | Zwolle | 038-1234567 | | | | 4 600',
      ].map(item),
    ),
  );
  expect([...doubled].map(([key, { of, certain }]) => [key, of, certain])).toEqual([
    ['2', '0', true],
    ['3', '0', false],
    ['4', '0', true],
  ]);
});

/** What is measured here stands in docs/importing.md, "How sure a match is". */
test.each([1, 2, 3, 4, 5])(
  'of 2,000 generated rows (set %i) what is proposed is right, and what is the same is shown',
  (seed) => {
    const { initiatives, rows } = generatePairs(seed, 2000);
    const found = findDuplicates(rowsOf(rows.map((row) => row.item)), initiatives);
    const matchOf = (row: GeneratedRow) => found.get(String(rows.indexOf(row)));
    const proposed = rows.filter((row) => matchOf(row)?.certain);
    const right = proposed.filter((row) => matchOf(row)?.initiative.id === row.sameAs);
    const same = rows.filter(({ sameAs }) => sameAs !== null);
    const shown = same.filter((row) => matchOf(row)?.initiative.id === row.sameAs);
    expect(right.length / proposed.length, 'precision of what is proposed').toBeGreaterThanOrEqual(0.99);
    expect(shown.length / same.length, 'recall of what is shown').toBeGreaterThanOrEqual(0.95);
    expect(proposed.length / same.length, 'most need no decision').toBeGreaterThan(0.7);
    const organisations = FALSE_VARIANTS.filter((variant) => variant.includes('organisation'));
    const merged = proposed.filter(
      ({ variant, sameAs }) => sameAs === null && organisations.some((known) => known === variant),
    );
    expect(merged.map((row) => [row.variant, row.item, matchOf(row)])).toEqual([]);
  },
);

test('a thousand rows find their place among ten thousand initiatives without comparing all of them', () => {
  const { initiatives, rows } = generatePairs(9, 10_000);
  const started = performance.now();
  findDuplicates(rowsOf(rows.slice(0, 1000).map((row) => row.item)), initiatives);
  const milliseconds = performance.now() - started;
  console.info(`1,000 rows × 10,000 initiatives: ${Math.round(milliseconds)} ms`);
  // Ten million pairs would take a minute; a busy machine may take several seconds.
  expect(milliseconds).toBeLessThan(10_000);
});
