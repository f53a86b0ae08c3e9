import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { BreakoutCapacity, SeatedCandidate } from './allocation-problem.ts';
import { preferenceCost, type SeatCandidate } from './candidates.ts';
import { seatDirect, seatFirstCome } from './direct-seating.ts';
import { generateRound } from './generated-rounds.testing.ts';
import { bestSeatingByHighs, startHighs } from './highs.testing.ts';
import { promoteFromWaitlist } from './promote-from-waitlist.ts';
import { proposeSeating } from './propose-seating.ts';

const highs = await startHighs();
const RUNS = { numRuns: 300 };

const smallRound = fc.record({
  peopleCount: fc.integer({ min: 1, max: 24 }),
  breakOutCount: fc.integer({ min: 1, max: 5 }),
  seed: fc.integer({ min: 1, max: 1e9 }),
  parties: fc.boolean(),
  anyOther: fc.boolean(),
  scarce: fc.boolean(),
});
type SmallRound = typeof smallRound extends fc.Arbitrary<infer T> ? T : never;

function round({ peopleCount, breakOutCount, seed, parties, anyOther, scarce }: SmallRound) {
  const generated = generateRound(peopleCount, breakOutCount, seed, { parties, anyOther });
  const breakOuts = generated.breakOuts.map((breakOut) => ({
    ...breakOut,
    capacity: Math.max(1, breakOut.capacity - (scarce ? 1 : 0)),
  }));
  return { breakOuts, people: generated.candidates };
}

const totalsOf = (
  breakOuts: readonly BreakoutCapacity[],
  people: readonly SeatCandidate[],
  assignment: Map<string, string | null>,
) => {
  const taken = new Map(breakOuts.map(({ id }) => [id, 0]));
  let cost = 0;
  let seated = 0;
  for (const candidate of people) {
    const breakOut = assignment.get(candidate.id);
    if (!breakOut) continue;
    taken.set(breakOut, (taken.get(breakOut) ?? 0) + candidate.size);
    seated += candidate.size;
    cost += candidate.size * preferenceCost(candidate, candidate.acceptable.indexOf(breakOut));
  }
  return { taken, cost, seated };
};

const fits = (
  breakOuts: readonly BreakoutCapacity[],
  people: readonly SeatCandidate[],
  assignment: Map<string, string | null>,
): boolean =>
  breakOuts.every(
    ({ id, capacity }) => (totalsOf(breakOuts, people, assignment).taken.get(id) ?? 0) <= capacity,
  ) &&
  people.every(
    (candidate) =>
      assignment.get(candidate.id) === null ||
      candidate.acceptable.includes(assignment.get(candidate.id) ?? ''),
  );

/** After the seating some cancel; whoever is left keeps what they have. */
function afterCancellations(
  { people }: { people: SeatCandidate[] },
  assignment: Map<string, string | null>,
): SeatedCandidate[] {
  return people
    .filter((_, i) => i % 7 !== 3)
    .map((candidate, i) => ({
      ...candidate,
      current: assignment.get(candidate.id) ?? null,
      mayMove: i % 3 !== 0,
    }));
}

