import { assign, verifyAssignment } from '#algorithms/assignment';
import { SQUARES, type Square } from './cost-matrices.ts';
import type { AlgorithmBenchmark, Trial } from './types.ts';

const WARM = 8;

const ours = ([name, make]: [string, () => Square]): Trial => ({
  name,
  warm: WARM,
  prepare: async () => {
    const { n, cost } = make();
    return () => assign(cost, n, n).cost;
  },
});

/** The peer gets rows of 32-bit numbers, the fastest of the forms that it takes. */
const theirs = ([name, make]: [string, () => Square]): Trial => ({
  name: `${name}, munkres`,
  warm: WARM,
  prepare: async () => {
    const { munkres } = await import('munkres');
    const { n, cost } = make();
    const rows = Array.from({ length: n }, (_, i) => cost.slice(i * n, (i + 1) * n));
    return () => munkres(rows).reduce((sum, [i, j]) => sum + (rows[i]?.[j] ?? 0), 0);
  },
});

const squares = Object.entries(SQUARES);

/** Whether the proof holds too; outside the clock. */
function proven({ n, cost }: Square): boolean {
  return verifyAssignment(cost, n, n, assign(cost, n, n)) === null;
}

/** One-to-one on a full matrix, beside the npm package `munkres`. */
export const benchmark: AlgorithmBenchmark = {
  trials: [...squares.map(ours), ...squares.map(theirs)],
  tables: (of) => {
    let holds = true;
    const rows = squares.map(([name, make]) => {
      const square = make();
      const we = of(name);
      const they = of(`${name}, munkres`);
      const faster = { cold: they.coldMs / we.coldMs, warm: they.warmMs / we.warmMs };
      const right = we.value === square.optimum && they.value === square.optimum && proven(square);
      holds &&= right && faster.warm >= 2;
      return {
        instance: name,
        cost: we.value,
        'the same, proven': right ? 'yes' : 'no',
        'cold ms': Math.round(we.coldMs),
        'warm ms': Math.round(we.warmMs),
        'munkres cold ms': Math.round(they.coldMs),
        'munkres warm ms': Math.round(they.warmMs),
        'times faster cold': Math.round(faster.cold * 10) / 10,
        'times faster warm': Math.round(faster.warm * 10) / 10,
        MB: Math.round(we.peakMb),
        'munkres MB': Math.round(they.peakMb),
      };
    });
    return [{ title: 'Dense one-to-one beside munkres: at least twice as fast, warm', rows, holds }];
  },
};
