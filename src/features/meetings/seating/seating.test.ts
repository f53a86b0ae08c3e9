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

const small = fc.record({
  people: fc.integer({ min: 1, max: 24 }),
  breakOuts: fc.integer({ min: 1, max: 5 }),
  seed: fc.integer({ min: 1, max: 1e9 }),
  parties: fc.boolean(),
  anyOther: fc.boolean(),
  scarce: fc.boolean(),
});
type Small = typeof small extends fc.Arbitrary<infer T> ? T : never;

function edition({ people, breakOuts, seed, parties, anyOther, scarce }: Small) {
  const made = generateRound(people, breakOuts, seed, { parties, anyOther });
  const rooms = made.rooms.map((room) => ({
    ...room,
    capacity: Math.max(1, room.capacity - (scarce ? 1 : 0)),
  }));
  return { rooms, people: made.people };
}

const sum = (
  rooms: readonly BreakoutCapacity[],
  people: readonly SeatCandidate[],
  at: Map<string, string | null>,
) => {
  const taken = new Map(rooms.map(({ id }) => [id, 0]));
  let regret = 0;
  let seated = 0;
  for (const one of people) {
    const room = at.get(one.id);
    if (!room) continue;
    taken.set(room, (taken.get(room) ?? 0) + one.size);
    seated += one.size;
    regret += one.size * preferenceCost(one, one.acceptable.indexOf(room));
  }
  return { taken, regret, seated };
};

const fits = (
  rooms: readonly BreakoutCapacity[],
  people: readonly SeatCandidate[],
  at: Map<string, string | null>,
): boolean =>
  rooms.every(({ id, capacity }) => (sum(rooms, people, at).taken.get(id) ?? 0) <= capacity) &&
  people.every((one) => at.get(one.id) === null || one.acceptable.includes(at.get(one.id) ?? ''));

/** After the seating some cancel; whoever is left stands as they are. */
function afterCancellations(
  { people }: { people: SeatCandidate[] },
  at: Map<string, string | null>,
): SeatedCandidate[] {
  return people
    .filter((_, i) => i % 7 !== 3)
    .map((one, i) => ({ ...one, current: at.get(one.id) ?? null, mayMove: i % 3 !== 0 }));
}

