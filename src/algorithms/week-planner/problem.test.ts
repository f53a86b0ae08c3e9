import fc from 'fast-check';
import { expect, test } from 'vitest';
import { problemOf, randomWeeks } from './generators.testing.ts';
import { clashes, planWeek, verifyWeek, type WeekProblem } from './index.ts';

const DAY = 1440;

/** Two options with the given times; there takes 20 minutes, back takes 5. */
const two = (start: number, end: number, start2: number, end2: number): WeekProblem => ({
  fit: Int32Array.of(1, 2),
  goals: Uint32Array.of(1, 2),
  kind: Int32Array.of(0, 1),
  group: Int32Array.of(0, 1),
  start: Int32Array.of(start, start2),
  end: Int32Array.of(end, end2),
  travel: Uint16Array.of(0, 20, 5, 0),
  maxOptions: 9,
});

test('one must be able to get from the one to the other, in that direction', () => {
  const pairs: [WeekProblem, boolean][] = [
    [two(600, 660, 680, 700), false],
    [two(600, 660, 679, 700), true],
    [two(700, 760, 600, 695), false],
    [two(700, 760, 600, 696), true],
    [two(600, 660, 600, 660), true],
    [two(600, 900, 700, 710), true],
    [two(600, 660, 600 + DAY, 660 + DAY), false],
  ];
  for (const [p, expected] of pairs)
    expect([clashes(p, 0, 1), clashes(p, 1, 0)]).toEqual([expected, expected]);
  expect(clashes(two(600, 660, 800, 900), 0, 0)).toBe(false);
});

test('an evening that runs past Sunday midnight meets what starts early on Monday', () => {
  const sunday = 6 * DAY + 1380;
  expect(clashes(two(sunday, sunday + 120, 70, 100), 0, 1)).toBe(true);
  expect(clashes(two(sunday, sunday + 120, 80, 100), 0, 1)).toBe(false);
});

test('the checker finds every kind of mistake', () => {
  const p = { ...two(600, 660, 900, 960), pinned: Uint8Array.of(1, 0) };
  expect(verifyWeek(p, [0, 1])).toBeNull();
  expect(verifyWeek(p, [1])).toBe('option 0 is pinned and not in');
  expect(verifyWeek(p, [0, 2])).toBe('option 2 does not exist');
  expect(verifyWeek(p, [0, 0])).toBe('option 0 is in twice');
  expect(verifyWeek({ ...p, group: Int32Array.of(3, 3) }, [0, 1])).toBe('options 0 and 1 are of one group');
  expect(verifyWeek({ ...p, start: Int32Array.of(600, 640) }, [1, 0])).toBe('options 1 and 0 clash');
  expect(verifyWeek({ ...p, maxOptions: 1 }, [0, 1])).toBe('2 options, at most 1');
});

test('the checker accepts what is planned and refuses it with any other option added, or the week was full', () => {
  fc.assert(
    fc.property(randomWeeks(14), (week) => {
      const p = problemOf({
        ...week,
        activities: week.activities.map((own) => ({ ...own, fit: own.fit || 1 })),
      });
      const result = planWeek(p);
      if (!result.ok) throw new Error('refused');
      for (const extra of p.fit.keys()) expect(verifyWeek(p, [...result.selection, extra])).not.toBeNull();
    }),
  );
});

const good = two(600, 660, 900, 960);
const bad: [string, WeekProblem][] = [
  ['option 1 has fit -2', { ...good, fit: Int32Array.of(1, -2) }],
  ['option 0 has fit 4096', { ...good, fit: Int32Array.of(4096, 1) }],
  ['option 1 has kind -1', { ...good, kind: Int32Array.of(0, -1) }],
  ['option 0 has group -1', { ...good, group: Int32Array.of(-1, 0) }],
  ['option 1 has start 10080', { ...good, start: Int32Array.of(0, 10080) }],
  ['option 0 has start 600 and end 600', { ...good, end: Int32Array.of(600, 960) }],
  ['options 0 and 1 of one group differ in fit, goals or kind', { ...good, group: Int32Array.of(4, 4) }],
  ['options 0 and 1 of one kind serve other goals', { ...good, kind: Int32Array.of(2, 2) }],
  ['travel has length 3, expected 4', { ...good, travel: new Uint16Array(3) }],
  ['pinned has length 1, expected 2', { ...good, pinned: new Uint8Array(1) }],
  ['maxOptions is 0.5', { ...good, maxOptions: 0.5 }],
  ['maxOptions is -1', { ...good, maxOptions: -1 }],
  ['65 options, expected at most 64', { ...good, fit: new Int32Array(65) }],
];

test.each(bad)('a problem that cannot be right is refused: %s', (message, problem) => {
  expect(() => planWeek(problem)).toThrow(new RangeError(`week: ${message}`));
});
