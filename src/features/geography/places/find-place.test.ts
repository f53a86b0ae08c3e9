import { expect, test } from 'vitest';
import { inTransaction } from '#core/db/rls-context.ts';
import { distanceKm } from '#core/geo/travel-time.ts';
import { createTestApp } from '../../../../test/support/app.ts';
import { findPlace, placeById, shippedPostcode, towns } from '../index.ts';
import { importPostcodes } from '../postcodes/queries.ts';
import villages from '../villages.json' with { type: 'json' };

const { app, asOperator } = await createTestApp();
const find = (typed: string) => inTransaction(app.db, {}, (tx) => findPlace(tx, typed));
const optionsFor = async (typed: string) => {
  const finding = await find(typed);
  return finding.kind === 'found' ? [] : finding.options.map(({ name }) => name);
};

test.each([
  '2516',
  '2516AB',
  '2516 AB',
  '2516ab',
  '  2516\u00a0ab ',
  '٢٥١٦',
  '۲۵۱۶',
  '۲۵۱۶ AB',
  '2516\u200b AB',
  '\u200f2516AB\u200e',
  '2516 AB Den Haag',
  '2516AB, den haag',
  '2516 АВ',
  '２５１６',
  'Den Haag 2516 AB',
  'Binckhorstlaan 36, 2516 BE Den Haag',
  '2516 لاهاي',
])('whoever types %j lives in postcode area 2516, near Den Haag', async (typed) => {
  expect(await find(typed)).toEqual({
    kind: 'found',
    place: { id: '2516', name: '2516', municipality: null, near: 'Den Haag', lat: 52.0663, lon: 4.3354 },
  });
});

test('a postcode and a town far from each other contradict: both are offered', async () => {
  expect((await optionsFor('1012 Utrecht')).slice(0, 2)).toEqual(['1012', 'Utrecht']);
});

test('four digits inside an address may be the number of a house: the town goes first', async () => {
  expect((await optionsFor('Kanaalstraat 1012 Utrecht'))[0]).toBe('Utrecht');
});

test('a postcode that does not exist offers the numbers beside it, with the town that they are near', async () => {
  const finding = await find('2599 AB');
  expect(finding.kind).toBe('unknown-postcode');
  expect(await optionsFor('2599 AB')).toContain('2597');
  const [nearest] = finding.kind === 'unknown-postcode' ? finding.options : [];
  expect(nearest?.near).toBe('Den Haag');
  // A number with a town that we know means the town.
  expect((await optionsFor('9999999 Delft'))[0]).toBe('Delft');
});

test.each([
  ['251', '2511'],
  ['25166', '2516'],
  ['02516', '2516'],
])('%s has a digit too few or too many: %s is among what is offered', async (typed, code) => {
  expect((await find(typed)).kind).toBe('unknown-postcode');
  expect(await optionsFor(typed)).toContain(code);
});

test('a table that the operator imported counts before the one that comes with the program', async () => {
  await asOperator((tx) => importPostcodes(tx, [{ code: '2517', lat: 52.09, lon: 4.29 }]));
  expect(await find('2517 AB')).toMatchObject({ kind: 'found', place: { lat: 52.09, lon: 4.29 } });
  expect(await inTransaction(app.db, {}, (tx) => placeById(tx, '2517'))).toMatchObject({ lat: 52.09 });
});

test.each(['xqzxqzxqz', '😀', '???', '。', 'ვვვვ', '0'])(
  'whoever types %j is offered large towns, never nothing',
  async (typed) => {
    const finding = await find(typed);
    expect(finding.kind).toMatch(/^unknown-/);
    expect((await optionsFor(typed)).length).toBeGreaterThan(2);
  },
);

test('a village of which there are two asks which one, and each says where it is', async () => {
  const finding = await find('Den Hoorn');
  expect(finding.kind).toBe('choice');
  const options = finding.kind === 'choice' ? finding.options : [];
  expect(options.map(({ id, near }) => [id, near])).toEqual(
    expect.arrayContaining([
      ['GM0448-den-hoorn', 'Texel'],
      ['GM1842-den-hoorn', 'Midden-Delfland'],
    ]),
  );
  expect(await find('Den Hoorn (Texel)')).toMatchObject({ kind: 'found', place: { id: 'GM0448-den-hoorn' } });
});

test('every village that was added lies at its postcode, and near other towns of its municipality', () => {
  for (const [name, municipality, postcode, lat, lon] of villages.villages) {
    expect(shippedPostcode(String(postcode)), String(name)).toMatchObject({ lat, lon });
    const neighbours = towns.filter((town) => town.municipality === municipality && town.name !== name);
    const nearest = Math.min(
      ...neighbours.map((town) => distanceKm(town, { lat: Number(lat), lon: Number(lon) })),
    );
    expect(nearest, String(name)).toBeLessThan(16);
    expect(
      neighbours.some((town) => town.id === `${municipality}-${name}`),
      String(name),
    ).toBe(false);
  }
});

test('a place that a page offered leads back to it, and any other id to nothing', async () => {
  const byId = (id: string) => inTransaction(app.db, {}, (tx) => placeById(tx, id));
  expect(await byId('GM0518-den-haag')).toMatchObject({ name: 'Den Haag', near: 'Den Haag' });
  expect(await byId('2516')).toMatchObject({ name: '2516', near: 'Den Haag' });
  for (const id of ['', '0000', '25166', 'constructor']) expect(await byId(id)).toBeUndefined();
});

test.each([
  ['Rijswijk (Altena)', 'GM1959-rijswijk'],
  ['rijswijk, altena', 'GM1959-rijswijk'],
  ['Rijswijk (Rijswijk)', 'GM0603-rijswijk'],
  ['Laren (Gelderland)', 'GM0262-laren'],
])('%s says which of several towns is meant', async (typed, id) => {
  expect(await find(typed)).toMatchObject({ kind: 'found', place: { id } });
});

test.each([
  ['Tlburg', 'Tilburg'],
  ['Amstredamm', 'Amsterdam'],
  ['Zutermer', 'Zoetermeer'],
  ['Aindhofen', 'Eindhoven'],
  ['Nimegen', 'Nijmegen'],
  ['Utreht', 'Utrecht'],
])('%s is not quite a name: %s is the first to tap', async (typed, name) => {
  expect((await optionsFor(typed))[0]).toBe(name);
});
