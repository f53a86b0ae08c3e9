import fc from 'fast-check';
import { expect, test } from 'vitest';
import { editDistance } from '#algorithms/text-search';
import { findTowns } from '../index.ts';
import { foldTownName } from './fold-name.ts';
import { towns } from './gazetteer.ts';

test.each([
  "'s-Gravenhage",
  '’s gravenhage',
  'Gravenhage',
  'The Hague',
  'den haag',
  'DEN  HAAG',
  'لاهاي',
  'لاهه',
  'Lahay',
  'Гаага',
  'ሄግ',
])('somebody who types %s lives in Den Haag', (typed) => {
  expect(findTowns(typed)[0]).toMatchObject({ id: 'GM0518-den-haag', exact: true });
});

test.each([
  ['den bosch', "'s-Hertogenbosch"],
  ['Hertogenbosch', "'s-Hertogenbosch"],
  ['روتردام', 'Rotterdam'],
  ['أمستردام', 'Amsterdam'],
  ['امستردام', 'Amsterdam'],
  ['أوتريخت', 'Utrecht'],
  ['تير آبل', 'Ter Apel'],
  ['گرونینگن', 'Groningen'],
  ['Ейндговен', 'Eindhoven'],
  ['ALMERE', 'Almere'],
  ['nymegen', 'Nijmegen'],
  ['Ĳmuiden', 'IJmuiden'],
  ['st. annaparochie', 'Sint Annaparochie'],
  ['Alphen a/d Rijn', 'Alphen aan den Rijn'],
  ['sudwest fryslan', 'Súdwest-Fryslân'],
])('%s is how people type %s', (typed, name) => {
  expect(findTowns(typed)[0]).toMatchObject({ name, exact: true });
});

test.each([
  ['rijswijk', ['GM0603', 'GM1959']],
  ['laren', ['GM0417', 'GM0262']],
])('two towns called %s are both offered, the one with a municipality of that name first', (typed, codes) => {
  const matches = findTowns(typed).filter(({ exact }) => exact);
  expect(matches.map(({ municipality }) => municipality)).toEqual(codes);
});

test('the first letters are enough, and come before names that only look alike', () => {
  expect(findTowns('Gron').map(({ name }) => name)).toEqual(['Groningen', 'Gronsveld', 'Grou']);
  expect(findTowns('zoeter')[0]?.name).toBe('Zoetermeer');
  expect(findTowns('den', 1)).toHaveLength(1);
});

test('somebody who names a part of a town is offered the town, but not as if it were said', () => {
  expect(findTowns('Amsterdam-Noord')[0]).toMatchObject({ name: 'Amsterdam', exact: false });
  expect(findTowns('2526 AB Den Haag')[0]).toMatchObject({ name: 'Den Haag', exact: false });
});

test.each([
  // The first letter is hardly ever wrong, and that says more than that a municipality is called so.
  ['Tlburg', 'Tilburg', 'Elburg'],
  ['Githoorn', 'Giethoorn', 'Uithoorn'],
  ['Vrden', 'Vorden', 'Orden'],
  ['Sest', 'Soest', 'Best'],
  // Letters swapped, doubled or not doubled are no strange letters.
  ['Weezp', 'Wezep', 'Weesp'],
  ['Beeds', 'Beesd', 'Beers'],
  ['Hesch', 'Heesch', 'Esch'],
  // What most people mean goes before: a municipality of that name.
  ['Leinden', 'Leiden', 'Lienden'],
])('%s is rather %s than %s', (typed, likely, other) => {
  const names = findTowns(typed, 50).map(({ name }) => name);
  expect(names.indexOf(likely)).toBeGreaterThanOrEqual(0);
  expect(names.indexOf(other)).not.toBe(-1);
  expect(names.indexOf(likely)).toBeLessThan(names.indexOf(other));
});

test('whoever has the first letter right and leaves one out finds a town with that first letter, or one that is nearer', () => {
  for (const { name } of towns.filter((town) => foldTownName(town.name).length > 4)) {
    const folded = foldTownName(name);
    for (let index = 1; index < folded.length; index++) {
      const typed = folded.slice(0, index) + folded.slice(index + 1);
      const [first] = findTowns(typed, 1);
      const near = first && foldTownName(first.name);
      expect(near?.[0] === folded[0] || first?.exact || findTowns(near ?? '', 1)[0]?.exact, typed).toBe(true);
    }
  }
});

