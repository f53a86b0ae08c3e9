import { hasBit, highBit, lowBit } from './cliques.ts';
import { greedyWeek } from './greedy.ts';
import { optimisePrices } from './lagrangian-prices.ts';
import { buildModel, type OpenSubproblem, type PartialWeek, serve, type WeekModel } from './model.ts';
import { checkProblem, clashes, type WeekProblem, weekValue } from './problem.ts';
import { search } from './search.ts';

/** A week, or the reason why there is none. */
export type WeekResult =
  | {
      ok: true;
      /** Option indices, rising. */
      selection: Int32Array;
      value: number;
      /** Upper bound; equal to `value` when the search was not cut short. */
      bound: number;
      /** Number of branchings. */
      nodes: number;
    }
  | {
      ok: false;
      /** Two pins exclude each other (named in `conflictingPins`), or all pins together do not fit in the week. */
      refusal: 'pins-clash' | 'pins-too-long';
      conflictingPins?: [number, number];
    };

function pinsOf(p: WeekProblem): number[] {
  const pins: number[] = [];
  p.pinned?.forEach((pin, i) => {
    if (pin !== 0) pins.push(i);
  });
  return pins;
}

function pinRefusal(p: WeekProblem, pins: readonly number[]): (WeekResult & { ok: false }) | null {
  let minutes = 0;
  for (const [at, j] of pins.entries()) {
    minutes += (p.end[j] ?? 0) - (p.start[j] ?? 0);
    for (const i of pins.slice(0, at)) {
      if (p.group[i] === p.group[j] || clashes(p, i, j))
        return { ok: false, refusal: 'pins-clash', conflictingPins: [i, j] };
    }
  }
  const fits = minutes <= p.maxMinutes && pins.length <= (p.maxOptions ?? pins.length);
  return fits ? null : { ok: false, refusal: 'pins-too-long' };
}

/** The remaining problem with the pinned options fixed. */
function fixPins(
  p: WeekProblem,
  m: WeekModel,
  pins: readonly number[],
): { open: OpenSubproblem; fixed: PartialWeek } {
  const subproblem: OpenSubproblem = {
    lo: m.n >= 32 ? -1 : (1 << m.n) - 1,
    hi: m.n >= 64 ? -1 : m.n > 32 ? (1 << (m.n - 32)) - 1 : 0,
    minutes: p.maxMinutes,
    options: p.maxOptions ?? m.n,
    served: new Int32Array(m.goals),
  };
  const fixed: PartialWeek = { lo: 0, hi: 0, value: weekValue(p, pins) };
  for (const option of pins) {
    const i = m.option.indexOf(option);
    subproblem.lo &= ~(m.excludesLo[i] ?? 0);
    subproblem.hi &= ~(m.excludesHi[i] ?? 0);
    subproblem.minutes -= m.minutes[i] ?? 0;
    subproblem.options -= 1;
    fixed.lo |= lowBit(i);
    fixed.hi |= highBit(i);
    serve(m, subproblem.served, i, 1);
  }
  return { open: subproblem, fixed };
}

/**
 * The best week there is, with proof.
 *
 * Chooses options with the highest Σ score + Σ per goal the gains of its first, second, … option, such that no two
 * are of one group, none clash (see `clashes`), together they take at most `maxMinutes` (and `maxOptions`), and
 * every pinned option is in.
 *
 * Among weeks of equal value the answer is the first that the search meets: the same problem always gives the same
 * week, but the same options in another order may give another week of the same value.
 *
 * @param limits.nodes stop after branching so often; then `bound` may be above `value`
 * @throws RangeError naming the option, goal or array that cannot be right
 *
 * Exact; in the worst case exponential (the problem holds the knapsack problem and is NP-hard), for weeks as people
 * have them some hundreds of branchings of O(options × goals per option).
 */
export function planWeek(p: WeekProblem, limits: { nodes?: number } = {}): WeekResult {
  checkProblem(p);
  const pins = pinsOf(p);
  const refusal = pinRefusal(p, pins);
  if (refusal) return refusal;
  const nodesMost = limits.nodes ?? Number.POSITIVE_INFINITY;
  if (!(nodesMost >= 0)) throw new RangeError(`week: nodes is ${nodesMost}`);
  const m = buildModel(p);
  const { open: subproblem, fixed } = fixPins(p, m, pins);
  const dense = greedyWeek(m, subproblem, fixed, (worth, minutes) => worth / minutes);
  const large = greedyWeek(m, subproblem, fixed, (worth) => worth);
  const start = dense.value >= large.value ? dense : large;
  const prices = optimisePrices(m, subproblem, start.value - fixed.value);
  const found = search(m, subproblem, prices, fixed, start, Math.floor(nodesMost));
  const selection = m.option.filter((_, i) => hasBit(found.lo, found.hi, i)).sort();
  return { ok: true, selection, value: found.value, bound: found.bound, nodes: found.nodes };
}
