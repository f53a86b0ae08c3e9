import { expect, test } from 'vitest';
import { findTowns, gazetteerSource, municipalities, roundMinutes, town, travelMinutes } from './index.ts';
import { distance, fold } from './rules/fold.ts';
import { towns } from './rules/gazetteer.ts';

test('the Netherlands has 342 municipalities, each with its own code, and their source is named', () => {
  expect(new Set(municipalities.map(({ code }) => code)).size).toBe(342);
  expect(municipalities.every(({ code }) => /^GM\d{4}$/.test(code))).toBe(true);
  expect(gazetteerSource.text).toContain('CC BY 4.0');
});

test('every municipality can be found by its name, and every town has its own id', () => {
  for (const { name, code } of municipalities) {
    expect(
      findTowns(name).some((match) => match.exact && match.municipality === code),
      name,
    ).toBe(true);
  }
  expect(new Set(towns.map(({ id }) => id)).size).toBe(towns.length);
  expect(town('GM0518-den-haag')?.name).toBe('Den Haag');
});

test.each(["'s-Gravenhage", 'The Hague', 'den haag', 'DEN  HAAG', 'لاهاي', 'Гаага'])(
  'somebody who types %s lives in Den Haag',
  (typed) => {
    expect(findTowns(typed)[0]).toMatchObject({ name: 'Den Haag', exact: true });
  },
);

test('den bosch, ter apel and st. Annaparochie are found as people type them', () => {
  expect(findTowns('den bosch')[0]?.name).toBe("'s-Hertogenbosch");
  expect(findTowns('تير آبل')[0]?.name).toBe('Ter Apel');
  expect(findTowns('st annaparochie')[0]?.name).toBe('Sint Annaparochie');
});

test('two towns called Rijswijk are both offered, the larger first', () => {
  const found = findTowns('rijswijk').filter(({ exact }) => exact);
  expect(found.map(({ municipality }) => municipality)).toEqual(['GM0603', 'GM1959']);
});

test('with one wrong letter the right town comes first in at least 96 of 100', () => {
  let seed = 20_261_124;
  const random = (below: number) => {
    seed = (Math.imul(seed, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((seed / 2 ** 32) * below);
  };
  const names = [...new Set(towns.map(({ name }) => name))].filter((name) => name.length >= 5);
  let right = 0;
  for (const name of names) {
    const at = random(name.length);
    const letter = 'abcdefghijklmnopqrstuvwxyz'[random(26)] ?? 'a';
    const kind = random(3);
    const typed = name.slice(0, at) + (kind === 0 ? '' : letter) + name.slice(kind === 2 ? at : at + 1);
    if (findTowns(typed)[0]?.name === name) right++;
  }
  expect(right / names.length).toBeGreaterThanOrEqual(0.96);
});

test('nonsense finds nothing, and a very long name does not take long', () => {
  expect(findTowns('')).toEqual([]);
  expect(findTowns('xqzxqzxqz')).toEqual([]);
  expect(findTowns('a'.repeat(1_000_000))).toEqual([]);
});

test('folding twice is folding once', () => {
  for (const { name } of towns) expect(fold(fold(name))).toBe(fold(name));
  expect(distance('delft', 'deflt', 2)).toBe(1);
});

test('from the station of Delft to the centre of Den Haag takes about forty minutes by bicycle', () => {
  const ride = { from: { lat: 52.0067, lon: 4.3563 }, to: { lat: 52.0787, lon: 4.3107 } };
  expect(travelMinutes({ mode: 'bicycle', ...ride })).toBeGreaterThan(35);
  expect(travelMinutes({ mode: 'bicycle', ...ride })).toBeLessThan(60);
  expect(travelMinutes({ mode: 'walk', ...ride })).toBeGreaterThan(
    travelMinutes({ mode: 'bicycle', ...ride }),
  );
  expect([3.9, 11.4, 28, 200].map(roundMinutes)).toEqual([3, 12, 30, 210]);
});
