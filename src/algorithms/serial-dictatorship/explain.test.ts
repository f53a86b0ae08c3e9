import fc from 'fast-check';
import { expect, test } from 'vitest';
import { ordinal } from './explanation-text.ts';
import { problemOf, smallCases } from './generators.testing.ts';
import { explainLottery, type LotteryProblem, runLottery } from './index.ts';

const personWith = (...wishes: number[]) => ({
  wishes,
  offerPriority: wishes.map(() => 1),
  priority: 1,
  size: 1,
});
const inOrder = (p: LotteryProblem) => Int32Array.from({ length: p.start.length - 1 }, (_, i) => i + 1);

test('31 people want 25 places: number 28 hears why, and what came instead', () => {
  const p = problemOf(
    Array.from({ length: 31 }, () => personWith(2, 0)),
    [5, 0, 25],
  );
  const { text, wishes } = explainLottery(p, runLottery(p, inOrder(p)), 27, (o) => `session ${o}`);
  expect(text).toBe(
    'You have session 0, your 2nd wish. Your number is 28. ' +
      '31 people wanted session 2, it has 25 places; the draw placed you 28th. ' +
      '6 people wanted session 0, it has 5 places; the draw placed you 3rd, so you are in.',
  );
  expect(wishes[0]).toEqual({
    offer: 2,
    outcome: 'full',
    places: 25,
    seatsTaken: 25,
    demand: 31,
    queuePosition: 28,
    ahead: { byPriority: 0, byPriorityThere: 0, byNumber: 27 },
  });
});

test('who went first by priority is told apart from who drew lower', () => {
  const people = [personWith(0), personWith(0), personWith(0), personWith(0)];
  const p = problemOf(people, [2]);
  const favoured = {
    ...p,
    priority: Uint8Array.of(2, 2, 1, 2),
    offerPriority: Uint8Array.of(2, 2, 2, 1),
  };
  const { wishes, text } = explainLottery(favoured, runLottery(favoured, inOrder(p)), 1);
  expect(wishes[0]?.ahead).toEqual({ byPriority: 1, byPriorityThere: 1, byNumber: 1 });
  expect(text).toBe(
    'You have no place this time. Your number is 2. 4 people wanted offer 0, it has 2 places; ' +
      '2 people went first by priority or by priority there, and the draw placed you 4th.',
  );
});

test('a party hears how many places were left, and those behind it that the line stopped', () => {
  const p = problemOf(
    [
      { ...personWith(0), size: 3 },
      { ...personWith(0), size: 2 },
      personWith(0),
      { ...personWith(0), size: 9 },
    ],
    [4],
  );
  const result = runLottery(p, inOrder(p));
  expect(explainLottery(p, result, 1).text).toBe(
    'You have no place this time. Your number is 2. 6 people wanted offer 0, it has 4 places; ' +
      'the draw placed you 4th, where 1 place was left and you need 2.',
  );
  expect(explainLottery(p, result, 2).text).toBe(
    'You have no place this time. Your number is 3. 6 people wanted offer 0, it has 4 places; the draw placed ' +
      'you 6th, and the line stopped ahead of you, at a party that needs more than the 1 place left.',
  );
  expect(explainLottery(p, result, 3).text).toContain(
    'Offer 0 has 4 places in all, and you need 9 together.',
  );
  expect(explainLottery(p, result, 0).text).toContain('the draw placed you 1st, so you are in.');
});

test('room for all, no places at all and no wish at all have sentences too', () => {
  const p = problemOf([personWith(1, 0), personWith()], [2, 0]);
  const result = runLottery(p, 1);
  expect(explainLottery(p, result, 0).text).toMatch(
    /^You have offer 0, your 2nd wish\. Your number is \d\. Offer 1 has no places\. Offer 0 has 2 places and had room for everybody who wanted it\.$/,
  );
  expect(explainLottery(p, result, 1).text).toMatch(
    /^You have no place this time\. Your number is \d\. You gave no wish\.$/,
  );
});

test('the explanation agrees with the result, for every wish (10,000 draws, parties too)', () => {
  fc.assert(
    fc.property(smallCases(3), fc.nat(), ({ problem, number }, pick) => {
      const i = pick % number.length;
      const lots = runLottery(problem, number);
      const { wishes, offer, size } = explainLottery(problem, lots, i);
      expect(offer).toBe(lots.offerOf[i]);
      for (const {
        outcome,
        places,
        seatsTaken,
        demand,
        queuePosition,
        offer: wishedOffer,
        ahead,
      } of wishes) {
        expect(outcome === 'placed').toBe(wishedOffer === offer);
        expect(outcome === 'too large').toBe(size > places);
        if (outcome === 'too large') continue;
        const before = ahead.byPriority + ahead.byPriorityThere + ahead.byNumber;
        expect(queuePosition).toBe(before + 1);
        expect(before + size).toBeLessThanOrEqual(demand);
        if (outcome === 'placed') expect(before + size).toBeLessThanOrEqual(places);
        if (outcome === 'full') expect(seatsTaken + size).toBeGreaterThan(places);
        if (outcome === 'stopped') expect(before).toBeGreaterThan(seatsTaken);
      }
    }),
    { numRuns: 10_000 },
  );
});

test('who does not exist, and a result of other people, are refused', () => {
  const p = problemOf([personWith(0)], [1]);
  const lots = runLottery(p, 1);
  expect(() => explainLottery(p, lots, 1)).toThrow(new RangeError('lottery: there is no person 1'));
  expect(() => explainLottery(problemOf([personWith(0), personWith(0)], [1]), lots, 1)).toThrow(
    'lottery: the result is for 1 people, the problem for 2',
  );
});

test('numbers are said as people say them', () => {
  expect([1, 2, 3, 4, 11, 12, 13, 21, 22, 101, 111].map(ordinal).join(' ')).toBe(
    '1st 2nd 3rd 4th 11th 12th 13th 21st 22nd 101st 111th',
  );
});