describe('seating by wishes', () => {
  test('no break-out is too full, a party sits together, and nobody can be seated better in all', () => {
    fc.assert(
      fc.property(small, (like) => {
        const { rooms, people } = edition(like);
        const { assignment, seated, cost } = proposeSeating(rooms, people);
        expect(fits(rooms, people, assignment)).toBe(true);
        expect(assignment.size).toBe(people.length);
        const told = sum(rooms, people, assignment);
        expect({ seated, regret: cost }).toEqual({ seated: told.seated, regret: told.regret });
        expect({ seated, regret: cost }).toEqual(bestSeatingByHighs(highs, rooms, people));
      }),
      RUNS,
    );
  });

  test('a break-out to which too few would come does not start, and that is the best too', () => {
    fc.assert(
      fc.property(small, fc.integer({ min: 2, max: 4 }), (like, least) => {
        const made = edition({ ...like, parties: false });
        const rooms = made.rooms.map((room) => ({ ...room, minAttendees: Math.min(least, room.capacity) }));
        const { assignment, seated, cost } = proposeSeating(rooms, made.people);
        const { taken } = sum(rooms, made.people, assignment);
        for (const room of rooms) {
          const there = taken.get(room.id) ?? 0;
          expect(there === 0 || there >= room.minAttendees).toBe(true);
        }
        expect({ seated, regret: cost }).toEqual(bestSeatingByHighs(highs, rooms, made.people));
      }),
      RUNS,
    );
  });

  test('the same lots give the same seats, in whatever order the list is', () => {
    fc.assert(
      fc.property(small, (like) => {
        const { rooms, people } = edition({ ...like, parties: false });
        const one = proposeSeating(rooms, people);
        const other = proposeSeating(rooms, [...people].reverse());
        expect([...other.assignment].sort()).toEqual([...one.assignment].sort());
      }),
      RUNS,
    );
  });

  test('the draw decides what is a tie: nobody could change seats with a later draw at the same loss for all', () => {
    fc.assert(
      fc.property(small, (like) => {
        const { rooms, people } = edition(like);
        const { assignment } = proposeSeating(rooms, people);
        const missing = (one: SeatCandidate, room: string | null) =>
          preferenceCost(one, one.acceptable.indexOf(room ?? ''));
        for (const one of people.filter(({ id }) => assignment.get(id)))
          for (const other of people.filter(
            ({ id, lotteryNumber, size }) =>
              assignment.get(id) && lotteryNumber > one.lotteryNumber && size === one.size,
          )) {
            const [mine, theirs] = [assignment.get(one.id) ?? null, assignment.get(other.id) ?? null];
            if (!one.acceptable.includes(theirs ?? '') || !other.acceptable.includes(mine ?? '')) continue;
            const now = missing(one, mine) + missing(other, theirs);
            const changed = missing(one, theirs) + missing(other, mine);
            if (changed === now) expect(missing(one, theirs)).toBeGreaterThanOrEqual(missing(one, mine));
          }
      }),
      RUNS,
    );
  });

  test('more room never unseats anyone', () => {
    fc.assert(
      fc.property(small, fc.nat(), (like, which) => {
        const { rooms, people } = edition({ ...like, parties: false });
        const before = proposeSeating(rooms, people).assignment;
        const more = rooms.map((room, i) =>
          i === which % rooms.length ? { ...room, capacity: room.capacity + 1 } : room,
        );
        const after = proposeSeating(more, people).assignment;
        expect(people.filter(({ id }) => before.get(id) && !after.get(id))).toEqual([]);
      }),
      RUNS,
    );
  });

  test('31 people want a break-out of 25: whoever misses it reads where they were in line', () => {
    const rooms = [
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
    const { assignment, reasons } = proposeSeating(rooms, people);
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
      fc.property(small, (like) => {
        const made = edition({ ...like, parties: false });
        const people = afterCancellations(made, proposeSeating(made.rooms, made.people).assignment);
        const at = new Map(people.map((one) => [one.id, one.current ?? null]));
        const moves = promoteFromWaitlist(made.rooms, people);
        for (const { id, from, to } of moves) {
          const one = people.find((each) => each.id === id) as SeatedCandidate;
          expect(from).toBe(one.current ?? null);
          if (from) expect(one.mayMove).toBe(true);
          if (from) expect(one.acceptable.indexOf(to)).toBeLessThan(one.acceptable.indexOf(from));
          at.set(id, to);
        }
        expect(fits(made.rooms, people, at)).toBe(true);
        const { seated, regret } = sum(made.rooms, people, at);
        expect({ seated, regret }).toEqual(bestSeatingByHighs(highs, made.rooms, people));
      }),
      RUNS,
    );
  });

  test('with parties too nobody is worse off, and no party that fits is left without a seat', () => {
    fc.assert(
      fc.property(small, (like) => {
        const made = edition({ ...like, parties: true });
        const people = afterCancellations(made, proposeSeating(made.rooms, made.people).assignment);
        const at = new Map(people.map((one) => [one.id, one.current ?? null]));
        for (const { id, to } of promoteFromWaitlist(made.rooms, people)) {
          const one = people.find((each) => each.id === id) as SeatedCandidate;
          const now = one.acceptable.indexOf(one.current ?? '');
          if (now >= 0) expect(one.acceptable.indexOf(to)).toBeLessThan(now);
          at.set(id, to);
        }
        expect(fits(made.rooms, people, at)).toBe(true);
        const { taken } = sum(made.rooms, people, at);
        for (const one of people.filter(({ id }) => !at.get(id)))
          for (const room of made.rooms.filter(({ id }) => one.acceptable.includes(id)))
            expect(room.capacity - (taken.get(room.id) ?? 0)).toBeLessThan(one.size);
      }),
      RUNS,
    );
  });
});

describe('late comers', () => {
  test('get the dearest break-out with room for the whole party, and wait for what is dearer', () => {
    fc.assert(
      fc.property(small, fc.nat(), (like, which) => {
        const { rooms, people } = edition(like);
        const free = rooms.map((room, i) => ({ ...room, free: (which >> i) % (room.capacity + 1) }));
        for (const one of people) {
          const { breakOutId, preferred } = seatDirect(free, one);
          const could = one.acceptable.filter(
            (id) => (free.find((room) => room.id === id)?.free ?? 0) >= one.size,
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
    const { rooms, people } = generateRound(300, 4, 1);
    const first = sum(rooms, people, seatFirstCome(rooms, people));
    const fair = proposeSeating(rooms, people);
    expect(fair.seated).toBeGreaterThan(first.seated);
    expect(fair.proven).toBe(true);
  });
});
