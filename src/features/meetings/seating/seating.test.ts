import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { seatDirect, seatFirstCome } from './direct.ts';
import { bestByHighs, startHighs } from './highs.testing.ts';
import { inventEdition } from './invented.testing.ts';
import type { Room, Standing } from './problem.ts';
import { propose } from './propose.ts';
import { regretOf, type Wisher } from './regret.ts';
import { ripple } from './ripple.ts';

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
  const made = inventEdition(people, breakOuts, seed, { parties, anyOther });
  const rooms = made.rooms.map((room) => ({ ...room, places: Math.max(1, room.places - (scarce ? 1 : 0)) }));
  return { rooms, people: made.people };
}

const sum = (rooms: readonly Room[], people: readonly Wisher[], at: Map<string, string | null>) => {
  const taken = new Map(rooms.map(({ id }) => [id, 0]));
  let regret = 0;
  let seated = 0;
  for (const one of people) {
    const room = at.get(one.id);
    if (!room) continue;
    taken.set(room, (taken.get(room) ?? 0) + one.size);
    seated += one.size;
    regret += one.size * regretOf(one, one.options.indexOf(room));
  }
  return { taken, regret, seated };
};

const fits = (rooms: readonly Room[], people: readonly Wisher[], at: Map<string, string | null>): boolean =>
  rooms.every(({ id, places }) => (sum(rooms, people, at).taken.get(id) ?? 0) <= places) &&
  people.every((one) => at.get(one.id) === null || one.options.includes(at.get(one.id) ?? ''));

/** After the seating some cancel; whoever is left stands as they are. */
function afterCancellations({ people }: { people: Wisher[] }, at: Map<string, string | null>): Standing[] {
  return people
    .filter((_, i) => i % 7 !== 3)
    .map((one, i) => ({ ...one, at: at.get(one.id) ?? null, mayMove: i % 3 !== 0 }));
}

