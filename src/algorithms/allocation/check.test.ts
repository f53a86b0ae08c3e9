import { expect, test } from 'vitest';
import { type AllocationProblem, allocate } from './index.ts';

const good = (): AllocationProblem => ({
  start: Int32Array.of(0, 2, 3),
  offer: Int32Array.of(0, 1, 1),
  score: Int32Array.of(10, 20, 30),
  places: Int32Array.of(1, 1),
});

test.each<[string, Partial<AllocationProblem>]>([
  ['start is empty, expected at least one offset', { start: new Int32Array(0) }],
  ['start[0] is 1, expected 0', { start: Int32Array.of(1, 2, 3) }],
  ['start[2] is 1, less than start[1], 2', { start: Int32Array.of(0, 2, 1, 3) }],
  ['offer has length 2, expected 3', { offer: Int32Array.of(0, 1) }],
  ['offer[1] is 2, expected 0 … 1', { offer: Int32Array.of(0, 2, 1) }],
  ['person 0 has offer 1 twice (edge 1)', { offer: Int32Array.of(1, 1, 1) }],
  ['score[2] is 1001, expected 0 … 1000', { score: Int32Array.of(1, 2, 1001) }],
  ['places[0] is -1, expected 0 … 1000000', { places: Int32Array.of(-1, 1) }],
  ['priority[1] is 9, expected 1 … 8', { priority: Uint8Array.of(1, 9) }],
  ['size[0] is 0, expected 1 … 100', { size: Uint8Array.of(0, 1) }],
  ['minimum[1] is 2, more than its 1 places', { minimum: Int32Array.of(0, 2) }],
  ['group and bonus go together', { group: Int32Array.of(0, 0) }],
  ['group[1] is 1, expected 0 … 0', { group: Int32Array.of(0, 1), bonus: Int32Array.of(5) }],
  ['bonus[0] is -5, expected 0 … 1000', { group: Int32Array.of(0, 0), bonus: Int32Array.of(-5) }],
])('%s', (message, wrong) => {
  expect(() => allocate({ ...good(), ...wrong })).toThrow(new RangeError(`allocation: ${message}`));
});

test.each([
  ['draw has length 1, expected 2', { draw: Int32Array.of(0) }],
  ['draw[1] is 0, expected each of 0 … 1 once', { draw: Int32Array.of(0, 0) }],
  ['seed is 0.5', { seed: 0.5 }],
  ['branches is -1', { branches: -1 }],
])('%s', (message, options) => {
  expect(() => allocate(good(), options)).toThrow(new RangeError(`allocation: ${message}`));
});

test('nobody, nothing on offer, and nowhere to go are all fine', () => {
  const none = new Int32Array(0);
  const nobody = { start: Int32Array.of(0), offer: none, score: none, places: Int32Array.of(3) };
  expect(allocate(nobody)).toMatchObject({ ok: true, placed: 0, gap: 0 });
  const nothing = { start: Int32Array.of(0, 0), offer: none, score: none, places: none };
  expect(allocate(nothing)).toMatchObject({ ok: true, placed: 0, gap: 0, offerOf: Int32Array.of(-1) });
});
