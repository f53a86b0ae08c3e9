import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  type ColumnCase,
  columnCases,
  columnOf,
  manyItemCases,
  type RandomEntry,
} from './generators.testing.ts';
import {
  buildScoringIndex,
  CANNOT,
  NOT_KNOWN,
  POOR,
  type ScoringCriterion,
  scoreItems,
  verdictOf,
} from './index.ts';
import { kilometres } from './judge.ts';
import { minutesTo, referenceVerdict } from './reference.testing.ts';

const ask = (cases: ColumnCase[]) => {
  const index = buildScoringIndex(cases[0]?.entries.length ?? 0, cases.map(columnOf));
  return scoreItems(
    index,
    cases.map(({ criterion }) => criterion),
  );
};

const expectAsRead = (cases: ColumnCase[]) => {
  const scores = ask(cases);
  const total = cases.reduce((sum, { criterion }) => sum + (criterion?.weight ?? 0), 0);
  for (let item = 0; item < scores.score.length; item++) {
    const read = cases.map(({ criterion, entries }) =>
      referenceVerdict(criterion, entries[item] as RandomEntry),
    );
    const verdicts = cases.map((_, column) => verdictOf(scores.verdicts[item] ?? 0, column));
    expect(verdicts).toEqual(read.map(([verdict]) => verdict));
    const sum = read.reduce((so, [, grade], at) => so + grade * (cases[at]?.criterion?.weight ?? 0), 0);
    const score = verdicts.includes(CANNOT) ? -1 : total === 0 ? 500 : sum / total;
    expect(Math.abs((scores.score[item] ?? 0) - score)).toBeLessThanOrEqual(0.52);
  }
};

test('every verdict and score is what a slow and plain reading of the rules says', () => {
  fc.assert(fc.property(columnCases, expectAsRead), { numRuns: 600 });
});

test('that is also so among hundreds of different items', () => {
  fc.assert(fc.property(manyItemCases, expectAsRead), { numRuns: 5 });
});

test('the minutes are those of the great circle, and nobody invents minutes to an unknown place', () => {
  fc.assert(
    fc.property(columnCases, (all) => {
      const { minutes } = ask(all);
      const travel = all.find(({ criterion }) => criterion?.kind === 'travel');
      minutes.forEach((actualMinutes, item) => {
        const entry = travel?.entries[item];
        const asked = travel?.criterion;
        const expected = entry && asked?.kind === 'travel' ? minutesTo(asked, entry) : Number.NaN;
        if (Number.isNaN(expected)) expect(actualMinutes).toBeNaN();
        else expect(actualMinutes).toBeCloseTo(expected, 2);
      });
    }),
  );
  const hague = {
    kind: 'travel',
    lat: 52.0705,
    lon: 4.3007,
    modes: [{ minutesPerKm: 1, startMinutes: 0, detour: 1 }],
    maxMinutes: 60,
    slack: 1.5,
    weight: 1,
    miss: CANNOT,
  } as const;
  const travelIndex = buildScoringIndex(2, [
    { kind: 'travel', lat: Float64Array.of(51.9244, -52.0705), lon: Float64Array.of(4.4777, -175.6993) },
  ]);
  const [rotterdam = 0, otherSide = 0] = scoreItems(travelIndex, [hague]).minutes;
  expect(rotterdam).toBeCloseTo(20.27, 1);
  expect(otherSide).toBeCloseTo(Math.PI * 6371.0088, 0);
});

test('the quick way to a distance differs less than a millimetre from the exact one', () => {
  for (let chord = 0.001; chord < 0.12; chord += 0.001) {
    expect(Math.abs(kilometres(chord, 0, 0) - 2 * 6371.0088 * Math.asin(chord / 2))).toBeLessThan(1e-6);
  }
});