describe('seating by wishes', () => {
  test('no break-out is too full, a party sits together, and nobody can be seated better in all', () => {
    fc.assert(
      fc.property(smallRound, (shape) => {
        const { breakOuts, people } = round(shape);
        const { assignment, seated, cost } = proposeSeating(breakOuts, people);
        expect(fits(breakOuts, people, assignment)).toBe(true);
        expect(assignment.size).toBe(people.length);
        const totals = totalsOf(breakOuts, people, assignment);
        expect({ seated, cost }).toEqual({ seated: totals.seated, cost: totals.cost });
        expect({ seated, cost }).toEqual(bestSeatingByHighs(highs, breakOuts, people));
      }),
      RUNS,
    );
  });

  test('a break-out to which too few would come does not start, and that is the best too', () => {
    fc.assert(
      fc.property(smallRound, fc.integer({ min: 2, max: 4 }), (shape, minAttendees) => {
        const generated = round({ ...shape, parties: false });
        const breakOuts = generated.breakOuts.map((breakOut) => ({
          ...breakOut,
          minAttendees: Math.min(minAttendees, breakOut.capacity),
        }));
        const { assignment, seated, cost } = proposeSeating(breakOuts, generated.people);
        const { taken } = totalsOf(breakOuts, generated.people, assignment);
        for (const breakOut of breakOuts) {
          const attendees = taken.get(breakOut.id) ?? 0;
          expect(attendees === 0 || attendees >= breakOut.minAttendees).toBe(true);
        }
        expect({ seated, cost }).toEqual(bestSeatingByHighs(highs, breakOuts, generated.people));
      }),
      RUNS,
    );
  });

  test('the same lots give the same seats, in whatever order the list is', () => {
    fc.assert(
      fc.property(smallRound, (shape) => {
        const { breakOuts, people } = round({ ...shape, parties: false });
        const inOrder = proposeSeating(breakOuts, people);
        const reversed = proposeSeating(breakOuts, [...people].reverse());
        expect([...reversed.assignment].sort()).toEqual([...inOrder.assignment].sort());
      }),
      RUNS,
    );
  });

  test('the draw decides what is a tie: nobody could change seats with a later draw at the same loss for all', () => {
    fc.assert(
      fc.property(smallRound, (shape) => {
        const { breakOuts, people } = round(shape);
        const { assignment } = proposeSeating(breakOuts, people);
        const costOf = (candidate: SeatCandidate, breakOut: string | null) =>
          preferenceCost(candidate, candidate.acceptable.indexOf(breakOut ?? ''));
        for (const candidate of people.filter(({ id }) => assignment.get(id)))
          for (const other of people.filter(
            ({ id, lotteryNumber, size }) =>
              assignment.get(id) && lotteryNumber > candidate.lotteryNumber && size === candidate.size,
          )) {
            const [current, wanted] = [
              assignment.get(candidate.id) ?? null,
              assignment.get(other.id) ?? null,
            ];
            if (!candidate.acceptable.includes(wanted ?? '') || !other.acceptable.includes(current ?? ''))
              continue;
            const now = costOf(candidate, current) + costOf(other, wanted);
            const changed = costOf(candidate, wanted) + costOf(other, current);
            if (changed === now)
              expect(costOf(candidate, wanted)).toBeGreaterThanOrEqual(costOf(candidate, current));
          }
      }),
      RUNS,
    );
  });

  test('more room never unseats anyone', () => {
    fc.assert(
      fc.property(smallRound, fc.nat(), (shape, pick) => {
        const { breakOuts, people } = round({ ...shape, parties: false });
        const before = proposeSeating(breakOuts, people).assignment;
        const more = breakOuts.map((breakOut, i) =>
          i === pick % breakOuts.length ? { ...breakOut, capacity: breakOut.capacity + 1 } : breakOut,
        );
        const after = proposeSeating(more, people).assignment;
        expect(people.filter(({ id }) => before.get(id) && !after.get(id))).toEqual([]);
      }),
      RUNS,
    );
  });

  test('31 people want a break-out of 25: whoever misses it reads where they were in line', () => {
    const breakOuts = [
      { id: 'b1', capacity: 25, minAttendees: 0 },
      { id: 'b2', capacity: 25, minAttendees: 0 },
    ];
    const people = Array.from({ length: 31 }, (_, i) => ({
      id: `p${i}`,
      size: 1,
      lotteryNumber: (i * 17) % 31,
      acceptable: ['b1', 'b2'],
      preferenceCount: 2,
    }));
    const { assignment, reasons } = proposeSeating(breakOuts, people);
    const missed = people.filter(({ id }) => assignment.get(id) === 'b2');
    expect(missed.map(({ lotteryNumber }) => lotteryNumber).sort((a, b) => a - b)).toEqual([
      25, 26, 27, 28, 29, 30,
    ]);
    for (const { id, lotteryNumber } of missed)
      expect(reasons.get(id)).toEqual({
        wish: 2,
        missed: { breakOutId: 'b1', wanted: 31, places: 25, position: lotteryNumber + 1, why: 'draw' },
      });
  });
});

