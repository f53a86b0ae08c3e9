import { allocate, arrive, cancel, type LiveAllocation, resumeAllocation } from '#algorithms/allocation';
import { seededRandom } from '#algorithms/random';
import { randomCountryByName } from './random-country.ts';
import type { AlgorithmBenchmark, Trial, TrialResult } from './types.ts';

const NAMES = ['c40k-uni-s', 'c40k-geo-s', 'c40k-uni-a', 'c40k-geo-a'];
const ARRIVALS = 4_000;
const MOST_MS = 5;

type Act = 'arrive' | 'cancel';

/** Someone leaves and someone else comes, over and over; one person in five knows the place and will not move. */
function everyday(live: LiveAllocation, people: number, act: Act): number[] {
  const random = seededRandom(7);
  const times: number[] = [];
  for (let n = 0; n < ARRIVALS; n++) {
    const someone = Math.floor(random() * people);
    const wishes = [live.start[someone] as number, live.start[someone + 1] as number] as const;
    const offers = live.offer.slice(...wishes);
    const scores = live.points.slice(...wishes);
    const from = performance.now();
    cancel(live, someone);
    const between = performance.now();
    arrive(live, { offers, scores });
    times.push(act === 'cancel' ? between - from : performance.now() - between);
  }
  return times.sort((a, b) => a - b);
}

/** Microseconds within which so many of a hundred are done. */
const trial = (name: string, act: Act, percent: number): Trial => ({
  name: `${name}, ${act}, ${percent} %`,
  warm: 0,
  prepare: async () => {
    const problem = randomCountryByName(name);
    const result = allocate(problem);
    if (!result.ok) throw new Error(`${name} was refused`);
    const random = seededRandom(3);
    const confirmed = Uint8Array.from(result.offerOf, () => Number(random() < 0.2));
    const live = resumeAllocation(problem, result, confirmed);
    return () => {
      const times = everyday(live, result.offerOf.length, act);
      return Math.round(1000 * (times[Math.floor((times.length * percent) / 100)] as number));
    };
  },
});

const whole = (name: string): Trial => ({
  name,
  warm: 3,
  prepare: async () => {
    const problem = randomCountryByName(name);
    return () => {
      const result = allocate(problem);
      return result.ok ? result.placed : 0;
    };
  },
});

const ACTS: Act[] = ['arrive', 'cancel'];

/** One person comes or goes, and the rest keeps its promises: against doing everything anew. */
export const benchmark: AlgorithmBenchmark = {
  trials: NAMES.flatMap((name) => [
    whole(name),
    ...ACTS.flatMap((act) => [trial(name, act, 50), trial(name, act, 95)]),
  ]),
  tables: (of: (name: string) => TrialResult) => {
    let holds = true;
    const rows = NAMES.flatMap((name) =>
      ACTS.map((act) => {
        const ms = (percent: number): number => of(`${name}, ${act}, ${percent} %`).value / 1000;
        holds &&= ms(95) <= MOST_MS;
        return {
          instance: name,
          act,
          'median ms': ms(50),
          'p95 ms': ms(95),
          'all anew, ms': Math.round(of(name).warmMs),
          'times faster (p95)': Math.round(of(name).warmMs / Math.max(0.001, ms(95))),
        };
      }),
    );
    return [{ title: `One person comes or goes among 40,000: p95 ≤ ${MOST_MS} ms`, rows, holds }];
  },
};
