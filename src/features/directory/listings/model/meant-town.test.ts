import { expect, test } from 'vitest';
import { certainTownOf, townOf, townOptions } from './meant-town.ts';

const labels = (town: string) =>
  townOptions({ town }).map(({ name, municipality }) => `${name} ${municipality}`);

test('one name for two villages is asked, and each can be chosen', () => {
  expect(certainTownOf({ town: 'Den Hoorn' })).toBeUndefined();
  expect(labels('Den Hoorn')).toEqual(expect.arrayContaining(['Den Hoorn GM0448', 'Den Hoorn GM1842']));
  expect(certainTownOf({ town: 'Den Hoorn (Texel)' })?.municipality).toBe('GM0448');
});

test('the town that everybody means is not asked, also where a village has its name', () => {
  for (const [town, municipality] of [
    ['Hoorn', 'GM0405'],
    ['Rijswijk', 'GM0603'],
    ['Delft', 'GM0503'],
  ] as const)
    expect(certainTownOf({ town })?.municipality).toBe(municipality);
});

test('what is stored already keeps its town', () => {
  expect(townOf({ town: 'Den Hoorn' })).toBeDefined();
  expect(townOf({ town: 'Delftt' })).toBeUndefined();
});

test('a postcode or a misspelt name is answered with the towns that it may be', () => {
  expect(labels('2635 AB')[0]).toBe('Den Hoorn GM1842');
  expect(labels('Delftt')[0]).toBe('Delft GM0503');
});
