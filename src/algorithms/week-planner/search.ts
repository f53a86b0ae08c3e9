import { bitHi, bitLo } from './cliques.ts';
import type { Prices } from './lagrangian-prices.ts';
import { type Model, marginalWorth, type Open, type Pick, serve } from './model.ts';
import { drop, weigh } from './node-bound.ts';
import { type Scales, scalesOf } from './node-state.ts';

export interface Found extends Pick {
  /** No week is worth more than this. */
  bound: number;
  /** How often the search branched. */
  nodes: number;
}

interface Walk {
  model: Model;
  scales: Scales;
  best: Pick;
  nodes: number;
  nodesMost: number;
  stopped: boolean;
}

function keep(best: Pick, lo: number, hi: number, value: number): void {
  if (value <= best.value) return;
  best.value = value;
  best.lo = lo;
  best.hi = hi;
}

/**
 * Looks at every week that holds `chosen` and otherwise only candidates out of (lo, hi).
 * Returns what none of them exceeds; the best week so far is as good unless the search was stopped.
 */
function visit(walk: Walk, chosen: Pick, lo: number, hi: number, minutes: number, options: number): number {
  const { model, scales, best } = walk;
  keep(best, chosen.lo, chosen.hi, chosen.value);
  let [openLo, openHi] = [lo, hi];
  while (options > 0) {
    weigh(model, scales, openLo, openHi, minutes, options);
    const { pick, room } = scales;
    if (pick < 0) break;
    if (room === 1) {
      const last = scales.firstAt;
      keep(best, chosen.lo | bitLo(last), chosen.hi | bitHi(last), chosen.value + scales.first);
      break;
    }
    const bound = Math.floor(chosen.value + Math.min(scales.bound, scales.reach));
    if (bound <= best.value) break;
    if (walk.nodes === walk.nodesMost) {
      walk.stopped = true;
      return bound;
    }
    walk.nodes++;
    drop(model, scales, chosen.value + scales.bound - best.value - 1);
    openLo = scales.lo & ~bitLo(pick);
    openHi = scales.hi & ~bitHi(pick);
    const worth = marginalWorth(model, scales.served, pick);
    const next = { lo: chosen.lo | bitLo(pick), hi: chosen.hi | bitHi(pick), value: chosen.value + worth };
    const nextLo = openLo & ~(model.barLo[pick] ?? 0);
    const nextHi = openHi & ~(model.barHi[pick] ?? 0);
    serve(model, scales.served, pick, 1);
    visit(walk, next, nextLo, nextHi, minutes - (model.minutes[pick] ?? 0), options - 1);
    serve(model, scales.served, pick, -1);
    if (walk.stopped) return bound;
  }
  return best.value;
}

/**
 * Depth-first branch and bound: takes the candidate with the highest net worth in, then goes on without it.
 *
 * A node has two bounds. The priced one: every group takes what is worth most after paying (see `priceIt`), with the
 * promise of a goal capped at what that goal still gives. And, since gains never increase and so nothing gets worth
 * more by adding others: the sum of the best marginal worths of as many groups as there is room for, if at most 3.
 * A candidate with which the priced bound does not beat the best week so far is dropped for good below that node.
 * Sources: Land & Doig (1960); Nemhauser, Wolsey & Fisher (1978) for the second bound; reduced-cost fixing as in
 * Wolsey, Integer Programming (1998).
 *
 * @param fixed what is in whatever happens
 * @param start a week that fits, to be beaten
 */
export function search(
  model: Model,
  open: Open,
  prices: Prices,
  fixed: Pick,
  start: Pick,
  nodesMost: number,
): Found {
  const walk: Walk = {
    model,
    scales: scalesOf(model, open, prices),
    best: { ...start },
    nodes: 0,
    nodesMost,
    stopped: false,
  };
  const bound = visit(walk, fixed, open.lo, open.hi, open.minutes, open.options);
  return { ...walk.best, bound: Math.max(bound, walk.best.value), nodes: walk.nodes };
}
