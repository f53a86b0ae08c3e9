import loadHighs from 'highs';
import { clashes, planWeek, verifyWeek, type WeekProblem } from '#algorithms/week-planner';

const INSTANCES = 200;
const CANDIDATES = 40;

/** A small generator with a fixed seed, so that everyone measures the same 200 weeks (Marsaglia, xorshift32). */
function seededDie(seed: number): (sides: number) => number {
  let state = seed;
  return (sides) => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) % sides;
  };
}

/** How many things a week the 200 weeks have room for, in turn. */
const OPTIONS_IN_WEEK = [1, 2, 3, 5, 7];

/**
 * A random week: 40 weekly times of 13–20 activities in and around a town, for somebody with three to six goals. Some
 * goals are served by many activities (language lessons), others by few.
 */
export function randomWeek(seed: number): WeekProblem {
  const random = seededDie(seed * 2654435761 + 1);
  const n = CANDIDATES;
  const perKm = [12, 4, 3][random(3)] ?? 4;
  const goals = 3 + random(4);
  const someGoal = () => Math.min(random(goals), random(goals));
  const p: WeekProblem = {
    fit: new Int32Array(n),
    goals: new Uint32Array(n),
    kind: new Int32Array(n),
    group: new Int32Array(n),
    start: new Int32Array(n),
    end: new Int32Array(n),
    travel: new Uint16Array(n * n),
    maxOptions: OPTIONS_IN_WEEK[seed % OPTIONS_IN_WEEK.length] ?? 3,
  };
  const place: [number, number][] = [];
  for (let i = 0, group = 0; i < n; group++) {
    // What confirms fewer needs fits clearly less; some fit exactly alike.
    const fit = 1024 * random(4) + 64 * random(16);
    const minutes = 45 + 15 * random(8);
    const served = (1 << someGoal()) | (random(3) ? 0 : 1 << someGoal());
    const kind = 2 * served + Number(random(4) === 0);
    const location: [number, number] = [random(90) / 10, random(70) / 10];
    for (let times = 2 + random(2); times > 0 && i < n; times--, i++) {
      p.fit[i] = fit;
      p.goals[i] = served;
      p.kind[i] = kind;
      p.group[i] = group;
      p.start[i] = 1440 * random(random(4) ? 5 : 7) + 540 + 30 * random(23);
      p.end[i] = (p.start[i] ?? 0) + minutes;
      place.push(location);
    }
  }
  place.forEach(([x, y], i) => {
    place.forEach(([u, v], j) => {
      const km = Math.hypot(x - u, y - v) * 1.3;
      p.travel[i * n + j] = km === 0 ? 0 : Math.ceil(3 + km * perKm);
    });
  });
  return p;
}

const groupBy = (indices: number[], keyOf: (i: number) => number): number[][] => [
  ...Map.groupBy(indices, keyOf).values(),
];

/** Maximal sets of mutually exclusive options: groups and cliques of clashing options, as rows that help a solver. */
function exclusiveSets(p: WeekProblem): number[][] {
  const options = Array.from(p.fit.keys());
  const excludes = (i: number, j: number) => i === j || p.group[i] === p.group[j] || clashes(p, i, j);
  const sets = groupBy(options, (i) => p.group[i] ?? 0);
  for (const i of options) {
    for (const j of options.slice(i + 1)) {
      if (!excludes(i, j) || sets.some((set) => set.includes(i) && set.includes(j))) continue;
      const set = [i, j];
      for (const k of options) if (!set.includes(k) && set.every((other) => excludes(other, k))) set.push(k);
      sets.push(set);
    }
  }
  return sets;
}

const weekday = (p: WeekProblem, i: number): number => Math.floor((p.start[i] ?? 0) / 1440);
const plus = (names: string[]): string => names.join(' + ');
const minus = (names: string[]): string => names.map((name) => ` - ${name}`).join('');

/**
 * The same problem as a mixed integer program, written from the definition: x = the option is in, g = its activity is
 * the one of its kind that counts more, f = the activity serves that goal first; s counts the options beyond the first,
 * second, … on a day, c the pairs on consecutive days. All but x are integral when x is.
 */
