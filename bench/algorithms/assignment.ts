import { assign, verifyAssignment } from '#algorithms/assignment';
import { SQUARES, type Square } from './cost-matrices.ts';
import type { AlgorithmBenchmark, Trial } from './types.ts';

const WARM_RUNS = 8;

const ourTrial = ([name, make]: [string, () => Square]): Trial => ({
  name,
  warm: WARM_RUNS,
  prepare: async () => {
    const { n, cost } = make();
    return () => assign(cost, n, n).cost;
  },
});

/** The alternative gets rows of 32-bit integers, the fastest of the forms that it accepts. */
const munkresTrial = ([name, make]: [string, () => Square]): Trial => ({
  name: `${name}, munkres`,
  warm: WARM_RUNS,
  prepare: async () => {
    const { munkres } = await import('munkres');
    const { n, cost } = make();
    const rows = Array.from({ length: n }, (_, i) => cost.slice(i * n, (i + 1) * n));
    return () => munkres(rows).reduce((sum, [i, j]) => sum + (rows[i]?.[j] ?? 0), 0);
  },
});

const squares = Object.entries(SQUARES);

/** Whether the proof holds; not measured. */
function hasValidProof({ n, cost }: Square): boolean {
  return verifyAssignment(cost, n, n, assign(cost, n, n)) === null;
}

/** Dense assignment beside the npm package `munkres`. */
export const benchmark: AlgorithmBenchmark = {
  trials: [...squares.map(ourTrial), ...squares.map(munkresTrial)],
  tables: (resultOf) => {
    let holds = true;
    const rows = squares.map(([name, make]) => {
      const square = make();
      const ownResult = resultOf(name);
      const munkres = resultOf(`${name}, munkres`);
      const speedUp = { cold: munkres.coldMs / ownResult.coldMs, warm: munkres.warmMs / ownResult.warmMs };
      const isCorrect =
        ownResult.value === square.optimum && munkres.value === square.optimum && hasValidProof(square);
      holds &&= isCorrect && speedUp.warm >= 2;
      return {
        instance: name,
        cost: ownResult.value,
        'optimal, proven': isCorrect ? 'yes' : 'no',
        'cold ms': Math.round(ownResult.coldMs),
        'warm ms': Math.round(ownResult.warmMs),
        'munkres cold ms': Math.round(munkres.coldMs),
        'munkres warm ms': Math.round(munkres.warmMs),
        'times faster cold': Math.round(speedUp.cold * 10) / 10,
        'times faster warm': Math.round(speedUp.warm * 10) / 10,
        MB: Math.round(ownResult.peakMb),
        'munkres MB': Math.round(munkres.peakMb),
      };
    });
    return [{ title: 'Dense assignment beside munkres: at least twice as fast, warm', rows, holds }];
  },
};
