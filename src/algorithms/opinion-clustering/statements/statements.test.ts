import fc from 'fast-check';
import { expect, test } from 'vitest';
import { consensusOf, groupInformedConsensus } from './consensus.ts';
import { nextStatement, statementPriorities } from './priority.ts';
import { representativeOf } from './representative.ts';
import { smoothedShare, zAboveHalf, zAboveOthers } from './significance.ts';
import type { VoteCounts } from './vote-counts.ts';

/** Counts from [agree, disagree, pass] per statement, group after group. */
const counted = (groups: number, ...cells: [number, number, number][]): VoteCounts => ({
  groups,
  statements: cells.length / groups,
  agree: Int32Array.from(cells, ([agree]) => agree),
  disagree: Int32Array.from(cells, ([, disagree]) => disagree),
  pass: Int32Array.from(cells, ([, , pass]) => pass),
});

test('the published statistics, by hand', () => {
  expect(smoothedShare(3, 5)).toBeCloseTo(4 / 7, 12);
  // 2 √6 (4/6 − 1/2) = √6 / 3
  expect(zAboveHalf(3, 5)).toBeCloseTo(Math.sqrt(6) / 3, 12);
  // π = 6/11; (4/6 − 2/5) ÷ √(30/121 · 11/30) = (4/15) √11
  expect(zAboveOthers(3, 1, 5, 4)).toBeCloseTo((4 * Math.sqrt(11)) / 15, 12);
  expect(zAboveOthers(5, 4, 5, 4)).toBe(0);
  expect(zAboveOthers(0, 0, 0, 0)).toBe(0);
});

test('priorities by hand: nobody voted, some voted, about the voter', () => {
  const counts = counted(1, [0, 0, 0], [3, 0, 1], [0, 0, 0]);
  const priorities = statementPriorities(counts, Float64Array.of(2, 1, 5), Uint8Array.of(0, 0, 1));
  // (1 − 1/2) · 3 · 1/2 · 9 = 6.75
  expect(priorities[0]).toBeCloseTo(45.5625, 12);
  // (1 − 2/6) · 2 · 4/6 · (1 + 8 · 2^(−4/5)), squared
  expect(priorities[1]).toBeCloseTo(((8 / 9) * (1 + 8 * 0.5743491774985174)) ** 2, 12);
  expect(priorities[2]).toBe(49);
});

test('priorities follow the counts: more agree is more, more pass is less, more votes of the same kind is less', () => {
  fc.assert(
    fc.property(
      fc.nat(60),
      fc.nat(60),
      fc.nat(60),
      fc.double({ min: 0, max: 9, noNaN: true }),
      (a, d, p, e) => {
        const priorityOf = (...cell: [number, number, number]) =>
          statementPriorities(counted(1, cell), Float64Array.of(e))[0] as number;
        expect(priorityOf(a + 1, d, p)).toBeGreaterThan(priorityOf(a, d + 1, p));
        expect(priorityOf(a, d + 1, p)).toBeGreaterThan(priorityOf(a, d, p + 1));
        const few = a % 6;
        expect(priorityOf(few + 5, few + 5, 0)).toBeLessThan(priorityOf(few, few, 0));
      },
    ),
    { numRuns: 10_000 },
  );
});

test('what most people say, strongest first, and not what is only just above a half', () => {
  const counts = counted(1, [9, 1, 0], [6, 4, 0], [0, 12, 2], [20, 1, 0], [20, 0, 0]);
  const { agree, disagree } = consensusOf(counts, Uint8Array.of(0, 0, 0, 0, 1));
  expect(agree.map(({ statement }) => statement)).toEqual([3, 0]);
  expect(disagree.map(({ statement }) => statement)).toEqual([2]);
  expect(agree[1]?.share).toBeCloseTo(10 / 12, 12);
  expect(agree[1]?.zScore).toBeCloseTo(2 * Math.sqrt(11) * (10 / 11 - 1 / 2), 12);
});

test('every group must agree to agree together', () => {
  const informed = groupInformedConsensus(counted(2, [8, 2, 0], [9, 1, 0], [7, 3, 0], [0, 0, 0]));
  expect(informed[0]).toBeCloseTo((9 / 12) * (8 / 12), 12);
  // The second group never saw it: a half.
  expect(informed[1]).toBeCloseTo((10 / 12) * (1 / 2), 12);
});

test('what tells a group apart, by hand', () => {
  const counts = counted(2, [8, 1, 1], [0, 9, 1], [5, 5, 0], [1, 9, 0], [8, 2, 0], [5, 5, 0]);
  const [firstGroup = [], secondGroup = []] = representativeOf(counts);
  expect(firstGroup.map(({ statement, side }) => [statement, side])).toEqual([
    [0, 'agree'],
    [1, 'disagree'],
  ]);
  expect(secondGroup.map(({ statement, side }) => [statement, side])).toEqual([
    [1, 'agree'],
    [0, 'disagree'],
  ]);
  const [first] = firstGroup;
  expect(first?.share).toBeCloseTo(9 / 12, 12);
  expect(first?.zScore).toBeCloseTo(2 * Math.sqrt(11) * (9 / 11 - 1 / 2), 12);
  expect(first?.ratio).toBeCloseTo(9 / 2, 12);
  // π = (9 + 2) / (11 + 11) = ½; (9/11 − 2/11) ÷ √(¼ · 2/11)
  expect(first?.ratioZScore).toBeCloseTo(7 / 11 / Math.sqrt(1 / 22), 12);
});

test('at most five, the best one it agrees with among them; those it agrees with first; what is out is out', () => {
  const ownCounts = Array.from({ length: 8 }, (_, s): [number, number, number] =>
    s < 3 ? [12 - s, s, 0] : [0, 14 - s, 0],
  );
  const others = ownCounts.map(([a, d, p]): [number, number, number] => [d, a, p]);
  const counts = counted(2, ...ownCounts, ...others);
  const [firstGroup = []] = representativeOf(counts);
  expect(firstGroup).toHaveLength(5);
  expect(firstGroup.map(({ side }) => side)).toEqual([...firstGroup.map(({ side }) => side)].sort());
  expect(firstGroup[0]?.statement).toBe(0);
  const [left = []] = representativeOf(counts, Uint8Array.of(1, 0, 0, 0, 0, 0, 0, 0));
  expect(left.map(({ statement }) => statement)).not.toContain(0);
});

test('when nothing passes there is still one: the best it agrees with, else the least like the others', () => {
  expect(representativeOf(counted(2, [2, 0, 0], [1, 1, 0]))[0]?.map(({ side }) => side)).toEqual(['agree']);
  expect(representativeOf(counted(2, [0, 1, 0], [1, 0, 0]))[0]?.map(({ side }) => side)).toEqual([
    'disagree',
  ]);
  expect(representativeOf(counted(1))).toEqual([[]]);
});

test('the next statement is drawn in proportion to the priorities, from what is left', () => {
  const priority = Float64Array.of(1, 3, 5);
  const draw = (chance: number, ...done: number[]) => nextStatement(priority, Uint8Array.from(done), chance);
  expect([0, 0.24, 0.26, 0.999].map((chance) => draw(chance, 0, 0, 1))).toEqual([0, 0, 1, 1]);
  expect(draw(0.5, 1, 1, 1)).toBe(-1);
  // A statement that came after the last computation counts as 1.
  expect(nextStatement(Float64Array.of(), Uint8Array.of(0, 0), 0.6)).toBe(1);
  expect(() => draw(1, 0, 0, 0)).toThrow('opinion: chance is 1');
});
