import { buildModel, goTogether, hasBit, type WeekModel } from './model.ts';
import { checkProblem, type WeekProblem } from './problem.ts';
import { type PartialWeek, searchWeeks } from './search.ts';
import { DAYS, dayOf, serveGoal, unservedGoals, weekValue } from './week-value.ts';

/** A week, or the reason why there is none. */
export type WeekResult =
  | {
      ok: true;
      /** Option indices, rising. */
      selection: Int32Array;
      /** See `weekValue`. */
      value: number;
      /** Upper bound; equal to `value` when the search was not cut short. */
      bound: number;
      /** Number of branchings. */
      nodes: number;
    }
  | {
      ok: false;
      /** Two pins exclude each other (named in `conflictingPins`), or there are more pins than options in a week. */
      refusal: 'pins-clash' | 'too-many-pins';
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
  for (const [at, j] of pins.entries())
    for (const i of pins.slice(0, at))
      if (!goTogether(p, i, j)) return { ok: false, refusal: 'pins-clash', conflictingPins: [i, j] };
  return pins.length <= p.maxOptions ? null : { ok: false, refusal: 'too-many-pins' };
}

/** The week with only the pinned options, which are worth as much as any other. */
function pinnedWeek(p: WeekProblem, m: WeekModel, pins: readonly number[]): PartialWeek {
  const week: PartialWeek = {
    lo: 0,
    hi: 0,
    value: weekValue(p, pins),
    size: pins.length,
    perDay: new Int32Array(DAYS),
    ofKind: new Int32Array(m.kinds),
    servedBy: unservedGoals(),
  };
  for (const pin of pins) {
    const day = dayOf(p, pin);
    week.perDay[day] = (week.perDay[day] ?? 0) + 1;
    const kind = m.kindIndex.get(p.kind[pin] ?? 0) ?? 0;
    if (week.ofKind[kind] === 0) serveGoal(week.servedBy, p.goals[pin] ?? 0);
    week.ofKind[kind] = (week.ofKind[kind] ?? 0) + 1;
  }
  return week;
}

/**
 * The best week there is, with proof.
 *
 * Chooses the options with the highest `weekValue`, at most `maxOptions`, such that no two are of one group, none clash
 * (see `clashes`) and every pinned option is in. Each goal is served first by what fits it best; another thing for a
 * goal adds less, and more of a kind adds little. Therefore no option outside could take the place of one inside that
 * fits less well, if it would fit into the week, is of a kind that is not in yet, and serves the goal that the other
 * one serves or a goal that nothing serves.
 *
 * Among weeks of equal value the answer is the first that the search meets: the same problem always gives the same
 * week, but the same options in another order may give another week of the same value.
 *
 * @param limits.nodes stop after branching so often; then `bound` may be above `value`
 * @throws RangeError naming the option, pair or array that cannot be right
 *
 * Exact; in the worst case exponential (the problem holds the independent set problem and is NP-hard), for weeks as
 * people have them some tens of branchings of O(options + activities × goals).
 */
export function planWeek(p: WeekProblem, limits: { nodes?: number } = {}): WeekResult {
  checkProblem(p);
  const maxNodes = limits.nodes ?? Number.POSITIVE_INFINITY;
  if (!(maxNodes >= 0)) throw new RangeError(`week: nodes is ${maxNodes}`);
  const pins = pinsOf(p);
  const refusal = pinRefusal(p, pins);
  if (refusal) return refusal;
  const m = buildModel(p, pins);
  const week = pinnedWeek(p, m, pins);
  const found = searchWeeks(m, week, p.maxOptions - pins.length, Math.floor(maxNodes));
  const added = m.option.filter((_, i) => hasBit(found.lo, found.hi, i));
  const selection = Int32Array.from([...pins, ...added]).sort();
  return { ok: true, selection, value: found.value, bound: found.bound, nodes: found.nodes };
}
