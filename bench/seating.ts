import type {
  BreakoutCapacity,
  SeatedCandidate,
} from '../src/features/meetings/seating/allocation-problem.ts';
import { preferenceCost, type SeatCandidate } from '../src/features/meetings/seating/candidates.ts';
import { seatDirect, seatFirstCome } from '../src/features/meetings/seating/direct-seating.ts';
import { generateRound } from '../src/features/meetings/seating/generated-rounds.testing.ts';
import { bestSeatingByHighs, startHighs } from '../src/features/meetings/seating/highs.testing.ts';
import { promoteFromWaitlist } from '../src/features/meetings/seating/promote-from-waitlist.ts';
import { proposeSeating } from '../src/features/meetings/seating/propose-seating.ts';
import type { BenchmarkTable } from './table.ts';

const EDITIONS = [
  [80, 4],
  [300, 4],
  [750, 8],
  [2000, 21],
] as const;
/** With five, the small editions were timed while still half compiled, and varied fourfold. */
const ROUNDS = 50;

type Seats = Map<string, string | null>;
interface Mode {
  name: string;
  rooms: BreakoutCapacity[];
  people: SeatedCandidate[];
  seat: () => Seats;
  baseline: Seats;
}

/** The three modes of seating on one generated edition, each beside the solver and beside first come, first served. */
function modesOf(count: number, breakOuts: number): Mode[] {
  const { breakOuts: rooms, candidates: people } = generateRound(count, breakOuts, 1);
  const assignedSeats = proposeSeating(rooms, people).assignment;
  const early = people.slice(0, Math.floor(count * 0.8));
  const before = proposeSeating(rooms, early).assignment;
  const late = seatLateRegistrations(rooms, people, before);
  const remaining = people.filter((_, i) => i % 10 !== 3);
  return [
    {
      name: 'by wishes',
      rooms,
      people,
      seat: () => proposeSeating(rooms, people).assignment,
      baseline: seatFirstCome(rooms, people),
    },
    reseatMode('late comers, then moving up', rooms, people, late),
    reseatMode('after 10 % cancelled', rooms, remaining, assignedSeats),
  ];
}

function reseatMode(name: string, rooms: BreakoutCapacity[], people: SeatCandidate[], seats: Seats): Mode {
  const standing = people.map(
    (person): SeatedCandidate => ({ ...person, current: seats.get(person.id) ?? null, mayMove: true }),
  );
  const seat = (): Seats => {
    const after: Seats = new Map(standing.map((person) => [person.id, person.current ?? null]));
    for (const { id, to } of promoteFromWaitlist(rooms, standing)) after.set(id, to);
    return after;
  };
  return { name, rooms, people: standing, seat, baseline: seatLateRegistrations(rooms, people, seats) };
}

/** People without a seat take a free one in order of registration. */
function seatLateRegistrations(
  rooms: readonly BreakoutCapacity[],
  people: readonly SeatCandidate[],
  seats: Seats,
): Seats {
  const after: Seats = new Map(people.map(({ id }) => [id, seats.get(id) ?? null]));
  const openRooms = rooms.map((room) => ({ ...room, free: room.capacity }));
  const take = (id: string | null, size: number) => {
    const room = openRooms.find((each) => each.id === id);
    if (room) room.free -= size;
  };
  for (const { id, size } of people) take(after.get(id) ?? null, size);
  for (const person of people) {
    if (after.get(person.id)) continue;
    const roomId = seatDirect(openRooms, person).breakOutId;
    after.set(person.id, roomId);
    take(roomId, person.size);
  }
  return after;
}

function summarise(people: readonly SeatCandidate[], seats: Seats) {
  const seated = people.filter(({ id }) => seats.get(id));
  const cost = seated.reduce(
    (total, person) => total + preferenceCost(person, person.acceptable.indexOf(seats.get(person.id) ?? '')),
    0,
  );
  return { seated: seated.length, cost };
}

/** The fastest of the rounds, in milliseconds: both sides are measured warm. */
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

/** Break-outs seated by the application and by the solver: the same people seated, the same total preference cost. */
export async function benchSeating(): Promise<BenchmarkTable> {
  const highs = await startHighs();
  let holds = true;
  const rows = EDITIONS.flatMap(([count, breakOuts]) =>
    modesOf(count, breakOuts).map(({ name, rooms, people, seat, baseline }) => {
      const ownRun = fastest(seat);
      const solverRun = fastest(() => bestSeatingByHighs(highs, rooms, people));
      const ownSummary = summarise(people, ownRun.value);
      const isSame = ownSummary.seated === solverRun.value.seated && ownSummary.cost === solverRun.value.cost;
      holds &&= isSame && ownRun.ms <= solverRun.ms;
      const first = summarise(people, baseline);
      return {
        edition: `${count} × ${breakOuts}`,
        mode: name,
        'seated / regret': `${ownSummary.seated} / ${ownSummary.cost}`,
        'highs finds': isSame ? 'the same' : `${solverRun.value.seated} / ${solverRun.value.cost}`,
        'first come, first served': `${first.seated} / ${first.cost}`,
        ms: ownRun.ms.toFixed(1),
        'highs ms': solverRun.ms.toFixed(1),
        'times faster': Math.round(solverRun.ms / ownRun.ms),
      };
    }),
  );
  return { title: 'Break-outs seated, beside highs (elapsed time, best of fifty, warm)', rows, holds };
}