test('what is not known is never a reason to say no', () => {
  const nothing: RandomEntry = {
    bits: 0,
    otherBits: 0,
    low: NOT_KNOWN,
    high: NOT_KNOWN,
    lat: Number.NaN,
    lon: Number.NaN,
    slots: [],
  };
  fc.assert(
    fc.property(columnCases, (all) => {
      const strict = all
        .filter(({ kind }) => kind !== 'table')
        .map(({ kind, criterion }) => ({
          kind,
          entries: [nothing],
          criterion: criterion && ({ ...criterion, miss: CANNOT } as ScoringCriterion),
        }));
      const { score } = ask(strict);
      for (const found of score) expect(found).toBeGreaterThanOrEqual(0);
    }),
  );
});

test('answering one more criterion leaves every other verdict as it was', () => {
  fc.assert(
    fc.property(columnCases, fc.nat(), (cases, which) => {
      const changedColumn = which % cases.length;
      const before = ask(
        cases.map((one, column) => (column === changedColumn ? { ...one, criterion: null } : one)),
      ).verdicts;
      const after = ask(cases).verdicts;
      const others = ~(3 << (2 * changedColumn));
      expect(after.map((word) => word & others)).toEqual(before.map((word) => word & others));
    }),
  );
});

test('the order of the items and of the columns does not matter', () => {
  fc.assert(
    fc.property(columnCases, (all) => {
      const forward = ask(all);
      const reversed = ask(all.toReversed().map((one) => ({ ...one, entries: one.entries.toReversed() })));
      expect(reversed.minutes.length).toBe(forward.minutes.length);
      forward.score.forEach((score, item) => {
        const there = reversed.score[forward.score.length - 1 - item] ?? 0;
        expect(Math.sign(there)).toBe(Math.sign(score));
        expect(Math.abs(there - score)).toBeLessThanOrEqual(1);
      });
    }),
  );
});

test('more shared wishes score higher, and so does a shorter way', () => {
  const wishes = buildScoringIndex(3, [{ kind: 'overlap', has: Uint32Array.of(0b001, 0b011, 0b111) }]);
  const [one = 0, two = 0, three = 0] = scoreItems(wishes, [
    { kind: 'overlap', wants: 0b111, weight: 3, miss: POOR },
  ]).score;
  expect([one, two, three]).toEqual([733, 867, 1000]);
  const places = buildScoringIndex(2, [
    { kind: 'travel', lat: Float64Array.of(52.01, 52.02), lon: Float64Array.of(4.3, 4.3) },
  ]);
  const travelCriterion = {
    kind: 'travel',
    lat: 52,
    lon: 4.3,
    modes: [{ minutesPerKm: 4, startMinutes: 3, detour: 1.3 }],
    maxMinutes: 30,
    slack: 1.5,
    weight: 1,
    miss: CANNOT,
  } as const;
  const [near = 0, further = 0] = scoreItems(places, [travelCriterion]).score;
  expect(near).toBeGreaterThan(further);
});

test('a story that says nothing finds everything, in the middle', () => {
  const index = buildScoringIndex(2, [{ kind: 'overlap', has: Uint32Array.of(1, 0) }]);
  expect([...scoreItems(index, [null]).score]).toEqual([500, 500]);
});

test('a result can be written over an older one, and nothing of the older one stays', () => {
  fc.assert(
    fc.property(columnCases, (cases) => {
      const index = buildScoringIndex(cases[0]?.entries.length ?? 0, cases.map(columnOf));
      const criteria = cases.map(({ criterion }) => criterion);
      const into = scoreItems(
        index,
        cases.map(() => null),
      );
      expect(scoreItems(index, criteria, into)).toBe(into);
      expect(into).toEqual(scoreItems(index, criteria));
    }),
  );
});

test('what happens to the arrays afterwards does not change the index', () => {
  const bits = Uint32Array.of(1, 2);
  const index = buildScoringIndex(2, [{ kind: 'overlap', has: bits }]);
  const criterion = { kind: 'overlap', wants: 1, weight: 1, miss: CANNOT } as const;
  const before = [...scoreItems(index, [criterion]).score];
  bits.fill(2);
  expect([...scoreItems(index, [criterion]).score]).toEqual(before);
});
