import loadHighs from 'highs';
import { clashes, planWeek, verifyWeek, type WeekProblem } from '#algorithms/week-planner';

const INSTANCES = 200;
const CANDIDATES = 40;
const TOLERANCE = 1e-9;

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

const plus = (names: string[]): string => names.join(' + ');
const minus = (names: string[]): string => names.map((name) => ` - ${name}`).join('');
const optionNames = (options: number[]): string[] => options.map((i) => `x${i}`);

/** A part of a linear program: rows, terms of what is maximised, and variables from 0 to 1. */
interface LpPart {
  rows: string[];
  terms: string[];
  variables: string[];
}

/** What the options are worth: g = the activity is the one of its kind that counts more, f = it serves that goal first. */
function worthPart(p: WeekProblem, options: number[], scale: number): LpPart {
  const part: LpPart = { rows: [], terms: [], variables: [] };
  const exclusive = new Map<string, string[]>();
  const exclude = (reason: string, name: string) => {
    exclusive.set(reason, [...(exclusive.get(reason) ?? []), name]);
    part.variables.push(name);
  };
  for (const times of groupBy(options, (i) => p.group[i] ?? 0)) {
    const [i = 0] = times;
    const fit = p.fit[i] ?? 0;
    const worth = (fit + Math.floor(fit ** 2 / 64)) * scale;
    const goals = [...Array(32).keys()].filter((goal) => (((p.goals[i] ?? 0) >>> goal) & 1) === 1);
    const first = goals.map((goal) => `f${i}_${goal}`);
    for (const goal of goals) exclude(`goal ${goal}`, `f${i}_${goal}`);
    exclude(`kind ${p.kind[i]}`, `g${i}`);
    part.rows.push(`g${i}${minus(optionNames(times))} <= 0`, `${plus(first)} - g${i} <= 0`);
    part.terms.push(...optionNames(times).map((x) => `+ ${worth} ${x}`), `+ ${5 * worth} g${i}`);
    part.terms.push(...first.map((name) => `+ ${34 * worth} ${name}`));
  }
  for (const names of exclusive.values()) part.rows.push(`${plus(names)} <= 1`);
  return part;
}

/** The pairs: s = there is a second, third … option on a day, c = two options are on consecutive days. */
function pairPart(p: WeekProblem, options: number[], sameDayCost: number): LpPart {
  const part: LpPart = { rows: [], terms: [], variables: [] };
  const onDays = [0, 1, 2, 3, 4, 5, 6].map((day) =>
    options.filter((i) => Math.floor((p.start[i] ?? 0) / 1440) === day),
  );
  for (const [day, onDay] of onDays.entries()) {
    if (!onDay.length) continue;
    const steps = Array.from({ length: p.maxOptions }, (_, step) => `s${day}_${step}`);
    part.rows.push(`${plus(optionNames(onDay))}${minus(steps)} = 0`);
    part.terms.push(...steps.map((name, step) => `- ${step * sameDayCost} ${name}`));
    part.variables.push(...steps);
    for (const i of onDay) {
      for (const j of onDays[(day + 1) % 7] ?? []) {
        if (p.group[i] === p.group[j] || clashes(p, i, j)) continue;
        part.rows.push(`x${i} + x${j} - c${i}_${j} <= 1`);
        part.terms.push(`- 1 c${i}_${j}`);
        part.variables.push(`c${i}_${j}`);
      }
    }
  }
  return part;
}

/**
 * The same problem as a mixed integer program, written from the definition: x = the option is in. All other variables are
 * integral when those are.
 */
export function lpOf(p: WeekProblem): string {
  const options = Array.from(p.fit.keys());
  const pairs = (p.maxOptions * (p.maxOptions - 1)) / 2;
  const parts = [worthPart(p, options, (pairs + 1) ** 2), pairPart(p, options, pairs + 1)];
  const rows = exclusiveSets(p).map((set) => `${plus(optionNames(set))} <= 1`);
  rows.push(`${plus(optionNames(options))} <= ${p.maxOptions}`, ...parts.flatMap((part) => part.rows));
  const bounds = parts.flatMap((part) => part.variables).map((name) => `0 <= ${name} <= 1`);
  return [
    `Maximize\n ${parts.flatMap((part) => part.terms).join('\n ')}`,
    `Subject To\n ${rows.join('\n ')}`,
    `Bounds\n ${bounds.join('\n ')}`,
    `Binary\n ${optionNames(options).join(' ')}\nEnd`,
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
    // All values are integers, so a week within 0.99 of the bound is proven optimal. With the usual tolerances the solver
    // overlooks one pair among fits; with these it is right, and faster.
    model.options.set({
      output_flag: false,
      mip_rel_gap: 0,
      mip_abs_gap: 0.99,
      mip_feasibility_tolerance: TOLERANCE,
      primal_feasibility_tolerance: TOLERANCE,
      dual_feasibility_tolerance: TOLERANCE,
    });
    timed(solverTimes, () => model.run());
    const optimum = Math.round(model.getObjectiveValue());
    model.dispose();
    const plan = timed(ownTimes, () => planWeek(week));
    if (!plan.ok) continue;
    nodes += plan.nodes;
    const proven = plan.bound === plan.value && verifyWeek(week, plan.selection) === null;
    if (proven && lpValue(week, plan.value) === optimum) equal++;
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
