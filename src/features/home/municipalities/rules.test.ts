import { expect, test } from 'vitest';
import { UNKNOWN_INITIATIVE } from '../../../../test/support/initiatives.ts';
import { isSupply, readSupplyFilters, supplyGaps, supplyLines, supplyRows } from './rules.ts';

const lesson = {
  ...UNKNOWN_INITIATIVE,
  id: 'lesson',
  goals: ['dutch' as const],
  levelMin: 'a0' as const,
  levelMax: 'a1' as const,
};
const walk = {
  ...UNKNOWN_INITIATIVE,
  id: 'walk',
  goals: ['people' as const, 'health' as const],
  childcare: true,
};

test('what nobody told is not counted as supply', () => {
  const childcare = readSupplyFilters({ childcare: '1' });
  expect([lesson, walk].filter((it) => isSupply(it, childcare))).toEqual([walk]);
  const level = readSupplyFilters({ level: 'b1' });
  expect([lesson, walk].filter((it) => isSupply(it, level))).toEqual([]);
});

test('an address with unknown filters still opens the table', () => {
  expect(readSupplyFilters({ goal: 'gold', level: 'c3', room: '' })).toEqual({ childcare: false });
});

test('an initiative with two goals counts at both, and at one when only that is asked', () => {
  expect(
    supplyRows([lesson, walk]).map(({ goal, count, childcare, beginners }) => [
      goal,
      count,
      childcare,
      beginners,
    ]),
  ).toEqual([
    ['dutch', 1, 0, 1],
    ['people', 1, 1, 0],
    ['health', 1, 1, 0],
  ]);
  expect(supplyRows([walk], 'health')).toHaveLength(1);
});

test('the file has one line for what is the same in everything, with how many there are', () => {
  const lines = supplyLines([
    lesson,
    { ...lesson, id: 'other' },
    { ...lesson, id: 'third', room: 'room' as const },
  ]);
  expect(lines.map(({ count, room }) => [count, room])).toEqual([
    [2, null],
    [1, 'room'],
  ]);
});

test('gaps name a goal for which there is nothing, and what none for it is known to have', () => {
  const gaps = supplyGaps([lesson, walk]);
  expect(gaps).toContainEqual({ kind: 'goal', goal: 'work' });
  expect(gaps).toContainEqual({ kind: 'childcare', goal: 'dutch' });
  expect(gaps).toContainEqual({ kind: 'women', goal: 'dutch' });
  expect(gaps).not.toContainEqual({ kind: 'beginners', goal: 'dutch' });
  expect(gaps).not.toContainEqual({ kind: 'childcare', goal: 'people' });
});