describe('seating by wishes', () => {
  test('no break-out is too full, a party sits together, and nobody can be seated better in all', () => {
    fc.assert(
      fc.property(small, (like) => {
        const { rooms, people } = edition(like);
        const { at, seated, regret } = propose(rooms, people);
        expect(fits(rooms, people, at)).toBe(true);
        expect(at.size).toBe(people.length);
        const told = sum(rooms, people, at);
        expect({ seated, regret }).toEqual({ seated: told.seated, regret: told.regret });
        expect({ seated, regret }).toEqual(bestByHighs(highs, rooms, people));
      }),
      RUNS,
    );
  });

  test('a break-out to which too few would come does not start, and that is the best too', () => {
    fc.assert(
      fc.property(small, fc.integer({ min: 2, max: 4 }), (like, least) => {
        const made = edition({ ...like, parties: false });
        const rooms = made.rooms.map((room) => ({ ...room, least: Math.min(least, room.places) }));
        const { at, seated, regret } = propose(rooms, made.people);
        const { taken } = sum(rooms, made.people, at);
        for (const room of rooms) {
          const there = taken.get(room.id) ?? 0;
          expect(there === 0 || there >= room.least).toBe(true);
        }
        expect({ seated, regret }).toEqual(bestByHighs(highs, rooms, made.people));
      }),
      RUNS,
    );
  });

  test('the same lots give the same seats, in whatever order the list is', () => {
    fc.assert(
      fc.property(small, (like) => {
        const { rooms, people } = edition({ ...like, parties: false });
        const one = propose(rooms, people);
        const other = propose(rooms, [...people].reverse());
        expect([...other.at].sort()).toEqual([...one.at].sort());
      }),
      RUNS,
    );
  });

  test('the draw decides what is a tie: nobody could change seats with a later draw at the same loss for all', () => {
    fc.assert(
      fc.property(small, (like) => {
        const { rooms, people } = edition(like);
        const { at } = propose(rooms, people);
        const missing = (one: Wisher, room: string | null) => regretOf(one, one.options.indexOf(room ?? ''));
        for (const one of people.filter(({ id }) => at.get(id)))
          for (const other of people.filter(
            ({ id, lot, size }) => at.get(id) && lot > one.lot && size === one.size,
          )) {
            const [mine, theirs] = [at.get(one.id) ?? null, at.get(other.id) ?? null];
            if (!one.options.includes(theirs ?? '') || !other.options.includes(mine ?? '')) continue;
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
        const before = propose(rooms, people).at;
        const more = rooms.map((room, i) =>
          i === which % rooms.length ? { ...room, places: room.places + 1 } : room,
        );
        const after = propose(more, people).at;
        expect(people.filter(({ id }) => before.get(id) && !after.get(id))).toEqual([]);
      }),
      RUNS,
    );
  });

  test('31 people want a break-out of 25: whoever misses it reads where they were in line', () => {
    const rooms = [
      { id: 'b1', places: 25, least: 0 },
      { id: 'b2', places: 25, least: 0 },
    ];
    const people = Array.from({ length: 31 }, (_, i) => ({
      id: `p${i}`,
      size: 1,
      lot: (i * 17) % 31,
      options: ['b1', 'b2'],
      wished: 2,
    }));
    const { at, reasons } = propose(rooms, people);
    const missed = people.filter(({ id }) => at.get(id) === 'b2');
    expect(missed.map(({ lot }) => lot).sort((a, b) => a - b)).toEqual([25, 26, 27, 28, 29, 30]);
    for (const { id, lot } of missed)
      expect(reasons.get(id)).toEqual({
        wish: 2,
        missed: { breakOutId: 'b1', wanted: 31, places: 25, position: lot + 1, why: 'draw' },
      });
  });
});

describe('moving up', () => {
  test('harms nobody, fits, and is the best that keeps every promise', () => {
    fc.assert(
      fc.property(small, (like) => {
        const made = edition({ ...like, parties: false });
        const people = afterCancellations(made, propose(made.rooms, made.people).at);
        const at = new Map(people.map((one) => [one.id, one.at ?? null]));
        const moves = ripple(made.rooms, people);
        for (const { id, from, to } of moves) {
          const one = people.find((each) => each.id === id) as Standing;
          expect(from).toBe(one.at ?? null);
          if (from) expect(one.mayMove).toBe(true);
          if (from) expect(one.options.indexOf(to)).toBeLessThan(one.options.indexOf(from));
          at.set(id, to);
        }
        expect(fits(made.rooms, people, at)).toBe(true);
        const { seated, regret } = sum(made.rooms, people, at);
        expect({ seated, regret }).toEqual(bestByHighs(highs, made.rooms, people));
      }),
      RUNS,
    );
  });

  test('with parties too nobody is worse off, and no party that fits is left without a seat', () => {
    fc.assert(
      fc.property(small, (like) => {
        const made = edition({ ...like, parties: true });
        const people = afterCancellations(made, propose(made.rooms, made.people).at);
        const at = new Map(people.map((one) => [one.id, one.at ?? null]));
        for (const { id, to } of ripple(made.rooms, people)) {
          const one = people.find((each) => each.id === id) as Standing;
          const now = one.options.indexOf(one.at ?? '');
          if (now >= 0) expect(one.options.indexOf(to)).toBeLessThan(now);
          at.set(id, to);
        }
        expect(fits(made.rooms, people, at)).toBe(true);
        const { taken } = sum(made.rooms, people, at);
        for (const one of people.filter(({ id }) => !at.get(id)))
          for (const room of made.rooms.filter(({ id }) => one.options.includes(id)))
            expect(room.places - (taken.get(room.id) ?? 0)).toBeLessThan(one.size);
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
        const free = rooms.map((room, i) => ({ ...room, free: (which >> i) % (room.places + 1) }));
        for (const one of people) {
          const { at, waits } = seatDirect(free, one);
          const could = one.options.filter(
            (id) => (free.find((room) => room.id === id)?.free ?? 0) >= one.size,
          );
          expect(at).toBe(could[0] ?? null);
          expect(waits).not.toContain(at);
          if (!at) expect(waits.length).toBeGreaterThan(0);
        }
      }),
      RUNS,
    );
  });

  test('first come, first served leaves people without a seat whom wishes would have seated', () => {
    const { rooms, people } = inventEdition(300, 4, 1);
    const first = sum(rooms, people, seatFirstCome(rooms, people));
    const fair = propose(rooms, people);
    expect(fair.seated).toBeGreaterThan(first.seated);
    expect(fair.proven).toBe(true);
  });
});
