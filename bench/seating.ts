import { seatDirect, seatFirstCome } from '../src/features/meetings/seating/direct.ts';
import { bestByHighs, startHighs } from '../src/features/meetings/seating/highs.testing.ts';
import { inventEdition } from '../src/features/meetings/seating/invented.testing.ts';
import type { Room, Standing } from '../src/features/meetings/seating/problem.ts';
import { propose } from '../src/features/meetings/seating/propose.ts';
import { regretOf, type Wisher } from '../src/features/meetings/seating/regret.ts';
import { ripple } from '../src/features/meetings/seating/ripple.ts';
import type { BenchmarkTable } from './table.ts';

const EDITIONS = [
  [80, 4],
  [300, 4],
  [750, 8],
  [2000, 21],
] as const;
const ROUNDS = 5;

type Seats = Map<string, string | null>;
interface Mode {
  name: string;
  rooms: Room[];
  people: Standing[];
  seat: () => Seats;
  baseline: Seats;
}

/** The three modes of seating on one generated edition, each beside the solver and beside first come, first served. */
function modesOf(count: number, breakOuts: number): Mode[] {
  const { rooms, people } = inventEdition(count, breakOuts, 1);
  const assignedSeats = propose(rooms, people).at;
  const early = people.slice(0, Math.floor(count * 0.8));
  const before = propose(rooms, early).at;
  const late = seatLateRegistrations(rooms, people, before);
  const remaining = people.filter((_, i) => i % 10 !== 3);
  return [
    {
      name: 'by wishes',
      rooms,
      people,
      seat: () => propose(rooms, people).at,
      baseline: seatFirstCome(rooms, people),
    },
    reseatMode('late comers, then moving up', rooms, people, late),
    reseatMode('after 10 % cancelled', rooms, remaining, assignedSeats),
  ];
}

function reseatMode(name: string, rooms: Room[], people: Wisher[], seats: Seats): Mode {
  const standing = people.map(
    (person): Standing => ({ ...person, at: seats.get(person.id) ?? null, mayMove: true }),
  );
  const seat = (): Seats => {
    const after: Seats = new Map(standing.map((person) => [person.id, person.at ?? null]));
    for (const { id, to } of ripple(rooms, standing)) after.set(id, to);
    return after;
  };
  return { name, rooms, people: standing, seat, baseline: seatLateRegistrations(rooms, people, seats) };
}

/** People without a seat take a free one in order of registration. */
function seatLateRegistrations(rooms: readonly Room[], people: readonly Wisher[], seats: Seats): Seats {
  const after: Seats = new Map(people.map(({ id }) => [id, seats.get(id) ?? null]));
  const openRooms = rooms.map((room) => ({ ...room, free: room.places }));
  const take = (id: string | null, size: number) => {
    const room = openRooms.find((each) => each.id === id);
    if (room) room.free -= size;
  };
  for (const { id, size } of people) take(after.get(id) ?? null, size);
  for (const person of people) {
    if (after.get(person.id)) continue;
    const roomId = seatDirect(openRooms, person).at;
    after.set(person.id, roomId);
    take(roomId, person.size);
  }
  return after;
}

function summarise(people: readonly Wisher[], seats: Seats) {
  const seated = people.filter(({ id }) => seats.get(id));
  const regret = seated.reduce(
    (total, person) => total + regretOf(person, person.options.indexOf(seats.get(person.id) ?? '')),
    0,
  );
  return { seated: seated.length, regret };
}

/** The fastest of a few rounds, in milliseconds: both sides are measured warm. */
function fastest<T>(run: () => T): { value: T; ms: number } {
  let ms = Number.POSITIVE_INFINITY;
  let value = run();
  for (let i = 0; i < ROUNDS; i++) {
    const start = performance.now();
    value = run();
    ms = Math.min(ms, performance.now() - start);
  }
  return { value, ms };
}

/** Break-outs seated by the application and by the solver: the same people seated, the same total regret. */
export async function benchSeating(): Promise<BenchmarkTable> {
  const highs = await startHighs();
  let holds = true;
  const rows = EDITIONS.flatMap(([count, breakOuts]) =>
    modesOf(count, breakOuts).map(({ name, rooms, people, seat, baseline }) => {
      const ownRun = fastest(seat);
      const solverRun = fastest(() => bestByHighs(highs, rooms, people));
      const ownSummary = summarise(people, ownRun.value);
      const isSame =
        ownSummary.seated === solverRun.value.seated && ownSummary.regret === solverRun.value.regret;
      holds &&= isSame && ownRun.ms <= solverRun.ms;
      const first = summarise(people, baseline);
      return {
        edition: `${count} × ${breakOuts}`,
        mode: name,
        'seated / regret': `${ownSummary.seated} / ${ownSummary.regret}`,
        'highs finds': isSame ? 'the same' : `${solverRun.value.seated} / ${solverRun.value.regret}`,
        'first come, first served': `${first.seated} / ${first.regret}`,
        ms: ownRun.ms.toFixed(1),
        'highs ms': solverRun.ms.toFixed(1),
        'times faster': Math.round(solverRun.ms / ownRun.ms),
      };
    }),
  );
  return { title: 'Break-outs seated, beside highs (elapsed time, best of five, warm)', rows, holds };
}
