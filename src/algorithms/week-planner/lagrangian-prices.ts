import { hasBit } from './cliques.ts';
import type { OpenSubproblem, WeekModel } from './model.ts';

/**
 * Lagrange multipliers of the constraints, so that the bound decomposes into one choice per group.
 * All are ≥ 0 and multiples of 1/1024: sums of them are exact, so a bound is a proof.
 */
export interface LagrangianPrices {
  /** Per activity minute. */
  minute: number;
  /** Per option. */
  option: number;
  /** Per goal the gain promised to an option that serves it; what the goal gives beyond that is counted once. */
  goal: Float64Array;
  /** Per clique of clashing options. */
  clique: Float64Array;
}

/** Slack per constraint; negative: violated. */
type Slack = LagrangianPrices;

const PRICE_STEPS = 1024;
const MINUTES_PER_HOUR = 60;
const MAX_ROUNDS = 40;
const MAX_IDLE_ROUNDS = 5;
const PACE_FACTOR = 0.6;

const zeroPrices = (m: WeekModel): LagrangianPrices => ({
  minute: 0,
  option: 0,
  goal: new Float64Array(m.goals),
  clique: new Float64Array(m.cliques.lo.length),
});

/**
 * Reduced worth of an option: score minus the prices of minutes, place and cliques, without its goals. O(cliques of i).
 */
export function netScore(m: WeekModel, prices: LagrangianPrices, i: number): number {
  const { start, list } = m.cliques.cliquesOf;
  const end = start[i + 1] ?? 0;
  let worth = (m.score[i] ?? 0) - prices.minute * (m.minutes[i] ?? 0) - prices.option;
  for (let at = start[i] ?? 0; at < end; at++) worth -= prices.clique[list[at] ?? 0] ?? 0;
  return worth;
}

function promisedGain(m: WeekModel, prices: LagrangianPrices, i: number): number {
  const { start, list } = m.goalsOf;
  const end = start[i + 1] ?? 0;
  let worth = 0;
  for (let at = start[i] ?? 0; at < end; at++) worth += prices.goal[list[at] ?? 0] ?? 0;
  return worth;
}

function consume(m: WeekModel, slack: Slack, i: number): void {
  slack.minute -= m.minutes[i] ?? 0;
  slack.option -= 1;
  for (let at = m.goalsOf.start[i] ?? 0; at < (m.goalsOf.start[i + 1] ?? 0); at++) {
    const g = m.goalsOf.list[at] ?? 0;
    slack.goal[g] = (slack.goal[g] ?? 0) + 1;
  }
  for (let at = m.cliques.cliquesOf.start[i] ?? 0; at < (m.cliques.cliquesOf.start[i + 1] ?? 0); at++) {
    const q = m.cliques.cliquesOf.list[at] ?? 0;
    slack.clique[q] = (slack.clique[q] ?? 0) - 1;
  }
}

/**
 * The bound at these prices: every group takes its best option if that is positive, every goal pays its remaining
 * gains.
 */
function boundAt(m: WeekModel, subproblem: OpenSubproblem, prices: LagrangianPrices, slack: Slack): number {
  slack.minute = subproblem.minutes;
  slack.option = subproblem.options;
  slack.clique.fill(1);
  let bound = prices.minute * subproblem.minutes + prices.option * subproblem.options;
  for (let q = 0; q < prices.clique.length; q++) bound += prices.clique[q] ?? 0;
  for (let g = 0; g < m.goals; g++) {
    slack.goal[g] = 0;
    for (let k = subproblem.served[g] ?? 0; k < m.depth; k++) {
      const over = (m.gain[g * m.depth + k] ?? 0) - (prices.goal[g] ?? 0);
      if (over <= 0) break;
      bound += over;
      slack.goal[g] = (slack.goal[g] ?? 0) - 1;
    }
  }
  for (let i = 0; i < m.n; ) {
    const group = m.group[i];
    let best = -1;
    let bestWorth = 0;
    for (; i < m.n && m.group[i] === group; i++) {
      if (!hasBit(subproblem.lo, subproblem.hi, i)) continue;
      const worth = netScore(m, prices, i) + promisedGain(m, prices, i);
      if (worth <= bestWorth) continue;
      best = i;
      bestWorth = worth;
    }
    if (best < 0) continue;
    bound += bestWorth;
    consume(m, slack, best);
  }
  return bound;
}

// A price of zero with slack left cannot fall further.
const useful = (price: number, left: number): number => (price <= 0 && left > 0 ? 0 : left);
const lower = (price: number, by: number): number =>
  Math.round(Math.max(0, price - by) * PRICE_STEPS) / PRICE_STEPS;

/** Keeps in `slack` only the components that may change a price, in comparable units; returns the sum of squares. */
function normaliseSlack(prices: LagrangianPrices, slack: Slack): number {
  slack.minute = useful(prices.minute, slack.minute / MINUTES_PER_HOUR);
  slack.option = useful(prices.option, slack.option);
  let squares = slack.minute ** 2 + slack.option ** 2;
  for (const name of ['goal', 'clique'] as const) {
    const slackValues = slack[name];
    for (let k = 0; k < slackValues.length; k++) {
      const now = useful(prices[name][k] ?? 0, slackValues[k] ?? 0);
      slackValues[k] = now;
      squares += now * now;
    }
  }
  return squares;
}

/**
 * Prices that make the bound low: subgradient steps along the slack, with a length that depends on the distance to a
 * value already reached. Any prices give a valid bound; better ones a tighter one.
 * Sources: Held, Wolfe & Crowder, Validation of subgradient optimization (1974); Fisher, The Lagrangian relaxation
 * method for solving integer programming problems (1981).
 *
 * @param target the value of some completion of the open subproblem
 *
 * O(rounds × (options × (goals + cliques per option) + cliques)).
 */
export function optimisePrices(m: WeekModel, subproblem: OpenSubproblem, target: number): LagrangianPrices {
  const prices = zeroPrices(m);
  for (let g = 0; g < m.goals; g++) {
    const times = subproblem.served[g] ?? 0;
    prices.goal[g] = times < m.depth ? (m.gain[g * m.depth + times] ?? 0) : 0;
  }
  const slack: Slack = zeroPrices(m);
  const bestPrices = zeroPrices(m);
  let lowest = Number.POSITIVE_INFINITY;
  let pace = 1;
  let idle = 0;
  for (let round = 0; round < MAX_ROUNDS; round++) {
    const bound = boundAt(m, subproblem, prices, slack);
    if (bound < lowest) {
      lowest = bound;
      idle = 0;
      bestPrices.minute = prices.minute;
      bestPrices.option = prices.option;
      bestPrices.goal.set(prices.goal);
      bestPrices.clique.set(prices.clique);
    } else if (++idle === MAX_IDLE_ROUNDS) {
      pace *= PACE_FACTOR;
      idle = 0;
    }
    const squares = normaliseSlack(prices, slack);
    if (squares === 0 || lowest < target + 1) break;
    const step = (pace * Math.max(bound - target, 1)) / squares;
    prices.minute = lower(prices.minute, (step * slack.minute) / MINUTES_PER_HOUR);
    prices.option = lower(prices.option, step * slack.option);
    for (const name of ['goal', 'clique'] as const) {
      const own = prices[name];
      for (let k = 0; k < own.length; k++) own[k] = lower(own[k] ?? 0, step * (slack[name][k] ?? 0));
    }
  }
  return bestPrices;
}
