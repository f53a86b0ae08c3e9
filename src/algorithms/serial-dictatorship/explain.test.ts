import fc from 'fast-check';
import { expect, test } from 'vitest';
import { nth } from './explanation-text.ts';
import { problemOf, small } from './generators.testing.ts';
import { drawLots, explainLot, type LotteryProblem } from './index.ts';

const one = (...wishes: number[]) => ({ wishes, there: wishes.map(() => 1), priority: 1, size: 1 });
const inOrder = (p: LotteryProblem) => Int32Array.from({ length: p.start.length - 1 }, (_, i) => i + 1);

test('31 people want 25 places: number 28 hears why, and what came instead', () => {
  const p = problemOf(
    Array.from({ length: 31 }, () => one(2, 0)),
    [5, 0, 25],
  );
  const { text, stands } = explainLot(p, drawLots(p, inOrder(p)), 27, (o) => `session ${o}`);
  expect(text).toBe(
    'You have session 0, your 2nd wish. Your number is 28. ' +
      '31 people wanted session 2, it has 25 places; the draw placed you 28th. ' +
      '6 people wanted session 0, it has 5 places; the draw placed you 3rd, so you are in.',
  );
  expect(stands[0]).toEqual({
    offer: 2,
    outcome: 'full',
    places: 25,
    taken: 25,
    wanted: 31,
    position: 28,
    ahead: { byPriority: 0, byPriorityThere: 0, byNumber: 27 },
  });
});

test('who went first by priority is told apart from who drew lower', () => {
  const people = [one(0), one(0), one(0), one(0)];
  const p = problemOf(people, [2]);
  const favoured = {
    ...p,
    priority: Uint8Array.of(2, 2, 1, 2),
    priorityThere: Uint8Array.of(2, 2, 2, 1),
  };
  const { stands, text } = explainLot(favoured, drawLots(favoured, inOrder(p)), 1);
  expect(stands[0]?.ahead).toEqual({ byPriority: 1, byPriorityThere: 1, byNumber: 1 });
  expect(text).toBe(
    'You have no place this time. Your number is 2. 4 people wanted offer 0, it has 2 places; ' +
      '2 people went first by priority or by priority there, and the draw placed you 4th.',
  );
});

test('a party hears how many places were left, and those behind it that the line stopped', () => {
  const p = problemOf([{ ...one(0), size: 3 }, { ...one(0), size: 2 }, one(0), { ...one(0), size: 9 }], [4]);
  const lots = drawLots(p, inOrder(p));
  expect(explainLot(p, lots, 1).text).toBe(
    'You have no place this time. Your number is 2. 6 people wanted offer 0, it has 4 places; ' +
      'the draw placed you 4th, where 1 place was left and you need 2.',
  );
  expect(explainLot(p, lots, 2).text).toBe(
    'You have no place this time. Your number is 3. 6 people wanted offer 0, it has 4 places; the draw placed ' +
      'you 6th, and the line stopped ahead of you, at a party that needs more than the 1 place left.',
  );
  expect(explainLot(p, lots, 3).text).toContain('Offer 0 has 4 places in all, and you need 9 together.');
  expect(explainLot(p, lots, 0).text).toContain('the draw placed you 1st, so you are in.');
});

test('room for all, no places at all and no wish at all have sentences too', () => {
  const p = problemOf([one(1, 0), one()], [2, 0]);
  const lots = drawLots(p, 1);
  expect(explainLot(p, lots, 0).text).toMatch(
    /^You have offer 0, your 2nd wish\. Your number is \d\. Offer 1 has no places\. Offer 0 has 2 places and had room for everybody who wanted it\.$/,
  );
  expect(explainLot(p, lots, 1).text).toMatch(
    /^You have no place this time\. Your number is \d\. You gave no wish\.$/,
  );
});

test('what is told agrees with what was given, in every line (10,000 draws, parties too)', () => {
  fc.assert(
    fc.property(small(3), fc.nat(), ({ problem, number }, pick) => {
      const i = pick % number.length;
      const lots = drawLots(problem, number);
      const { stands, at, size } = explainLot(problem, lots, i);
      expect(at).toBe(lots.at[i]);
      for (const { outcome, places, taken, wanted, position, offer, ahead } of stands) {
        expect(outcome === 'placed').toBe(offer === at);
        expect(outcome === 'too large').toBe(size > places);
        if (outcome === 'too large') continue;
        const before = ahead.byPriority + ahead.byPriorityThere + ahead.byNumber;
        expect(position).toBe(before + 1);
        expect(before + size).toBeLessThanOrEqual(wanted);
        if (outcome === 'placed') expect(before + size).toBeLessThanOrEqual(places);
        if (outcome === 'full') expect(taken + size).toBeGreaterThan(places);
        if (outcome === 'stopped') expect(before).toBeGreaterThan(taken);
      }
    }),
    { numRuns: 10_000 },
  );
});

test('who does not exist, and a result of other people, are refused', () => {
  const p = problemOf([one(0)], [1]);
  const lots = drawLots(p, 1);
  expect(() => explainLot(p, lots, 1)).toThrow(new RangeError('lottery: there is no person 1'));
  expect(() => explainLot(problemOf([one(0), one(0)], [1]), lots, 1)).toThrow(
    'lottery: the result is for 1 people, the problem for 2',
  );
});

test('numbers are said as people say them', () => {
  expect([1, 2, 3, 4, 11, 12, 13, 21, 22, 101, 111].map(nth).join(' ')).toBe(
    '1st 2nd 3rd 4th 11th 12th 13th 21st 22nd 101st 111th',
  );
});
