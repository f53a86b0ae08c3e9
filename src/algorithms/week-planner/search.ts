import { hasBit, highBit, lowBit, type WeekModel } from './model.ts';
import {
  ANOTHER_KIND,
  DAYS,
  FIRST_FOR_GOAL,
  leastAddedCost,
  leastPairCost,
  MORE_OF_A_KIND,
  pairCost,
  serveGoal,
  unservedGoals,
  WORTH_SCALE,
} from './week-value.ts';

/** A set of options of the model as two 32-bit words, and the value of the week with it. */
export interface FoundWeek {
  lo: number;
  hi: number;
  value: number;
}

/** A week that is being filled, with what decides how much one more option adds. */
export interface PartialWeek extends FoundWeek {
  /** Number of options, pinned ones included, and of those on each day. */
  size: number;
  perDay: Int32Array;
  /** Per kind of the model, how many are in. */
  ofKind: Int32Array;
  /** See `unservedGoals`. */
  servedBy: Int32Array;
}

/** The open activities from the highest worth down, and what each can add to the week. */
interface OpenActivities {
  count: number;
  activity: Int32Array;
  /** Per position: the least that its pairs with what is in the week cost, and what it adds at most. */
  cost: Float64Array;
  adds: Float64Array;
  /** One bit per day on which an open option is. */
  days: number;
  /** Those that add so much are the best for the places that are left. */
  threshold: number;
}

interface WeekSearch {
  model: WeekModel;
  week: PartialWeek;
  best: FoundWeek;
  nodes: number;
  maxNodes: number;
  stopped: boolean;
  open: OpenActivities;
  /** Scratch of `boundWeeks`. */
  servedBy: Int32Array;
  kindSeen: Uint8Array;
  highest: Float64Array;
  /** What `addedCost` has worked out. */
  addedCosts: Map<number, number>;
}

/** Lists the open activities; of equal worth, the one with the least cost first. */
function listOpenActivities({ model, week, open }: WeekSearch, lo: number, hi: number): void {
  const { activity, cost } = open;
  let count = 0;
  open.days = 0;
  for (let a = 0; a < model.activities; a++) {
    if (((model.timesLo[a] ?? 0) & lo) === 0 && ((model.timesHi[a] ?? 0) & hi) === 0) continue;
    let least = Number.POSITIVE_INFINITY;
    const end = model.first[a + 1] ?? 0;
    for (let option = model.first[a] ?? 0; option < end; option++) {
      if (hasBit(lo, hi, option)) {
        const day = model.day[option] ?? 0;
        open.days |= 1 << day;
        least = Math.min(least, pairCost(week.perDay, day));
      }
    }
    let at = count++;
    for (; at > 0; at--) {
      const before = activity[at - 1] ?? 0;
      if (model.worth[before] !== model.worth[a] || (cost[at - 1] ?? 0) <= least) break;
      activity[at] = before;
      cost[at] = cost[at - 1] ?? 0;
    }
    activity[at] = a;
    cost[at] = least;
  }
  open.count = count;
}

/**
 * An upper bound for all weeks that add at most `places` of the open options to the partial week, when nothing in that
 * is worth less than they are. What it neglects is only that options can clash, and some of the pairs.
 *
 * From the highest worth down, the first activity of a kind counts FIRST_FOR_GOAL times when it can still get a goal of
 * its own and ANOTHER_KIND times when not; others count once. The bound is the sum of the highest, one for each place.
 * Proof: let every option pay a price for its place. Then each kind adds one amount if it has a goal and a smaller one
 * if not; the difference never falls with the worth of the first of the kind, whatever the price. So the set of kinds
 * that is found from the highest worth down (a basis of a matroid) is best at every price, and at the price of the last
 * place the sum is what the bound says.
 */
