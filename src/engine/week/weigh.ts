import type { Model, Open } from './model.ts';
import { netScore, type Prices } from './prices.ts';

/** What a node needs and what it finds; one for a whole search, so that a node allocates nothing. */
export interface Scales {
  /** Net worth per option without its goals, see `netScore`. */
  base: Float64Array;
  served: Int32Array;
  /** Columns per goal in the tables below: times served, 0 up to depth. */
  width: number;
  /** Per goal and times served: what an option is promised, what the goal gives beyond that, and the next gain. */
  promise: Float64Array;
  rest: Float64Array;
  gain: Float64Array;
  minutePrice: number;
  optionPrice: number;
  /** The cliques that cost something. */
  cliqueLo: Int32Array;
  cliqueHi: Int32Array;
  cliquePrice: Float64Array;

  /** Found: the candidates that are short enough, and their net worth. */
  lo: number;
  hi: number;
  net: Float64Array;
  /** Per group the highest net worth, at least 0. */
  top: Float64Array;
  /** The candidate with the highest net worth, -1 = no candidates. */
  pick: number;
  /** How many more options there is room for, at most. */
  room: number;
  /** Nothing that can be added is worth more: by prices, and by adding up the best groups. */
  bound: number;
  reach: number;
  /** The highest marginal worths over groups, and the option of the first. */
  first: number;
  second: number;
  third: number;
  firstAt: number;
}

export function scalesOf(m: Model, open: Open, prices: Prices): Scales {
  const width = m.depth + 1;
  const cells = m.goals * width;
  const promise = new Float64Array(cells);
  const rest = new Float64Array(cells);
  const gain = new Float64Array(cells);
  for (let g = 0; g < m.goals; g++) {
    for (let times = 0; times < m.depth; times++) {
      const at = g * width + times;
      gain[at] = m.gain[g * m.depth + times] ?? 0;
      promise[at] = Math.min(prices.goal[g] ?? 0, gain[at] ?? 0);
      for (let k = times; k < m.depth; k++) {
        rest[at] = (rest[at] ?? 0) + Math.max(0, (m.gain[g * m.depth + k] ?? 0) - (promise[at] ?? 0));
      }
    }
  }
  const charged = (_: number, q: number): boolean => (prices.clique[q] ?? 0) > 0;
  const base = new Float64Array(m.n);
  for (let i = 0; i < m.n; i++) base[i] = netScore(m, prices, i);
  return {
    base,
    served: open.served.slice(),
    width,
    promise,
    rest,
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
    pick: -1,
    room: 0,
    bound: 0,
    reach: 0,
    first: 0,
    second: 0,
    third: 0,
    firstAt: -1,
  };
}

function rank(s: Scales, worth: number, at: number): void {
  if (worth <= s.third) return;
  if (worth > s.first) {
    s.third = s.second;
    s.second = s.first;
    s.first = worth;
    s.firstAt = at;
  } else if (worth > s.second) {
    s.third = s.second;
    s.second = worth;
  } else s.third = worth;
}

/** What goals and cliques add to the priced bound, as far as some candidate still touches them. */
function shared(s: Scales, goals: number): number {
  let bound = 0;
  for (let bits = goals; bits !== 0; bits &= bits - 1) {
    const g = 31 - Math.clz32(bits & -bits);
    bound += s.rest[g * s.width + Math.min(s.served[g] ?? 0, s.width - 1)] ?? 0;
  }
  for (let q = 0; q < s.cliquePrice.length; q++) {
    if ((((s.cliqueLo[q] ?? 0) & s.lo) | ((s.cliqueHi[q] ?? 0) & s.hi)) !== 0) bound += s.cliquePrice[q] ?? 0;
  }
  return bound;
}

/** One pass over the candidates: drops what is too long, finds both bounds and the option to branch on. */
export function weigh(m: Model, s: Scales, lo: number, hi: number, minutes: number, options: number): void {
  const { base, promise, gain, served, width, net, top } = s;
  const { start, list } = m.goalsOf;
  let bound = s.minutePrice * minutes + s.optionPrice * options;
  let goals = 0;
  let shortest = minutes + 1;
  let pick = -1;
  let highest = Number.NEGATIVE_INFINITY;
  let group = -1;
  let groupNet = 0;
  let groupWorth = 0;
  let groupAt = -1;
  s.lo = lo;
  s.hi = hi;
  s.first = 0;
  s.second = 0;
  s.third = 0;
  s.firstAt = -1;
  for (let part = 0; part < 64; part += 32) {
    for (let word = part === 0 ? lo : hi; word !== 0; word &= word - 1) {
      const bit = word & -word;
      const i = part + 31 - Math.clz32(bit);
      const length = m.minutes[i] ?? 0;
      if (length > minutes) {
        if (part === 0) s.lo ^= bit;
        else s.hi ^= bit;
        continue;
      }
      if (length < shortest) shortest = length;
      let worth = base[i] ?? 0;
      let marginal = m.score[i] ?? 0;
      const end = start[i + 1] ?? 0;
      for (let at = start[i] ?? 0; at < end; at++) {
        const g = list[at] ?? 0;
        const cell = g * width + Math.min(served[g] ?? 0, width - 1);
        worth += promise[cell] ?? 0;
        marginal += gain[cell] ?? 0;
      }
      goals |= m.goalBits[i] ?? 0;
      net[i] = worth;
      if (worth > highest) {
        highest = worth;
        pick = i;
      }
      const own = m.group[i] ?? 0;
      if (own !== group) {
        bound += groupNet;
        if (group >= 0) top[group] = groupNet;
        rank(s, groupWorth, groupAt);
        group = own;
        groupNet = 0;
        groupWorth = 0;
      }
      if (worth > groupNet) groupNet = worth;
      if (marginal > groupWorth) {
        groupWorth = marginal;
        groupAt = i;
      }
    }
  }
  if (group >= 0) top[group] = groupNet;
  rank(s, groupWorth, groupAt);
  s.pick = pick;
  s.bound = bound + groupNet + shared(s, goals);
  s.room = Math.min(options, Math.floor(minutes / shortest));
  s.reach = s.room === 2 ? s.first + s.second : s.room === 3 ? s.first + s.second + s.third : s.bound;
}

/** Drops every candidate that takes more than `spare` off the priced bound when it is put in. */
export function drop(m: Model, s: Scales, spare: number): void {
  for (let part = 0; part < 64; part += 32) {
    for (let word = part === 0 ? s.lo : s.hi; word !== 0; word &= word - 1) {
      const bit = word & -word;
      const i = part + 31 - Math.clz32(bit);
      if ((s.net[i] ?? 0) - (s.top[m.group[i] ?? 0] ?? 0) + spare >= 0) continue;
      if (part === 0) s.lo ^= bit;
      else s.hi ^= bit;
    }
  }
}
