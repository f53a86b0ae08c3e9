import { allocate } from '#algorithms/allocation';
import type { BenchmarkTable } from '../table.ts';
import { COUNTRIES, randomCountryByName } from './random-country.ts';
import type { AlgorithmBenchmark, Trial, TrialResult } from './types.ts';

/** One placement is worth this much more than any difference in score, for the peer as for us. */
const BONUS = 1000;
const FINE = 'c40k-geo-s';
const WARM = 5;

const ours = (name: string, levels: number, trial: string): Trial => ({
  name: trial,
  warm: WARM,
  prepare: async () => {
    const problem = randomCountryByName(name, levels);
    return () => {
      const result = allocate(problem);
      if (!result.ok) throw new Error(`${trial} was refused`);
      if (result.gap !== 0) throw new Error(`${trial} has a gap of ${result.gap}`);
      return result.placed * BONUS + result.score;
    };
  },
});

const theirs = (name: string): Trial => ({
  name: `${name}, highs`,
  warm: name.startsWith('b5k') ? 1 : 0,
  prepare: async () => {
    const { solveByHighs, startHighs } = await import('./highs.ts');
    const problem = randomCountryByName(name);
    const highs = await startHighs();
    return () => solveByHighs(highs, problem);
  },
});

/** How many times faster than the peer, warm, at least: the national ones and the municipal ones. */
const mustOf = (name: string): number => {
  const scarce = name.endsWith('-s');
  if (name.startsWith('c40k')) return scarce ? 15 : 150;
  return scarce ? 10 : 50;
};

const MOST_MB = 160;

function against(of: (name: string) => TrialResult): BenchmarkTable {
  const rows: BenchmarkTable['rows'] = [];
  let holds = true;
  for (const name of COUNTRIES) {
    const we = of(name);
    const they = of(`${name}, highs`);
    const warm = Math.min(they.coldMs, they.warmMs) / we.warmMs;
    const must = mustOf(name);
    holds &&= we.value === they.value && warm >= must && we.peakMb <= MOST_MB;
    rows.push({
      instance: name,
      objective: we.value,
      'highs says': they.value === we.value ? 'the same' : they.value,
      gap: 0,
      'cold ms': Math.round(we.coldMs),
      'warm ms': Math.round(we.warmMs),
      'highs cold ms': Math.round(they.coldMs),
      'highs best ms': Math.round(Math.min(they.coldMs, they.warmMs)),
      'times faster cold': Math.round(they.coldMs / we.coldMs),
      'times faster warm': Math.round(warm),
      must,
      MB: Math.round(we.peakMb),
      'highs MB': Math.round(they.peakMb),
    });
  }
  return {
    title: `Allocation beside highs (typed arrays, no presolve), CPU time, ≤ ${MOST_MB} MB`,
    rows,
    holds,
  };
}

function fine(of: (name: string) => TrialResult): BenchmarkTable {
  const rows = [`${FINE}`, `${FINE}, 1000 levels`].map((name) => {
    const { coldMs, warmMs, peakMb } = of(name);
    const ratio = warmMs / of(FINE).warmMs;
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
    ...COUNTRIES.map((name) => ours(name, 100, name)),
    ours(FINE, 1000, `${FINE}, 1000 levels`),
    ...COUNTRIES.map(theirs),
  ],
  tables: (of) => [against(of), fine(of)],
};
