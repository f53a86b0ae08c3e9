import { expect, test } from 'vitest';
import { byNumber, planRows } from './plan.ts';

const stalls = ['A10', null, 'B1', 'A2', '7'].map((number) => ({ number }));
const numbers = (list: { number: string | null }[]) => list.map(({ number }) => number);

test('A2 stands before A10, and who has no number yet stands last', () => {
  expect(numbers(byNumber(stalls))).toEqual(['7', 'A2', 'A10', 'B1', null]);
});

test('the plan has a row for every letter, without who has no number', () => {
  expect(planRows(stalls).map(({ row, stalls: inRow }) => [row, numbers(inRow)])).toEqual([
    ['', ['7']],
    ['A', ['A2', 'A10']],
    ['B', ['B1']],
  ]);
});
