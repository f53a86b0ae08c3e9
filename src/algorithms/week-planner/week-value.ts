import { DAY_MINUTES, MAX_FIT, type WeekProblem } from './problem.ts';

/** How often the worth of an option counts: the first for a goal, another kind of thing, and more of a kind. */
export const FIRST_FOR_GOAL = 40;
export const ANOTHER_KIND = 6;
export const MORE_OF_A_KIND = 1;

/**
 * Powers of two that put the three parts of a value in order: a week of 64 options has at most 2016 pairs, which is less
 * than PAIR_SCALE, and its worth is below 2³⁰, so that every value is an exact double.
 */
const PAIR_SCALE = 2 ** 11;
export const WORTH_SCALE = PAIR_SCALE * PAIR_SCALE;

export const DAYS = 7;
/** Divides the square of a fit, only to keep values exact. */
const SQUARE_DIVISOR = 64;
const MAX_GOALS = 32;

/**
 * What a fit is worth: about its square, so that two things of half the fit do not outweigh one that fits; strictly
 * increasing, so that what fits better is worth more.
 */
export const worthOf = (fit: number): number => fit + Math.floor((fit * fit) / SQUARE_DIVISOR);

/** What option i is worth: what somebody pinned counts as what fits best. */
export const optionWorth = (p: WeekProblem, i: number): number =>
  worthOf(p.pinned?.[i] ? MAX_FIT : (p.fit[i] ?? 0));

/** The day of option i: 0 = Monday. */
export const dayOf = (p: WeekProblem, i: number): number => Math.floor((p.start[i] ?? 0) / DAY_MINUTES);

/**
 * What one more option on a day costs, in parts of a value: a pair with everything on that day, and a smaller pair with
 * everything on the day before and after. Sunday and Monday are consecutive.
 *
 * @param perDay number of options on each of the seven days
 */
export const pairCost = (perDay: ArrayLike<number>, day: number): number =>
  (perDay[day] ?? 0) * PAIR_SCALE + (perDay[(day + 1) % DAYS] ?? 0) + (perDay[(day + DAYS - 1) % DAYS] ?? 0);

/**
 * The smallest cost of the pairs that so many options make among themselves, wherever they are in the week.
 * Of more than three on different days some are on consecutive days: 1 pair for four, 3, 5 and 7 for five to seven.
 */
export function leastPairCost(options: number): number {
  const each = Math.floor(options / DAYS);
  const fuller = options % DAYS;
  const sameDay = fuller * pairsOf(each + 1) + (DAYS - fuller) * pairsOf(each);
  return sameDay * PAIR_SCALE + (options <= DAYS ? Math.max(0, 2 * options - DAYS) : 0);
}

/**
 * The smallest cost of the pairs that come about when so many options are added on some days. O(ways to spread them over
 * the days).
 *
 * @param days one bit per day on which they can be, at least one
 */
export function leastAddedCost(perDay: ArrayLike<number>, options: number, days: number): number {
  const counts = Int32Array.from(perDay);
  let least = Number.POSITIVE_INFINITY;
  const spread = (day: number, left: number, cost: number): void => {
    if (cost >= least || day === DAYS) return;
    if (left === 0) {
      least = cost;
      return;
    }
    spread(day + 1, left, cost);
    if (((days >> day) & 1) === 0) return;
    const here = pairCost(counts, day);
    counts[day] = (counts[day] ?? 0) + 1;
    spread(day, left - 1, cost + here);
    counts[day] = (counts[day] ?? 0) - 1;
  };
  spread(0, options, 0);
  return least;
}

const pairsOf = (n: number): number => (n * (n - 1)) / 2;

/** Who serves which goal: at [g] the goals of the option that serves g, 0 = nobody. */
export const unservedGoals = (): Int32Array => new Int32Array(MAX_GOALS);

/** Scratch of `serveGoal`: the goal whose server would take this one; -1 = the new option itself. */
const takenFrom = new Int8Array(MAX_GOALS);

/**
 * Gives an option a goal of its own, where options that have one may move to another goal that they serve; false = it
 * gets none, and nothing has changed. An augmenting path. O(goals²) in 32-bit words.
 */
export function serveGoal(servedBy: Int32Array, goals: number): boolean {
  let reached = goals;
  let waiting = goals;
  for (let bits = goals; bits !== 0; bits &= bits - 1) takenFrom[31 - Math.clz32(bits & -bits)] = -1;
  while (waiting !== 0) {
    let goal = 31 - Math.clz32(waiting & -waiting);
    waiting &= waiting - 1;
    const server = servedBy[goal] ?? 0;
    if (server === 0) {
      for (let from = takenFrom[goal] ?? -1; from >= 0; from = takenFrom[goal] ?? -1) {
        servedBy[goal] = servedBy[from] ?? 0;
        goal = from;
      }
      servedBy[goal] = goals;
      return true;
    }
    const more = server & ~reached;
    for (let bits = more; bits !== 0; bits &= bits - 1) takenFrom[31 - Math.clz32(bits & -bits)] = goal;
    reached |= more;
    waiting |= more;
  }
  return false;
}

/**
 * What a set of options is worth, as one exact integer.
 *
 * First, Σ worth × weight. The weight is FIRST_FOR_GOAL for options in F, ANOTHER_KIND for those in G without F,
 * MORE_OF_A_KIND for the rest, where G holds at most one option of each kind, the options of F ⊆ G each serve a goal of
 * their own, and F and G make the sum as large as possible. Then the fewest pairs of options on one day, then the
 * fewest pairs on consecutive days.
 *
 * The best F and G are found from the highest worth down: G takes the first of every kind, F whatever can still get a
 * goal. That is optimal because sets of kinds that can be matched to goals are the independent sets of a (transversal)
 * matroid, and because options of one kind serve the same goals. O(n log n + n × goals).
 *
 * Sources: Edmonds & Fulkerson, Transversals and matroid partition (1965); Edmonds, Matroids and the greedy algorithm
 * (1971).
 */
export function weekValue(p: WeekProblem, selection: ArrayLike<number>): number {
  const options = Array.from(selection).sort((a, b) => optionWorth(p, b) - optionWorth(p, a));
  const servedBy = unservedGoals();
  const kinds = new Set<number>();
  const perDay = new Int32Array(DAYS);
  let worth = 0;
  let cost = 0;
  for (const i of options) {
    const kind = p.kind[i] ?? 0;
    const weight = kinds.has(kind)
      ? MORE_OF_A_KIND
      : serveGoal(servedBy, p.goals[i] ?? 0)
        ? FIRST_FOR_GOAL
        : ANOTHER_KIND;
    kinds.add(kind);
    worth += optionWorth(p, i) * weight;
    const day = dayOf(p, i);
    cost += pairCost(perDay, day);
    perDay[day] = (perDay[day] ?? 0) + 1;
  }
  return worth * WORTH_SCALE - cost;
}
