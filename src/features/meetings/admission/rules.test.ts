import fc from 'fast-check';
import { expect, test } from 'vitest';
import { nextInLine, placeInLine, placesFree, type WaitingParty } from './rules.ts';

const at = (minute: number) => new Date(Date.UTC(2027, 0, 1, 9, minute));
const party = (id: string, size: number, minute: number, offeredUntil: Date | null = null): WaitingParty => ({
  id,
  size,
  joinedAt: at(minute),
  offeredUntil,
});
const ids = (parties: WaitingParty[]) => parties.map(({ id }) => id);

test('a family of four waits for four places; somebody alone behind them gets the one that is free', () => {
  const waiting = [party('family', 4, 1), party('alone', 1, 2)];
  expect(ids(nextInLine({ capacity: 10, coming: 9, waiting }))).toEqual(['alone']);
  expect(ids(nextInLine({ capacity: 10, coming: 5, waiting }))).toEqual(['family', 'alone']);
});

test('places that are offered are held, and whoever has an offer gets no second one', () => {
  const waiting = [party('offered', 2, 1, at(50)), party('next', 1, 2)];
  expect(placesFree({ capacity: 10, coming: 8, waiting })).toBe(0);
  expect(nextInLine({ capacity: 10, coming: 8, waiting })).toEqual([]);
  expect(placeInLine({ capacity: 10, coming: 8, waiting }, 'next')).toBe(2);
});

test('a meeting that counts nobody is never full; one that took too many is not less than full', () => {
  expect(placesFree({ capacity: null, coming: 400, waiting: [] })).toBe(Number.POSITIVE_INFINITY);
  expect(placesFree({ capacity: 10, coming: 12, waiting: [] })).toBe(0);
});

test('whatever waits, nobody is offered more than there is, and nobody who fits is left waiting', () => {
  const parties = fc.array(
    fc.record({ size: fc.integer({ min: 1, max: 8 }), minute: fc.integer({ min: 0, max: 59 }) }),
    {
      maxLength: 12,
    },
  );
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: 30 }),
      fc.integer({ min: 1, max: 30 }),
      parties,
      (coming, capacity, list) => {
        const waiting = list.map(({ size, minute }, i) => party(String(i), size, minute));
        const free = placesFree({ capacity, coming, waiting });
        const next = nextInLine({ capacity, coming, waiting });
        const given = next.reduce((sum, { size }) => sum + size, 0);
        expect(given).toBeLessThanOrEqual(free);
        const left = waiting.filter((each) => !next.includes(each));
        expect(left.every(({ size }) => size > free - given)).toBe(true);
      },
    ),
  );
});
