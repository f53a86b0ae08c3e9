import { allocate } from '#algorithms/allocation';
import { DEGREE, randomCountry } from './random-country.ts';
import type { AlgorithmBenchmark, Trial } from './types.ts';

const SIZES = [10_000, 40_000, 100_000, 400_000];

const nameOf = (people: number): string => `${people} people`;

const trial = (people: number): Trial => ({
  name: nameOf(people),
  warm: people > 100_000 ? 1 : 3,
  prepare: async () => {
    const problem = randomCountry({ people, offers: people / 4, seed: 41, kind: 'geo', share: 0.9 });
    return () => {
      const result = allocate(problem);
      if (!result.ok) throw new Error(`${nameOf(people)} were stopped`);
      if (result.gap !== 0) throw new Error(`${nameOf(people)} have a gap of ${result.gap}`);
      return result.placed;
    };
  },
});

/** From a large town to ten countries: the time per edge may grow, but not fast. */
export const benchmark: AlgorithmBenchmark = {
  trials: SIZES.map(trial),
  tables: (resultOf) => {
    const perEdge = (people: number): number => (resultOf(nameOf(people)).warmMs * 1000) / (people * DEGREE);
    let holds = true;
    const rows = SIZES.map((people) => {
      const { value, coldMs, warmMs, peakMb } = resultOf(nameOf(people));
      const tenth = SIZES.includes(people / 10) ? perEdge(people) / perEdge(people / 10) : null;
      holds &&= tenth === null || tenth <= 3;
      return {
        people,
        edges: people * DEGREE,
        placed: value,
        'cold ms': Math.round(coldMs),
        'warm ms': Math.round(warmMs),
        'warm µs per edge': Math.round(perEdge(people) * 100) / 100,
        'against a tenth of the people': tenth === null ? '' : Math.round(tenth * 100) / 100,
        MB: Math.round(peakMb),
      };
    });
    return [
      { title: 'Allocation, scarce places nearby: time per edge, at most 3 times per decade', rows, holds },
    ];
  },
};
