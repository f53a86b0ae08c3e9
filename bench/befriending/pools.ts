import { seededRandom } from '#algorithms/random';
import {
  findMaximumPairing,
  findStablePairing,
  measurePairing,
  type PairingProblem,
  type Pairs,
  UNPAIRED,
  verifyPairing,
} from '#algorithms/stable-matching';
import { levelOf } from '../../src/features/befriending/fit/rules.ts';
import { computeRound } from '../../src/features/befriending/rounds/compute-round.ts';
import {
  type Market,
  type MarketProblem,
  problemOfMarket,
  WIDE_LEVELS,
} from '../../src/features/befriending/rounds/market.ts';
import { galeShapley } from '../algorithms/gale-shapley.ts';
import type { BenchmarkTable } from '../table.ts';
import { peopleDrawer, type Region } from './people.ts';

const POOLS: [newcomers: number, residents: number, region: Region][] = [
  [60, 40, 'town'],
  [2_000, 2_000, 'region'],
  [40_000, 30_000, 'country'],
];
const DECLINED_SHARE = 0.3;
const MAX_RERUN_MS = 1_000;
/** Larger pools are paired, and no whole round is held of them: no organisation has so many people. */
const MAX_WHOLE_ROUND = 10_000;
/** A hundredth of the scale of scores. */
const MAX_GAP = 10;

type Problem = MarketProblem['problem'];

/** Time of the processor: other work on the machine does not count. */
const timed = <T>(run: () => T): { result: T; ms: number } => {
  const from = process.cpuUsage();
  const result = run();
  const { user, system } = process.cpuUsage(from);
  return { result, ms: Math.round((user + system) / 1_000) };
};

/** The pair with the highest sum of scores first, whoever it leaves out: what somebody does who sorts a list. */
function greedyByScore(p: Problem): Pairs {
  const order = new Float64Array(p.right.length);
  const WIDTH = 2 ** 26;
  for (let e = 0; e < order.length; e++)
    order[e] = (2_000 - (p.leftScore[e] as number) - (p.rightScore[e] as number)) * WIDTH + e;
  order.sort();
  const leftOf = new Int32Array(p.right.length);
  for (let i = 0; i + 1 < p.start.length; i++) leftOf.fill(i, p.start[i], p.start[i + 1]);
  const partnerOf = new Int32Array(p.start.length - 1).fill(UNPAIRED);
  const taken = new Uint8Array(p.rightCount);
  for (const key of order) {
    const e = key % WIDTH;
    const [i, j] = [leftOf[e] as number, p.right[e] as number];
    if (partnerOf[i] !== UNPAIRED || taken[j]) continue;
    partnerOf[i] = j;
    taken[j] = 1;
  }
  return partnerOf;
}

/** The same market with the levels of the score alone, and whoever is near before whoever is farther away: many are alike. */
function withTies({ problem, isWide }: MarketProblem): PairingProblem {
  const levels = (scores: Int32Array) =>
    scores.map((score, e) => levelOf(score) + (isWide[e] ? WIDE_LEVELS : 0));
  return { ...problem, leftLevel: levels(problem.leftScore), rightLevel: levels(problem.rightScore) };
}

/** Pools of three sizes, beside sorting by score and plain deferred acceptance in the same run. */
export function benchPools(): Omit<BenchmarkTable, 'title'> {
  const rows: BenchmarkTable['rows'] = [];
  let holds = true;
  for (const [newcomers, residents, region] of POOLS) {
    const draw = peopleDrawer(region, newcomers);
    const market: Market = {
      pool: 'pool',
      cards: [
        ...Array.from({ length: newcomers }, () => draw('newcomer')),
        ...Array.from({ length: residents }, () => draw('resident')),
      ],
      heldBack: [],
      maximum: false,
    };
    const made = timed(() => problemOfMarket(market));
    const { problem } = made.result;
    const tied = withTies(made.result);
    const pool = `${newcomers.toLocaleString('en')} × ${residents.toLocaleString('en')}`;
    // All are judged by the levels of the score alone; ours has no blocking pair in the strict orders either.
    const add = (method: string, ms: number, pairs: Pairs) => {
      const measured = measurePairing(tied, pairs);
      const gap = measured.gap ?? 0;
      rows.push({
        pool,
        method,
        pairs: measured.size,
        'of at most': measured.maximum,
        blocking: measured.blocking,
        'mean score newcomers': Math.round(measured.left.meanScore ?? 0),
        'mean score residents': Math.round(measured.right.meanScore ?? 0),
        'gap %': Math.round(gap) / 10,
        'worst tenth': measured.lowestDecileScore ?? 0,
        'CPU ms': ms,
      });
      return { ...measured, gap };
    };
    const ours = timed(() => findStablePairing(problem, { rounds: 0 }).partnerOf);
    const stable = add('strict orders (ours)', ours.ms, ours.result);
    const plain = timed(() => galeShapley(tied, 1));
    add('Gale–Shapley, lottery', plain.ms, plain.result);
    const kiraly = timed(() => findStablePairing(tied, { rounds: 0 }).partnerOf);
    add('with ties, most pairs', kiraly.ms, kiraly.result);
    const greedy = timed(() => greedyByScore(problem));
    add('greedy by score', greedy.ms, greedy.result);
    holds &&=
      verifyPairing(problem, ours.result) === null &&
      stable.blocking === 0 &&
      Math.abs(stable.gap) <= MAX_GAP;
    rows.push({
      pool,
      method: `finding the ${problem.right.length.toLocaleString('en')} possible pairs`,
      'CPU ms': made.ms,
    });
    if (newcomers + residents > MAX_WHOLE_ROUND) continue;
    const most = timed(() => findMaximumPairing(problem).partnerOf);
    const maximum = add('as many as possible', most.ms, most.result);
    const round = timed(() => computeRound(market));
    const random = seededRandom(3);
    const declined = round.result.proposals
      .filter(() => random() < DECLINED_SHARE)
      .map(({ newcomer, resident }) => [newcomer, resident] as const);
    const rerun = timed(() => computeRound({ ...market, heldBack: declined }));
    rows.push({
      pool,
      method: `a whole round with ${round.result.proposals.length.toLocaleString('en')} proposals`,
      'CPU ms': round.ms,
    });
    rows.push({
      pool,
      method: `again after ${declined.length.toLocaleString('en')} declines`,
      'CPU ms': rerun.ms,
    });
    holds &&=
      verifyPairing(problem, ours.result) === null &&
      rerun.result.measures.blocking === 0 &&
      maximum.size === maximum.maximum &&
      rerun.ms <= MAX_RERUN_MS;
  }
  return { rows, holds };
}