describe('moving up', () => {
  test('harms nobody, fits, and is the best that keeps every promise', () => {
    fc.assert(
      fc.property(smallRound, (shape) => {
        const generated = round({ ...shape, parties: false });
        const people = afterCancellations(
          generated,
          proposeSeating(generated.breakOuts, generated.people).assignment,
        );
        const assignment = new Map(people.map((candidate) => [candidate.id, candidate.current ?? null]));
        const moves = promoteFromWaitlist(generated.breakOuts, people);
        for (const { id, from, to } of moves) {
          const candidate = people.find((each) => each.id === id) as SeatedCandidate;
          expect(from).toBe(candidate.current ?? null);
          if (from) expect(candidate.mayMove).toBe(true);
          if (from) expect(candidate.acceptable.indexOf(to)).toBeLessThan(candidate.acceptable.indexOf(from));
          assignment.set(id, to);
        }
        expect(fits(generated.breakOuts, people, assignment)).toBe(true);
        const { seated, cost } = totalsOf(generated.breakOuts, people, assignment);
        expect({ seated, cost }).toEqual(bestSeatingByHighs(highs, generated.breakOuts, people));
      }),
      RUNS,
    );
  });

  test('with parties too nobody is worse off, and no party that fits is left without a seat', () => {
    fc.assert(
      fc.property(smallRound, (shape) => {
        const generated = round({ ...shape, parties: true });
        const people = afterCancellations(
          generated,
          proposeSeating(generated.breakOuts, generated.people).assignment,
        );
        const assignment = new Map(people.map((candidate) => [candidate.id, candidate.current ?? null]));
        for (const { id, to } of promoteFromWaitlist(generated.breakOuts, people)) {
          const candidate = people.find((each) => each.id === id) as SeatedCandidate;
          const now = candidate.acceptable.indexOf(candidate.current ?? '');
          if (now >= 0) expect(candidate.acceptable.indexOf(to)).toBeLessThan(now);
          assignment.set(id, to);
        }
        expect(fits(generated.breakOuts, people, assignment)).toBe(true);
        const { taken } = totalsOf(generated.breakOuts, people, assignment);
        for (const candidate of people.filter(({ id }) => !assignment.get(id)))
          for (const breakOut of generated.breakOuts.filter(({ id }) => candidate.acceptable.includes(id)))
            expect(breakOut.capacity - (taken.get(breakOut.id) ?? 0)).toBeLessThan(candidate.size);
      }),
      RUNS,
    );
  });
});

describe('late comers', () => {
  test('get the dearest break-out with room for the whole party, and wait for what is dearer', () => {
    fc.assert(
      fc.property(smallRound, fc.nat(), (shape, pick) => {
        const { breakOuts, people } = round(shape);
        const free = breakOuts.map((breakOut, i) => ({
          ...breakOut,
          free: (pick >> i) % (breakOut.capacity + 1),
        }));
        for (const candidate of people) {
          const { breakOutId, preferred } = seatDirect(free, candidate);
          const could = candidate.acceptable.filter(
            (id) => (free.find((breakOut) => breakOut.id === id)?.free ?? 0) >= candidate.size,
          );
          expect(breakOutId).toBe(could[0] ?? null);
          expect(preferred).not.toContain(breakOutId);
          if (!breakOutId) expect(preferred.length).toBeGreaterThan(0);
        }
      }),
      RUNS,
    );
  });

  test('first come, first served leaves people without a seat whom wishes would have seated', () => {
    const { breakOuts, candidates: people } = generateRound(300, 4, 1);
    const first = totalsOf(breakOuts, people, seatFirstCome(breakOuts, people));
    const fair = proposeSeating(breakOuts, people);
    expect(fair.seated).toBeGreaterThan(first.seated);
    expect(fair.proven).toBe(true);
  });
});
