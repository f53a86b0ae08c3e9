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
  const all = propose(rooms, people).at;
  const early = people.slice(0, Math.floor(count * 0.8));
  const before = propose(rooms, early).at;
  const late = comeLate(rooms, people, before);
  const left = people.filter((_, i) => i % 10 !== 3);
  return [
    {
      name: 'by wishes',
      rooms,
      people,
      seat: () => propose(rooms, people).at,
      baseline: seatFirstCome(rooms, people),
    },
    movingUp('late comers, then moving up', rooms, people, late),
    movingUp('after 10 % cancelled', rooms, left, all),
  ];
}

function movingUp(name: string, rooms: Room[], people: Wisher[], at: Seats): Mode {
  const standing = people.map((one): Standing => ({ ...one, at: at.get(one.id) ?? null, mayMove: true }));
  const seat = (): Seats => {
    const after: Seats = new Map(standing.map((one) => [one.id, one.at ?? null]));
    for (const { id, to } of ripple(rooms, standing)) after.set(id, to);
    return after;
  };
  return { name, rooms, people: standing, seat, baseline: comeLate(rooms, people, at) };
}

/** Whoever has no seat takes what is free, one after the other. */
function comeLate(rooms: readonly Room[], people: readonly Wisher[], at: Seats): Seats {
  const after: Seats = new Map(people.map(({ id }) => [id, at.get(id) ?? null]));
  const left = rooms.map((room) => ({ ...room, free: room.places }));
  const take = (id: string | null, size: number) => {
    const room = left.find((each) => each.id === id);
    if (room) room.free -= size;
  };
  for (const { id, size } of people) take(after.get(id) ?? null, size);
  for (const one of people) {
    if (after.get(one.id)) continue;
    const got = seatDirect(left, one).at;
    after.set(one.id, got);
    take(got, one.size);
  }
  return after;
}

function told(people: readonly Wisher[], at: Seats) {
  const seated = people.filter(({ id }) => at.get(id));
  const regret = seated.reduce(
    (all, one) => all + regretOf(one, one.options.indexOf(at.get(one.id) ?? '')),
    0,
  );
  return { seated: seated.length, regret };
}

/** The best of a few rounds, in milliseconds: both sides are measured warm. */
function best<T>(run: () => T): { value: T; ms: number } {
  let ms = Number.POSITIVE_INFINITY;
  let value = run();
  for (let i = 0; i < ROUNDS; i++) {
    const start = performance.now();
    value = run();
    ms = Math.min(ms, performance.now() - start);
  }
  return { value, ms };
}

/** Break-outs seated by us and by the solver: the same people seated, the same regret. */
export async function benchSeating(): Promise<BenchmarkTable> {
  const highs = await startHighs();
  let holds = true;
  const rows = EDITIONS.flatMap(([count, breakOuts]) =>
    modesOf(count, breakOuts).map(({ name, rooms, people, seat, baseline }) => {
      const ours = best(seat);
      const theirs = best(() => bestByHighs(highs, rooms, people));
      const we = told(people, ours.value);
      const same = we.seated === theirs.value.seated && we.regret === theirs.value.regret;
      holds &&= same && ours.ms <= theirs.ms;
      const first = told(people, baseline);
      return {
        edition: `${count} × ${breakOuts}`,
        mode: name,
        'seated / regret': `${we.seated} / ${we.regret}`,
        'highs says': same ? 'the same' : `${theirs.value.seated} / ${theirs.value.regret}`,
        'one by one': `${first.seated} / ${first.regret}`,
        ms: ours.ms.toFixed(1),
        'highs ms': theirs.ms.toFixed(1),
        'times faster': Math.round(theirs.ms / ours.ms),
      };
    }),
  );
  return { title: 'Break-outs seated, beside highs (elapsed time, best of five, warm)', rows, holds };
}
