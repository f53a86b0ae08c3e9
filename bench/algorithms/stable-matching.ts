import {
  findLargestStablePairing,
  findStablePairing,
  measurePairing,
  type PairingProblem,
  type StablePairing,
} from '#algorithms/stable-matching';
import { largestByHighs } from '../../src/algorithms/stable-matching/highs.testing.ts';
import { COUNTRY_PAIRINGS, countryPairingByName } from './country-pairing.ts';
import { galeShapleySize } from './gale-shapley.ts';
import { startHighs } from './highs.ts';
import { randomSmallPairing, smallPlans } from './small-pairings.ts';
import type { AlgorithmBenchmark, Trial, TrialResult } from './types.ts';

type Name = keyof typeof COUNTRY_PAIRINGS;
const NAMES = Object.keys(COUNTRY_PAIRINGS) as Name[];

/** The problem, after a check of its number of pairs. */
function problem(name: Name): PairingProblem {
  const p = countryPairingByName(name);
  if (p.right.length !== COUNTRY_PAIRINGS[name].pairs) throw new Error(`${name} has ${p.right.length} pairs`);
  return p;
}

const countryTrial = (name: Name): Trial => ({
  name,
  warm: 5,
  prepare: async () => {
    const p = problem(name);
    return () => findStablePairing(p).size;
  },
});

const measureTrial = (name: Name, figure: 'maximum' | 'blocking'): Trial => ({
  name: `${name}, ${figure}`,
  warm: 0,
  prepare: async () => {
    const p = problem(name);
    const { partnerOf } = findStablePairing(p);
    return () => measurePairing(p, partnerOf)[figure];
  },
});

/** The alternative: deferred acceptance by Gale & Shapley with ties broken by lottery. */
const galeShapleyTrial = (name: Name): Trial => ({
  name: `${name}, Gale–Shapley`,
  warm: 3,
  prepare: async () => {
    const p = problem(name);
    return () => galeShapleySize(p, 1);
  },
});

const SMALL_SIZES = [50, 100] as const;
const SMALL_PROBLEMS = 500;
/** The exact alternative takes up to a second per problem, so it solves only the first of them. */
const HIGHS_PROBLEMS = 60;

const smallTrial = (
  agents: number,
  method: string,
  problemCount: number,
  run: (p: PairingProblem) => number,
): Trial => ({
  name: `n = ${agents}, ${method}`,
  warm: 0,
  prepare: async () => {
    const problems = smallPlans(agents, problemCount).map(randomSmallPairing);
    return () => problems.reduce((sum, p) => sum + run(p), 0);
  },
});

const provenLargest = (p: PairingProblem): StablePairing => {
  const found = findLargestStablePairing(p);
  if (!found.proven) throw new Error('not proven');
  return found;
};

const highsTrial = (agents: number): Trial => ({
  name: `n = ${agents}, first ${HIGHS_PROBLEMS}, highs`,
  warm: 0,
  prepare: async () => {
    const highs = await startHighs();
    const problems = smallPlans(agents, HIGHS_PROBLEMS).map(randomSmallPairing);
    return () => problems.reduce((sum, p) => sum + largestByHighs(highs, p), 0);
  },
});

const rounded = (value: number): number => Math.round(value);
const percent = (part: TrialResult, all: TrialResult): number =>
  Math.round((1e5 * part.value) / all.value) / 1e3;

/** Stable matching: a whole country beside Gale & Shapley, and a thousand small problems beside the exact optimum. */
export const benchmark: AlgorithmBenchmark = {
  trials: [
    ...NAMES.flatMap((name) => [
      countryTrial(name),
      galeShapleyTrial(name),
      measureTrial(name, 'blocking'),
      measureTrial(name, 'maximum'),
    ]),
    ...SMALL_SIZES.flatMap((agents) => [
      smallTrial(agents, 'both sides', SMALL_PROBLEMS, (p) => findStablePairing(p, { rounds: 0 }).size),
      smallTrial(agents, 'pair', SMALL_PROBLEMS, (p) => findStablePairing(p).size),
      smallTrial(agents, 'exactly', SMALL_PROBLEMS, (p) => provenLargest(p).size),
      smallTrial(agents, `first ${HIGHS_PROBLEMS}, exactly`, HIGHS_PROBLEMS, (p) => provenLargest(p).size),
      highsTrial(agents),
    ]),
  ],
  tables: (resultOf) => [
    {
      title: 'Stable matching, two sides with ties: 40,000 × 30,000 within 500 ms, and no blocking pair',
      rows: NAMES.map((name) => {
        const ownResult = resultOf(name);
        const galeShapley = resultOf(`${name}, Gale–Shapley`);
        return {
          problem: name,
          pairs: ownResult.value,
          'blocking pairs': resultOf(`${name}, blocking`).value,
          'maximum pairs, stable or not': resultOf(`${name}, maximum`).value,
          'cold ms': rounded(ownResult.coldMs),
          'warm ms': rounded(ownResult.warmMs),
          'Gale–Shapley pairs': galeShapley.value,
          'Gale–Shapley cold ms': rounded(galeShapley.coldMs),
          'Gale–Shapley warm ms': rounded(galeShapley.warmMs),
          MB: rounded(ownResult.peakMb),
        };
      }),
      holds: NAMES.every(
        (name) =>
          resultOf(name).coldMs <= 500 &&
          resultOf(`${name}, blocking`).value === 0 &&
          resultOf(name).value > resultOf(`${name}, Gale–Shapley`).value,
      ),
    },
    {
      title: `${SMALL_PROBLEMS} problems each of 50 and 100 a side: part of the largest stable pairing, ≥ 99.88 % and ≥ 99.95 %`,
      rows: SMALL_SIZES.map((agents) => {
        const [plain, improved, exact, exactOnFew, highs] = [
          resultOf(`n = ${agents}, both sides`),
          resultOf(`n = ${agents}, pair`),
          resultOf(`n = ${agents}, exactly`),
          resultOf(`n = ${agents}, first ${HIGHS_PROBLEMS}, exactly`),
          resultOf(`n = ${agents}, first ${HIGHS_PROBLEMS}, highs`),
        ];
        return {
          agents,
          'both sides, no rounds: %': percent(plain, exact),
          'pair: %': percent(improved, exact),
          'pair: ms each': rounded((10 * improved.coldMs) / SMALL_PROBLEMS) / 10,
          'exactly, proven: %': 100,
          'exactly: ms each': rounded((10 * exact.coldMs) / SMALL_PROBLEMS) / 10,
          'same as highs': exactOnFew.value === highs.value ? 'yes' : 'no',
          'highs: ms each': rounded((10 * highs.coldMs) / HIGHS_PROBLEMS) / 10,
          'times faster than highs': rounded((10 * highs.coldMs) / exactOnFew.coldMs) / 10,
        };
      }),
      holds: SMALL_SIZES.every((agents) => {
        const improvedPercent = percent(resultOf(`n = ${agents}, pair`), resultOf(`n = ${agents}, exactly`));
        const [exactOnFew, highs] = [
          resultOf(`n = ${agents}, first ${HIGHS_PROBLEMS}, exactly`),
          resultOf(`n = ${agents}, first ${HIGHS_PROBLEMS}, highs`),
        ];
        return improvedPercent >= (agents === 50 ? 99.88 : 99.95) && exactOnFew.value === highs.value;
      }),
    },
  ],
};
