import { highBit, lowBit } from './cliques.ts';
import type { LagrangianPrices } from './lagrangian-prices.ts';
import { marginalWorth, type OpenSubproblem, type PartialWeek, serve, type WeekModel } from './model.ts';
import { boundNode, dropByReducedCost } from './node-bound.ts';
import { createNodeState, type NodeState } from './node-state.ts';

export interface WeekSearchResult extends PartialWeek {
  /** No week is worth more than this. */
  bound: number;
  /** How often the search branched. */
  nodes: number;
}

interface WeekSearch {
  model: WeekModel;
  node: NodeState;
  best: PartialWeek;
  nodes: number;
  maxNodes: number;
  stopped: boolean;
}

function updateBest(best: PartialWeek, lo: number, hi: number, value: number): void {
  if (value <= best.value) return;
  best.value = value;
  best.lo = lo;
  best.hi = hi;
}

/**
 * Looks at every week that holds `chosen` and otherwise only candidates out of (lo, hi).
 * Returns what none of them exceeds; the best week so far is as good unless the search was stopped.
 */
function searchNode(
  walk: WeekSearch,
  chosen: PartialWeek,
  lo: number,
  hi: number,
  minutes: number,
  options: number,
): number {
  const { model, node, best } = walk;
  updateBest(best, chosen.lo, chosen.hi, chosen.value);
  let [openLo, openHi] = [lo, hi];
  while (options > 0) {
    boundNode(model, node, openLo, openHi, minutes, options);
    const { branchOption, maxOptions } = node;
    if (branchOption < 0) break;
    if (maxOptions === 1) {
      const last = node.firstAt;
      updateBest(best, chosen.lo | lowBit(last), chosen.hi | highBit(last), chosen.value + node.first);
      break;
    }
    const bound = Math.floor(chosen.value + Math.min(node.bound, node.reach));
    if (bound <= best.value) break;
    if (walk.nodes === walk.maxNodes) {
      walk.stopped = true;
      return bound;
    }
    walk.nodes++;
    dropByReducedCost(model, node, chosen.value + node.bound - best.value - 1);
    openLo = node.lo & ~lowBit(branchOption);
    openHi = node.hi & ~highBit(branchOption);
    const worth = marginalWorth(model, node.served, branchOption);
    const next = {
      lo: chosen.lo | lowBit(branchOption),
      hi: chosen.hi | highBit(branchOption),
      value: chosen.value + worth,
    };
    const nextLo = openLo & ~(model.excludesLo[branchOption] ?? 0);
    const nextHi = openHi & ~(model.excludesHi[branchOption] ?? 0);
    serve(model, node.served, branchOption, 1);
    searchNode(walk, next, nextLo, nextHi, minutes - (model.minutes[branchOption] ?? 0), options - 1);
    serve(model, node.served, branchOption, -1);
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
  model: WeekModel,
  open: OpenSubproblem,
  prices: LagrangianPrices,
  fixed: PartialWeek,
  start: PartialWeek,
  maxNodes: number,
): WeekSearchResult {
  const walk: WeekSearch = {
    model,
    node: createNodeState(model, open, prices),
    best: { ...start },
    nodes: 0,
    maxNodes,
    stopped: false,
  };
  const bound = searchNode(walk, fixed, open.lo, open.hi, open.minutes, open.options);
  return { ...walk.best, bound: Math.max(bound, walk.best.value), nodes: walk.nodes };
}
