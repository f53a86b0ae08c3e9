import { allocate } from '#algorithms/allocation';
import type { BenchmarkTable } from '../table.ts';
import { COUNTRIES, randomCountryByName } from './random-country.ts';
import type { AlgorithmBenchmark, Trial, TrialResult } from './types.ts';

/** Weight of one placement beside the score, for the alternative as for ourTrial. */
const PLACEMENT_WEIGHT = 1000;
const FINE_INSTANCE = 'c40k-geo-s';
const WARM_RUNS = 5;

const ourTrial = (name: string, levels: number, trial: string): Trial => ({
  name: trial,
  warm: WARM_RUNS,
  prepare: async () => {
    const problem = randomCountryByName(name, levels);
    return () => {
      const result = allocate(problem);
      if (!result.ok) throw new Error(`${trial} was refused`);
      if (result.gap !== 0) throw new Error(`${trial} has a gap of ${result.gap}`);
      return result.placed * PLACEMENT_WEIGHT + result.score;
    };
  },
});

const highsTrial = (name: string): Trial => ({
  name: `${name}, highs`,
  warm: name.startsWith('b5k') ? 1 : 0,
  prepare: async () => {
    const { solveByHighs, startHighs } = await import('./highs.ts');
    const problem = randomCountryByName(name);
    const highs = await startHighs();
    return () => solveByHighs(highs, problem);
  },
});

/** Minimum speed-up over the alternative, warm: for the national and the municipal instances. */
const minSpeedUp = (name: string): number => {
  const scarce = name.endsWith('-s');
  if (name.startsWith('c40k')) return scarce ? 15 : 150;
  return scarce ? 10 : 50;
};

const MAX_PEAK_MB = 160;

function comparisonTable(resultOf: (name: string) => TrialResult): BenchmarkTable {
  const rows: BenchmarkTable['rows'] = [];
  let holds = true;
  for (const name of COUNTRIES) {
    const ownResult = resultOf(name);
    const highs = resultOf(`${name}, highs`);
    const warm = Math.min(highs.coldMs, highs.warmMs) / ownResult.warmMs;
    const required = minSpeedUp(name);
    holds &&= ownResult.value === highs.value && warm >= required && ownResult.peakMb <= MAX_PEAK_MB;
    rows.push({
      instance: name,
      objective: ownResult.value,
      'same objective': highs.value === ownResult.value ? 'yes' : highs.value,
      gap: 0,
      'cold ms': Math.round(ownResult.coldMs),
      'warm ms': Math.round(ownResult.warmMs),
      'highs cold ms': Math.round(highs.coldMs),
      'highs best ms': Math.round(Math.min(highs.coldMs, highs.warmMs)),
      'times faster cold': Math.round(highs.coldMs / ownResult.coldMs),
      'times faster warm': Math.round(warm),
      required,
      MB: Math.round(ownResult.peakMb),
      'highs MB': Math.round(highs.peakMb),
    });
  }
  return {
    title: `Allocation beside highs (typed arrays, no presolve), CPU time, ≤ ${MAX_PEAK_MB} MB`,
    rows,
    holds,
  };
}

function fineScoresTable(resultOf: (name: string) => TrialResult): BenchmarkTable {
  const rows = [`${FINE_INSTANCE}`, `${FINE_INSTANCE}, 1000 levels`].map((name) => {
    const { coldMs, warmMs, peakMb } = resultOf(name);
    const ratio = warmMs / resultOf(FINE_INSTANCE).warmMs;
    return {
      scores: name,
      'cold ms': Math.round(coldMs),
      'warm ms': Math.round(warmMs),
      ratio: Math.round(ratio * 100) / 100,
      MB: Math.round(peakMb),
    };
  });
  return {
    title: 'Allocation with ten times finer scores: at most twice the time',
    rows,
    holds: (rows[1]?.ratio ?? 9) <= 2,
  };
}

/** The eight instances beside the LP solver `highs`, and fine scores beside coarse ones. */
export const benchmark: AlgorithmBenchmark = {
  trials: [
    ...COUNTRIES.map((name) => ourTrial(name, 100, name)),
    ourTrial(FINE_INSTANCE, 1000, `${FINE_INSTANCE}, 1000 levels`),
    ...COUNTRIES.map(highsTrial),
  ],
  tables: (resultOf) => [comparisonTable(resultOf), fineScoresTable(resultOf)],
};
