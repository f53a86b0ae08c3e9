import { allocate, arrive, cancel, type LiveAllocation, resumeAllocation } from '#algorithms/allocation';
import { seededRandom } from '#algorithms/random';
import { randomCountryByName } from './random-country.ts';
import type { AlgorithmBenchmark, Trial, TrialResult } from './types.ts';

const NAMES = ['c40k-uni-s', 'c40k-geo-s', 'c40k-uni-a', 'c40k-geo-a'];
const ARRIVALS = 4_000;
const MAX_P95_MS = 5;

type Operation = 'arrive' | 'cancel';

/** Alternates cancellations and arrivals; one person in five is confirmed and does not move. */
function simulate(live: LiveAllocation, people: number, operation: Operation): number[] {
  const random = seededRandom(7);
  const times: number[] = [];
  for (let n = 0; n < ARRIVALS; n++) {
    const person = Math.floor(random() * people);
    const edges = [live.start[person] as number, live.start[person + 1] as number] as const;
    const offers = live.offer.slice(...edges);
    const scores = live.points.slice(...edges);
    const from = performance.now();
    cancel(live, person);
    const between = performance.now();
    arrive(live, { offers, scores });
    times.push(operation === 'cancel' ? between - from : performance.now() - between);
  }
  return times.sort((a, b) => a - b);
}

/** Microseconds: the percentile of the times of one operation. */
const trial = (name: string, operation: Operation, percent: number): Trial => ({
  name: `${name}, ${operation}, ${percent} %`,
  warm: 0,
  prepare: async () => {
    const problem = randomCountryByName(name);
    const result = allocate(problem);
    if (!result.ok) throw new Error(`${name} was stopped`);
    const random = seededRandom(3);
    const confirmed = Uint8Array.from(result.offerOf, () => Number(random() < 0.2));
    const live = resumeAllocation(problem, result, confirmed);
    return () => {
      const times = simulate(live, result.offerOf.length, operation);
      return Math.round(1000 * (times[Math.floor((times.length * percent) / 100)] as number));
    };
  },
});

const recomputation = (name: string): Trial => ({
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

const OPERATIONS: Operation[] = ['arrive', 'cancel'];

/** Incremental updates beside a full recomputation. */
export const benchmark: AlgorithmBenchmark = {
  trials: NAMES.flatMap((name) => [
    recomputation(name),
    ...OPERATIONS.flatMap((operation) => [trial(name, operation, 50), trial(name, operation, 95)]),
  ]),
  tables: (resultOf: (name: string) => TrialResult) => {
    let holds = true;
    const rows = NAMES.flatMap((name) =>
      OPERATIONS.map((operation) => {
        const ms = (percent: number): number => resultOf(`${name}, ${operation}, ${percent} %`).value / 1000;
        holds &&= ms(95) <= MAX_P95_MS;
        return {
          instance: name,
          operation,
          'median ms': ms(50),
          'p95 ms': ms(95),
          'recomputation, ms': Math.round(resultOf(name).warmMs),
          'times faster (p95)': Math.round(resultOf(name).warmMs / Math.max(0.001, ms(95))),
        };
      }),
    );
    return [{ title: `One person arrives or cancels among 40,000: p95 ≤ ${MAX_P95_MS} ms`, rows, holds }];
  },
};