function boundWeeks(search: WeekSearch, lo: number, hi: number, places: number): number {
  const { model, week, best, open, servedBy, kindSeen, highest } = search;
  listOpenActivities(search, lo, hi);
  servedBy.set(week.servedBy);
  kindSeen.fill(0);
  const taken = Math.min(places, open.count);
  let kept = 0;
  for (let at = 0; at < open.count; at++) {
    const a = open.activity[at] ?? 0;
    const kind = model.kind[a] ?? 0;
    let weight = MORE_OF_A_KIND;
    if ((week.ofKind[kind] ?? 0) === 0 && kindSeen[kind] === 0) {
      kindSeen[kind] = 1;
      weight = serveGoal(servedBy, model.goals[a] ?? 0) ? FIRST_FOR_GOAL : ANOTHER_KIND;
    }
    const adds = weight * (model.worth[a] ?? 0) * WORTH_SCALE - (open.cost[at] ?? 0);
    open.adds[at] = adds;
    if (kept < taken) kept++;
    else if (adds <= (highest[kept - 1] ?? 0)) continue;
    let position = kept - 1;
    for (; position > 0 && (highest[position - 1] ?? 0) < adds; position--)
      highest[position] = highest[position - 1] ?? 0;
    highest[position] = adds;
  }
  open.threshold = open.count <= places ? 0 : (highest[kept - 1] ?? 0);
  let bound = week.value;
  for (let position = 0; position < kept; position++) bound += highest[position] ?? 0;
  const worth = worthPart(bound);
  bound = Math.min(bound - leastPairCost(kept), worth - leastPairCost(week.size + kept));
  const onlyPairsDecide = bound > best.value && worth === worthPart(best.value);
  if (!onlyPairsDecide || week.size + kept > DAYS) return bound;
  const cost = worthPart(week.value) - week.value;
  return Math.min(bound, worth - cost - addedCost(search, kept));
}

/** A value without the cost of its pairs. */
const worthPart = (value: number): number => Math.ceil(value / WORTH_SCALE) * WORTH_SCALE;

/** The least that pairs cost when so many options are added on the open days; of seven options at most in all. */
function addedCost({ week: { perDay }, open: { days }, addedCosts }: WeekSearch, added: number): number {
  let key = days * (DAYS + 1) + added;
  for (const count of perDay) key = key * (DAYS + 1) + count;
  const known = addedCosts.get(key);
  if (known !== undefined) return known;
  const least = leastAddedCost(perDay, added, days);
  addedCosts.set(key, least);
  return least;
}

/** The open times of an activity, the one with the fewest pairs first. */
function openTimes({ model, week }: WeekSearch, a: number, lo: number, hi: number): number[] {
  const times: number[] = [];
  const end = model.first[a + 1] ?? 0;
  for (let option = model.first[a] ?? 0; option < end; option++)
    if (hasBit(lo, hi, option)) times.push(option);
  const cost = (option: number) => pairCost(week.perDay, model.day[option] ?? 0);
  return times.length === 1 ? times : times.sort((a, b) => cost(a) - cost(b));
}

/** Explores the weeks with an activity, at each of its open times. */
function include(search: WeekSearch, a: number, lo: number, hi: number, places: number): void {
  const { model, week } = search;
  const kind = model.kind[a] ?? 0;
  const { value, servedBy, lo: weekLo, hi: weekHi } = week;
  let weight = MORE_OF_A_KIND;
  if ((week.ofKind[kind] ?? 0) === 0) {
    week.servedBy = servedBy.slice();
    weight = serveGoal(week.servedBy, model.goals[a] ?? 0) ? FIRST_FOR_GOAL : ANOTHER_KIND;
  }
  week.ofKind[kind] = (week.ofKind[kind] ?? 0) + 1;
  week.size++;
  for (const option of openTimes(search, a, lo, hi)) {
    const day = model.day[option] ?? 0;
    week.value = value + weight * (model.worth[a] ?? 0) * WORTH_SCALE - pairCost(week.perDay, day);
    week.lo = weekLo | lowBit(option);
    week.hi = weekHi | highBit(option);
    week.perDay[day] = (week.perDay[day] ?? 0) + 1;
    const nextLo = lo & ~(model.excludesLo[option] ?? 0);
    const nextHi = hi & ~(model.excludesHi[option] ?? 0);
    searchNode(search, nextLo, nextHi, places - 1);
    week.perDay[day] = (week.perDay[day] ?? 0) - 1;
    if (search.stopped) break;
  }
  week.ofKind[kind] = (week.ofKind[kind] ?? 0) - 1;
  week.size--;
  week.value = value;
  week.lo = weekLo;
  week.hi = weekHi;
  week.servedBy = servedBy;
}