export function lpOf(p: WeekProblem): string {
  const options = Array.from(p.fit.keys());
  const most = p.maxOptions;
  const pairs = (most * (most - 1)) / 2;
  const scale = (pairs + 1) ** 2;
  const rows = exclusiveSets(p).map((set) => `${plus(set.map((i) => `x${i}`))} <= 1`);
  rows.push(`${plus(options.map((i) => `x${i}`))} <= ${most}`);
  const terms: string[] = [];
  const continuous: string[] = [];
  const firstFor = Array.from({ length: 32 }, (): string[] => []);
  const ofKind = new Map<number, string[]>();
  for (const times of groupBy(options, (i) => p.group[i] ?? 0)) {
    const [i = 0] = times;
    const fit = p.fit[i] ?? 0;
    const worth = (fit + Math.floor(fit ** 2 / 64)) * scale;
    const first = firstFor.flatMap((_, goal) => (((p.goals[i] ?? 0) >>> goal) & 1 ? [`f${i}_${goal}`] : []));
    first.forEach((name) => {
      firstFor[Number(name.split('_')[1])]?.push(name);
    });
    ofKind.set(p.kind[i] ?? 0, [...(ofKind.get(p.kind[i] ?? 0) ?? []), `g${i}`]);
    rows.push(`g${i}${minus(times.map((time) => `x${time}`))} <= 0`, `${plus(first)} - g${i} <= 0`);
    terms.push(...times.map((time) => `${worth} x${time}`), `${5 * worth} g${i}`);
    terms.push(...first.map((name) => `${34 * worth} ${name}`));
    continuous.push(`g${i}`, ...first);
  }
  for (const names of [...firstFor, ...ofKind.values()]) if (names.length) rows.push(`${plus(names)} <= 1`);
  const costs: string[] = [];
  for (const day of [0, 1, 2, 3, 4, 5, 6]) {
    const onDay = options.filter((i) => weekday(p, i) === day);
    if (!onDay.length) continue;
    const steps = Array.from({ length: most }, (_, step) => `s${day}_${step}`);
    rows.push(`${plus(onDay.map((i) => `x${i}`))}${minus(steps)} = 0`);
    steps.forEach((name, step) => {
      if (step > 0) costs.push(`${step * (pairs + 1)} ${name}`);
    });
    continuous.push(...steps);
    for (const i of onDay) {
      for (const j of options.filter((other) => weekday(p, other) === (day + 1) % 7)) {
        if (p.group[i] === p.group[j] || clashes(p, i, j)) continue;
        rows.push(`x${i} + x${j} - c${i}_${j} <= 1`);
        costs.push(`c${i}_${j}`);
        continuous.push(`c${i}_${j}`);
      }
    }
  }
  const bounds = continuous.map((name) => `0 <= ${name} <= 1`);
  return [
    `Maximize\n ${terms.join('\n + ')}${costs.map((cost) => `\n - ${cost}`).join('')}`,
    `Subject To\n ${rows.join('\n ')}`,
    `Bounds\n ${bounds.join('\n ')}`,
    `Binary\n ${options.map((i) => `x${i}`).join(' ')}\nEnd`,
  ].join('\n');
}

/** A value of the planner in the scale of `lpOf`, which a floating-point solver can still tell apart. */
function lpValue(p: WeekProblem, value: number): number {
  const pairs = (p.maxOptions * (p.maxOptions - 1)) / 2;
  const worth = Math.ceil(value / 2 ** 22);
  const cost = worth * 2 ** 22 - value;
  return worth * (pairs + 1) ** 2 - Math.floor(cost / 2 ** 11) * (pairs + 1) - (cost % 2 ** 11);
}

const median = (values: number[]): number => values.toSorted((a, b) => a - b)[values.length >> 1] ?? 0;
const sum = (values: number[]): number => values.reduce((total, value) => total + value, 0);
const round = (value: number, digits: number): number => Number(value.toFixed(digits));

function timed<T>(times: number[], work: () => T): T {
  const from = performance.now();
  const result = work();
  times.push(performance.now() - from);
  return result;
}

/** 200 weeks of 40 candidates: the same optimum as the MIP solver `highs` in every one, and the speed-up. */
export async function benchWeekPlanner(): Promise<{
  title: string;
  rows: Record<string, string | number>[];
  holds: boolean;
}> {
  // The types of the package are those of its CommonJS build; as an ES module its export is the function itself.
  const highs = await (loadHighs as unknown as typeof loadHighs.default)();
  for (let seed = INSTANCES + 1; seed <= INSTANCES + 50; seed++) planWeek(randomWeek(seed));
  const ownTimes: number[] = [];
  const solverTimes: number[] = [];
  let nodes = 0;
  let equal = 0;
  for (let seed = 1; seed <= INSTANCES; seed++) {
    const week = randomWeek(seed);
    const model = highs.createModel({ format: 'lp', data: lpOf(week) });
    // All values are integers, so a week within 0.99 of the bound is proven optimal.
    model.options.set({
      output_flag: false,
      mip_rel_gap: 0,
      mip_abs_gap: 0.99,
      mip_feasibility_tolerance: 1e-9,
      primal_feasibility_tolerance: 1e-9,
      dual_feasibility_tolerance: 1e-9,
    });
    timed(solverTimes, () => model.run());
    const optimum = Math.round(model.getObjectiveValue());
    model.dispose();
    const plan = timed(ownTimes, () => planWeek(week));
    if (!plan.ok) continue;
    nodes += plan.nodes;
    const proven = plan.bound === plan.value && verifyWeek(week, plan.selection) === null;
    if (proven && lpValue(week, plan.value) === optimum) equal++;
    else if (process.env.DEBUG)
      console.log(seed, week.maxOptions, proven, lpValue(week, plan.value), optimum, plan);
  }
  const row = (solver: string, times: number[]) => ({
    solver,
    'median ms': round(median(times), 3),
    'slowest ms': round(Math.max(...times), 1),
    'total ms': round(sum(times), 0),
    'times faster, median': round(median(solverTimes) / median(times), 1),
    'times faster, total': round(sum(solverTimes) / sum(times), 1),
  });
  return {
    title: `Week planner: ${INSTANCES} weeks of ${CANDIDATES} candidates, same optimum in ${equal}, ${nodes} nodes in all`,
    rows: [row('week-planner', ownTimes), row('highs (MIP solver)', solverTimes)],
    holds: equal === INSTANCES && sum(solverTimes) >= 20 * sum(ownTimes),
  };
}
