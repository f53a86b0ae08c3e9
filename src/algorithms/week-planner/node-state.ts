import { type LagrangianPrices, netScore } from './lagrangian-prices.ts';
import type { OpenSubproblem, WeekModel } from './model.ts';

/** Buffers for a node of the search tree; one for the whole search, so that a node allocates nothing. */
export interface NodeState {
  /** Reduced worth per option without its goals, see `netScore`. */
  base: Float64Array;
  served: Int32Array;
  /** Columns per goal in the tables below: number of times served, 0 up to depth. */
  width: number;
  /** Per goal and times served: the promised gain, the remaining gain of the goal beyond that, and the next gain. */
  promise: Float64Array;
  remainingGain: Float64Array;
  gain: Float64Array;
  minutePrice: number;
  optionPrice: number;
  /** The cliques with a positive price. */
  cliqueLo: Int32Array;
  cliqueHi: Int32Array;
  cliquePrice: Float64Array;

  /** Result: the candidates that are short enough, and their reduced worth. */
  lo: number;
  hi: number;
  net: Float64Array;
  /** Per group the highest reduced worth, at least 0. */
  top: Float64Array;
  /** The candidate with the highest reduced worth, -1 = no candidates. */
  branchOption: number;
  /** Upper bound for the number of options that can still be added. */
  maxOptions: number;
  /** Upper bounds for what can still be added: by prices, and by the sum of the best groups. */
  bound: number;
  reach: number;
  /** The highest marginal values over groups, and the option of the first. */
  first: number;
  second: number;
  third: number;
  firstAt: number;
}

export function createNodeState(
  m: WeekModel,
  subproblem: OpenSubproblem,
  prices: LagrangianPrices,
): NodeState {
  const width = m.depth + 1;
  const cells = m.goals * width;
  const promise = new Float64Array(cells);
  const remainingGain = new Float64Array(cells);
  const gain = new Float64Array(cells);
  for (let g = 0; g < m.goals; g++) {
    for (let times = 0; times < m.depth; times++) {
      const cell = g * width + times;
      gain[cell] = m.gain[g * m.depth + times] ?? 0;
      promise[cell] = Math.min(prices.goal[g] ?? 0, gain[cell] ?? 0);
      for (let k = times; k < m.depth; k++) {
        remainingGain[cell] =
          (remainingGain[cell] ?? 0) + Math.max(0, (m.gain[g * m.depth + k] ?? 0) - (promise[cell] ?? 0));
      }
    }
  }
  const charged = (_: number, q: number): boolean => (prices.clique[q] ?? 0) > 0;
  const base = new Float64Array(m.n);
  for (let i = 0; i < m.n; i++) base[i] = netScore(m, prices, i);
  return {
    base,
    served: subproblem.served.slice(),
    width,
    promise,
    remainingGain,
    gain,
    minutePrice: prices.minute,
    optionPrice: prices.option,
    cliqueLo: m.cliques.lo.filter(charged),
    cliqueHi: m.cliques.hi.filter(charged),
    cliquePrice: prices.clique.filter(charged),
    lo: 0,
    hi: 0,
    net: new Float64Array(m.n),
    top: new Float64Array(m.groups),
    branchOption: -1,
    maxOptions: 0,
    bound: 0,
    reach: 0,
    first: 0,
    second: 0,
    third: 0,
    firstAt: -1,
  };
}