test.each([11, 20_261_124])(
  'with one wrong letter the right town comes first in at least 96 of 100 (%i)',
  (start) => {
    let seed = start;
    const random = (below: number) => {
      seed = (Math.imul(seed, 1_664_525) + 1_013_904_223) >>> 0;
      return Math.floor((seed / 2 ** 32) * below);
    };
    let right = 0;
    for (const { name } of towns) {
      if (findTowns(withOneWrong(name, random))[0]?.name === name) right++;
    }
    expect(right / towns.length).toBeGreaterThanOrEqual(0.96);
  },
);

/** A letter left out, replaced, put in, or swapped with the next. */
function withOneWrong(name: string, random: (below: number) => number): string {
  const index = random(name.length - 1);
  const letter = 'abcdefghijklmnopqrstuvwxyz'.charAt(random(26));
  const [left, middle, right] = [name.slice(0, index), name.charAt(index), name.slice(index + 1)];
  const typos = [left + right, left + letter + right, left + letter + middle + right];
  return typos[random(4)] ?? left + right.charAt(0) + middle + right.slice(1);
}

test('a search is much quicker than comparing all names letter by letter', () => {
  const typed = towns.slice(0, 12).map(({ name }) => `${name.slice(0, -1)}x`);
  const median = (search: (text: string) => void): number => {
    const took = typed.map((text) => {
      const from = performance.now();
      search(text);
      return performance.now() - from;
    });
    return took.sort((a, b) => a - b)[Math.floor(took.length / 2)] ?? Infinity;
  };
  findTowns('warm');
  const compareAll = median((text) => towns.forEach(({ name }) => void fullTable(text, name)));
  expect(median(findTowns)).toBeLessThan(compareAll / 2);
});

test('nonsense finds nothing, and a very long name does not take long', () => {
  for (const typed of ['', '   ', "'", '😀', 'xqzxqzxqz', 'a'.repeat(1_000_000)])
    expect(findTowns(typed)).toEqual([]);
});

test('the quick distance counts what a full table counts', () => {
  const word = fc.string({ unit: fc.constantFrom('a', 'b', 'c'), maxLength: 9 });
  fc.assert(
    fc.property(word, word, fc.integer({ min: 0, max: 3 }), (a, b, limit) => {
      expect(editDistance(a, b, limit)).toBe(Math.min(fullTable(a, b), limit + 1));
    }),
    { numRuns: 3000, seed: 7 },
  );
});

function fullTable(a: string, b: string): number {
  const cells = new Map<string, number>();
  const cell = (i: number, j: number): number => cells.get(`${i},${j}`) ?? Math.max(i, j);
  for (let i = 1; i <= a.length; i++)
    for (let j = 1; j <= b.length; j++) {
      const swapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      cells.set(
        `${i},${j}`,
        Math.min(
          cell(i - 1, j) + 1,
          cell(i, j - 1) + 1,
          cell(i - 1, j - 1) + Number(a[i - 1] !== b[j - 1]),
          swapped ? cell(i - 2, j - 2) + 1 : Number.POSITIVE_INFINITY,
        ),
      );
    }
  return cell(a.length, b.length);
}

test('folding twice is folding once', () => {
  for (const { name } of towns) expect(foldTownName(foldTownName(name))).toBe(foldTownName(name));
});

test.each([
  ['delft', 'delft', 0],
  ['delft', 'deflt', 1],
  ['delft', 'elft', 1],
  ['delft', 'ddelft', 1],
  ['delft', 'dalfd', 2],
  ['delft', 'breda', 3],
  ['delft', 'delfzijl', 3],
  ['', 'ee', 2],
])('%s and %s differ by %i, or more than two', (a, b, letters) => {
  expect(editDistance(a, b, 2)).toBe(letters);
  expect(editDistance(b, a, 2)).toBe(letters);
});