/**
 * Explores every week that adds at most `places` of the open options to the partial week: those with the activity of
 * the highest worth, then those without it, and so on. So what is in the partial week is never worth less than what is
 * open. An activity that the bound does not count on waits until after the first that it counts on: the best weeks are
 * found early, and then most of what waited is not worth a look.
 */
function searchNode(search: WeekSearch, lo: number, hi: number, places: number): void {
  const { model, week, best, open } = search;
  if (week.value > best.value) {
    best.value = week.value;
    best.lo = week.lo;
    best.hi = week.hi;
  }
  const waiting: { a: number; lo: number; hi: number; bound: number }[] = [];
  while (places > 0) {
    const bound = boundWeeks(search, lo, hi, places);
    if (open.count === 0 || bound <= best.value) break;
    if (search.nodes === search.maxNodes) {
      search.stopped = true;
      return;
    }
    search.nodes++;
    let at = 0;
    for (; (open.adds[at] ?? 0) < open.threshold; at++) {
      const a = open.activity[at] ?? 0;
      // It has no goal, or the bound would count on it; without those before it, it may be the first of its kind.
      const weight = (week.ofKind[model.kind[a] ?? 0] ?? 0) === 0 ? ANOTHER_KIND : MORE_OF_A_KIND;
      const adds = weight * (model.worth[a] ?? 0) * WORTH_SCALE - (open.cost[at] ?? 0);
      const withIt = bound - open.threshold + adds;
      if (withIt > best.value) waiting.push({ a, lo, hi, bound: withIt });
      lo &= ~(model.timesLo[a] ?? 0);
      hi &= ~(model.timesHi[a] ?? 0);
    }
    const a = open.activity[at] ?? 0;
    include(search, a, lo, hi, places);
    if (search.stopped) return;
    lo &= ~(model.timesLo[a] ?? 0);
    hi &= ~(model.timesHi[a] ?? 0);
  }
  for (const { a, lo, hi, bound } of waiting) {
    if (bound > best.value) include(search, a, lo, hi, places);
    if (search.stopped) return;
  }
}

/**
 * Depth-first branch and bound: the best week that contains `fixed` and adds at most `places` options of the model.
 * Sources: Land & Doig (1960); Rado (1957) and Edmonds (1971) for the bound.
 *
 * @param fixed a week in which nothing is worth less than any activity of the model; the search changes it and
 *   restores it
 * @returns the best week found, the number of branchings, and an upper bound: the value itself unless the search was
 *   stopped after `maxNodes`
 */
export function searchWeeks(
  model: WeekModel,
  fixed: PartialWeek,
  places: number,
  maxNodes: number,
): FoundWeek & { bound: number; nodes: number } {
  const { activities, kinds } = model;
  const search: WeekSearch = {
    model,
    week: fixed,
    best: { lo: 0, hi: 0, value: fixed.value },
    nodes: 0,
    maxNodes,
    stopped: false,
    open: {
      count: 0,
      activity: new Int32Array(activities),
      cost: new Float64Array(activities),
      adds: new Float64Array(activities),
      days: 0,
      threshold: 0,
    },
    servedBy: unservedGoals(),
    kindSeen: new Uint8Array(kinds),
    highest: new Float64Array(activities),
    addedCosts: new Map(),
  };
  const [lo, hi] = [bitsBelow(model.option.length), bitsBelow(model.option.length - 32)];
  const bound = places > 0 ? boundWeeks(search, lo, hi, places) : fixed.value;
  searchNode(search, lo, hi, places);
  const { best, stopped, nodes } = search;
  return { ...best, bound: stopped ? Math.max(bound, best.value) : best.value, nodes };
}

const bitsBelow = (n: number): number => (n >= 32 ? -1 : n > 0 ? (1 << n) - 1 : 0);
