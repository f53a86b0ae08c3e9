import type { WeekModel } from './model.ts';
import type { NodeState } from './node-state.ts';

function recordTopThree(s: NodeState, worth: number, option: number): void {
  if (worth <= s.third) return;
  if (worth > s.first) {
    s.third = s.second;
    s.second = s.first;
    s.first = worth;
    s.firstAt = option;
  } else if (worth > s.second) {
    s.third = s.second;
    s.second = worth;
  } else s.third = worth;
}

/** What goals and cliques add to the Lagrangian bound, as far as a candidate still involves them. */
function sharedBound(s: NodeState, goals: number): number {
  let bound = 0;
  for (let bits = goals; bits !== 0; bits &= bits - 1) {
    const g = 31 - Math.clz32(bits & -bits);
    bound += s.remainingGain[g * s.width + Math.min(s.served[g] ?? 0, s.width - 1)] ?? 0;
  }
  for (let q = 0; q < s.cliquePrice.length; q++) {
    if ((((s.cliqueLo[q] ?? 0) & s.lo) | ((s.cliqueHi[q] ?? 0) & s.hi)) !== 0) bound += s.cliquePrice[q] ?? 0;
  }
  return bound;
}

/** One pass over the candidates: removes those that are too long, computes both bounds and the option to branch on. */
export function boundNode(
  m: WeekModel,
  s: NodeState,
  lo: number,
  hi: number,
  minutes: number,
  options: number,
): void {
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
      const optionGroup = m.group[i] ?? 0;
      if (optionGroup !== group) {
        bound += groupNet;
        if (group >= 0) top[group] = groupNet;
        recordTopThree(s, groupWorth, groupAt);
        group = optionGroup;
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
  recordTopThree(s, groupWorth, groupAt);
  s.branchOption = pick;
  s.bound = bound + groupNet + sharedBound(s, goals);
  s.maxOptions = Math.min(options, Math.floor(minutes / shortest));
  s.reach =
    s.maxOptions === 2 ? s.first + s.second : s.maxOptions === 3 ? s.first + s.second + s.third : s.bound;
}

/** Reduced-cost fixing: removes every candidate that would lower the Lagrangian bound by more than `spare`. */
export function dropByReducedCost(m: WeekModel, s: NodeState, spare: number): void {
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
