import { expect, test } from 'vitest';
import { type LotteryProblem, runLottery, verifyLottery } from './index.ts';

const good = (): LotteryProblem => ({
  start: Int32Array.of(0, 2, 3),
  offer: Int32Array.of(0, 1, 1),
  places: Int32Array.of(1, 1),
});

test.each<[Partial<LotteryProblem>, string]>([
  [{ start: new Int32Array(0) }, 'start is empty, expected one value more than there are people'],
  [{ start: Int32Array.of(1, 2, 3) }, 'start begins with 1, expected 0'],
  [{ start: Int32Array.of(0, 2, 4) }, 'start ends with 4, but there are 3 wishes'],
  [{ start: Int32Array.of(0, 4, 3) }, 'person 0 has wishes from 0 to 4'],
  [{ start: Int32Array.of(0, 2, 1, 3) }, 'person 1 has wishes from 2 to 1'],
  [{ offer: Int32Array.of(0, 2, 1) }, 'person 0 has wish 1 for offer 2, expected 0 … 1'],
  [{ offer: Int32Array.of(1, 1, 1) }, 'person 0 has offer 1 twice'],
  [{ places: Int32Array.of(1, -1) }, 'offer 1 has -1 places'],
  [{ size: Uint8Array.of(1) }, 'size has length 1, expected 2'],
  [{ size: Uint8Array.of(1, 0) }, 'person 1 has size 0, expected 1 or more'],
  [{ priority: Uint8Array.of(0, 1) }, 'person 0 has priority 0, expected 1 or more'],
  [{ offerPriority: Uint8Array.of(1, 1, 0) }, 'person 1 has wish 2 with priority 0, expected 1 or more'],
])('what cannot be right is named: %o', (change, message) => {
  expect(() => runLottery({ ...good(), ...change }, 1)).toThrow(new RangeError(`lottery: ${message}`));
});

test.each<[number | Int32Array, string]>([
  [0.5, 'seed is 0.5, expected a whole number'],
  [Int32Array.of(1), 'number has length 1, expected 2'],
  [Int32Array.of(0, 1), 'person 0 has number 0'],
  [Int32Array.of(2, 2), 'person 1 has number 2, as person 0 has'],
])('numbers that cannot be right are named: %o', (lots, message) => {
  expect(() => runLottery(good(), lots)).toThrow(new RangeError(`lottery: ${message}`));
});

test('nobody and nothing is a draw too', () => {
  const empty = { start: Int32Array.of(0), offer: new Int32Array(0), places: new Int32Array(0) };
  expect(runLottery(empty, 1).offerOf.length).toBe(0);
});

test('a draw that is not fair does not pass', () => {
  const p = { ...good(), offer: Int32Array.of(1, 0, 1) };
  const lotNumber = Int32Array.of(1, 2);
  expect(verifyLottery(p, { offerOf: Int32Array.of(1, -1), lotNumber })).toBe(null);
  const party = {
    start: Int32Array.of(0, 1, 2, 3),
    offer: Int32Array.of(0, 0, 0),
    places: Int32Array.of(2),
    size: Uint8Array.of(1, 2, 1),
  };
  expect(verifyLottery(party, { offerOf: Int32Array.of(0, -1, 0), lotNumber: Int32Array.of(1, 2, 3) })).toBe(
    'person 2 is at offer 0, but person 1 was ahead and did not get in',
  );
  expect(verifyLottery(p, { offerOf: Int32Array.of(-1, -1), lotNumber })).toBe(
    'person 0 wants offer 0 and would fit, but is not there',
  );
  expect(verifyLottery(p, { offerOf: Int32Array.of(1, 1), lotNumber })).toBe(
    'offer 1 has 1 places, person 1 does not fit',
  );
  expect(verifyLottery(p, { offerOf: Int32Array.of(1, 5), lotNumber })).toBe(
    'person 1 is at offer 5, which was not wished for',
  );
  expect(verifyLottery(p, { offerOf: Int32Array.of(1, -1), lotNumber: Int32Array.of(1, 1) })).toBe(
    'two people have the same number',
  );
});
