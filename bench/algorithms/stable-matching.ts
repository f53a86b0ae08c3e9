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

/** The problem, after a look whether it is the one that it should be. */
function problem(name: Name): PairingProblem {
  const p = countryPairingByName(name);
  if (p.right.length !== COUNTRY_PAIRINGS[name].pairs) throw new Error(`${name} has ${p.right.length} pairs`);
  return p;
}

const big = (name: Name): Trial => ({
  name,
  warm: 5,
  prepare: async () => {
    const p = problem(name);
    return () => findStablePairing(p).size;
  },
});

const checked = (name: Name, what: 'maximum' | 'blocking'): Trial => ({
  name: `${name}, ${what}`,
  warm: 0,
  prepare: async () => {
    const p = problem(name);
    const { partnerOf } = findStablePairing(p);
    return () => measurePairing(p, partnerOf)[what];
  },
});

/** The peer: Gale & Shapley's proposals, ties broken by lot, as one would write it. */
const oneWay = (name: Name): Trial => ({
  name: `${name}, Gale–Shapley`,
  warm: 3,
  prepare: async () => {
    const p = problem(name);
    return () => galeShapleySize(p, 1);
  },
});

const SMALL = [50, 100] as const;
const MANY = 500;
/** The peer for these takes up to a second each: it does the first of them. */
const FEW = 60;

const small = (agents: number, how: string, many: number, run: (p: PairingProblem) => number): Trial => ({
  name: `n = ${agents}, ${how}`,
  warm: 0,
  prepare: async () => {
    const problems = smallPlans(agents, many).map(randomSmallPairing);
    return () => problems.reduce((sum, p) => sum + run(p), 0);
  },
});

const proven = (p: PairingProblem): StablePairing => {
  const found = findLargestStablePairing(p);
  if (!found.proven) throw new Error('not proven');
  return found;
};

const byHighs = (agents: number): Trial => ({
  name: `n = ${agents}, first ${FEW}, highs`,
  warm: 0,
  prepare: async () => {
    const highs = await startHighs();
    const problems = smallPlans(agents, FEW).map(randomSmallPairing);
    return () => problems.reduce((sum, p) => sum + largestByHighs(highs, p), 0);
  },
});

const ms = (value: number): number => Math.round(value);
const percent = (part: TrialResult, all: TrialResult): number =>
  Math.round((1e5 * part.value) / all.value) / 1e3;

/** Stable pairing: a whole country beside Gale & Shapley, and a thousand small problems beside the exact answer. */
export const benchmark: AlgorithmBenchmark = {
  trials: [
    ...NAMES.flatMap((name) => [
      big(name),
      oneWay(name),
      checked(name, 'blocking'),
      checked(name, 'maximum'),
    ]),
    ...SMALL.flatMap((agents) => [
      small(agents, 'both ways', MANY, (p) => findStablePairing(p, { rounds: 0 }).size),
      small(agents, 'pair', MANY, (p) => findStablePairing(p).size),
      small(agents, 'exactly', MANY, (p) => proven(p).size),
      small(agents, `first ${FEW}, exactly`, FEW, (p) => proven(p).size),
      byHighs(agents),
    ]),
  ],
  tables: (of) => [
    {
      title: 'Stable pairing, two sides with ties: 40,000 × 30,000 within 500 ms, and no blocking pair',
      rows: NAMES.map((name) => {
        const we = of(name);
        const they = of(`${name}, Gale–Shapley`);
        return {
          problem: name,
          pairs: we.value,
          'blocking pairs': of(`${name}, blocking`).value,
          'most pairs, stable or not': of(`${name}, maximum`).value,
          'cold ms': ms(we.coldMs),
          'warm ms': ms(we.warmMs),
          'Gale–Shapley pairs': they.value,
          'Gale–Shapley cold ms': ms(they.coldMs),
          'Gale–Shapley warm ms': ms(they.warmMs),
          MB: ms(we.peakMb),
        };
      }),
      holds: NAMES.every(
        (name) =>
          of(name).coldMs <= 500 &&
          of(`${name}, blocking`).value === 0 &&
          of(name).value > of(`${name}, Gale–Shapley`).value,
      ),
    },
    {
      title: `${MANY} problems each of 50 and 100 a side: part of the largest stable pairing, ≥ 99.88 % and ≥ 99.95 %`,
      rows: SMALL.map((agents) => {
        const [plain, found, exact, few, highs] = [
          of(`n = ${agents}, both ways`),
          of(`n = ${agents}, pair`),
          of(`n = ${agents}, exactly`),
          of(`n = ${agents}, first ${FEW}, exactly`),
          of(`n = ${agents}, first ${FEW}, highs`),
        ];
        return {
          agents,
          'both ways, no rounds: %': percent(plain, exact),
          'pair: %': percent(found, exact),
          'pair: ms each': ms((10 * found.coldMs) / MANY) / 10,
          'exactly, proven: %': 100,
          'exactly: ms each': ms((10 * exact.coldMs) / MANY) / 10,
          'highs says': few.value === highs.value ? 'the same' : 'something else',
          'highs: ms each': ms((10 * highs.coldMs) / FEW) / 10,
          'times faster than highs': ms((10 * highs.coldMs) / few.coldMs) / 10,
        };
      }),
      holds: SMALL.every((agents) => {
        const found = percent(of(`n = ${agents}, pair`), of(`n = ${agents}, exactly`));
        const [few, highs] = [
          of(`n = ${agents}, first ${FEW}, exactly`),
          of(`n = ${agents}, first ${FEW}, highs`),
        ];
        return found >= (agents === 50 ? 99.88 : 99.95) && few.value === highs.value;
      }),
    },
  ],
};
