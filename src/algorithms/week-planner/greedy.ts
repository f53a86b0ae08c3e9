import { hasBit, highBit, lowBit } from './cliques.ts';
import { marginalWorth, type OpenSubproblem, type PartialWeek, serve, type WeekModel } from './model.ts';

/** A feasible week by a greedy heuristic: adds the highest-rated option until nothing fits any more. O(n²). */
export function greedyWeek(
  m: WeekModel,
  subproblem: OpenSubproblem,
  fixed: PartialWeek,
  rate: (worth: number, minutes: number) => number,
): PartialWeek {
  const served = subproblem.served.slice();
  const selection = { ...fixed };
  let { lo, hi, minutes } = subproblem;
  for (let options = subproblem.options; options > 0; options--) {
    let pick = -1;
    let highest = Number.NEGATIVE_INFINITY;
    let adds = 0;
    for (let i = 0; i < m.n; i++) {
      const length = m.minutes[i] ?? 0;
      if (length > minutes || !hasBit(lo, hi, i)) continue;
      const worth = marginalWorth(m, served, i);
      const rated = rate(worth, length);
      if (rated <= highest) continue;
      highest = rated;
      pick = i;
      adds = worth;
    }
    if (pick < 0) break;
    serve(m, served, pick, 1);
    lo &= ~(m.excludesLo[pick] ?? 0);
    hi &= ~(m.excludesHi[pick] ?? 0);
    minutes -= m.minutes[pick] ?? 0;
    selection.lo |= lowBit(pick);
    selection.hi |= highBit(pick);
    selection.value += adds;
  }
  return selection;
}
