import loadHighs from 'highs';
import { clashes, planWeek, verifyWeek, type WeekProblem } from '#algorithms/week-planner';

const INSTANCES = 200;
const CANDIDATES = 40;
const GOALS = 12;
const DEPTH = 3;

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

/** A random week: 40 weekly times of 13–20 activities in and around a town, 4 to 12 hours available. */
export function randomWeek(seed: number): WeekProblem {
  const random = seededDie(seed * 2654435761 + 1);
  const n = CANDIDATES;
  const perKm = [12, 4, 3][random(3)] ?? 4;
  const p: WeekProblem = {
    score: new Int32Array(n),
    group: new Int32Array(n),
    start: new Int32Array(n),
    end: new Int32Array(n),
    travel: new Uint16Array(n * n),
    goals: new Uint32Array(n),
    gain: new Int32Array(GOALS * DEPTH),
    depth: DEPTH,
    maxMinutes: 30 * (8 + random(17)),
  };
  for (let g = 0; g < GOALS; g++) {
    const first = random(3) === 0 ? 200 + random(500) : random(100);
    [1, 0.45, 0.15].forEach((part, k) => {
      p.gain[g * DEPTH + k] = Math.round(first * part);
    });
  }
  const place: [number, number][] = [];
  for (let i = 0, group = 0; i < n; group++) {
    const score = 250 + random(750);
    const minutes = 45 + 15 * random(8);
    const goals =
      (1 << random(GOALS)) | (random(2) ? 1 << random(GOALS) : 0) | (random(4) ? 0 : 1 << random(GOALS));
    const location: [number, number] = [random(90) / 10, random(70) / 10];
    for (let times = 2 + random(2); times > 0 && i < n; times--, i++) {
      p.score[i] = score - random(40);
      p.group[i] = group;
      p.start[i] = 1440 * random(random(4) ? 5 : 7) + 540 + 30 * random(23);
      p.end[i] = (p.start[i] ?? 0) + minutes;
      p.goals[i] = goals;
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

/** Maximal sets of mutually exclusive options: groups and cliques of clashing options, as rows that help a solver. */
function exclusiveSets(p: WeekProblem): number[][] {
  const options = Array.from(p.score.keys());
  const excludes = (i: number, j: number) => i === j || p.group[i] === p.group[j] || clashes(p, i, j);
  const sets = [...new Set(p.group)].map((group) => options.filter((i) => p.group[i] === group));
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

/** The same problem as a mixed integer program: x = option selected, y = k-th gain of a goal reached. */
export function lpOf(p: WeekProblem): string {
  const goals = p.gain.length / p.depth;
  const options = Array.from(p.score.keys());
  const rows = exclusiveSets(p).map((set) => `${set.map((i) => `x${i}`).join(' + ')} <= 1`);
  const minutes = options.map((i) => `${(p.end[i] ?? 0) - (p.start[i] ?? 0)} x${i}`);
  rows.push(`${minutes.join(' + ')} <= ${p.maxMinutes}`);
  const terms = options.map((i) => `${p.score[i]} x${i}`);
  // Integral x implies integral y; but declaring y binary makes the solver half as fast again.
  const names = options.map((i) => `x${i}`);
  for (let g = 0; g < goals; g++) {
    const steps = Array.from({ length: p.depth }, (_, k) => `y${g}_${k}`);
    names.push(...steps);
    terms.push(...steps.map((y, k) => `${p.gain[g * p.depth + k]} ${y}`));
    const serving = options.filter((i) => (((p.goals[i] ?? 0) >>> g) & 1) === 1);
    rows.push(`${steps.join(' + ')}${serving.map((i) => ` - x${i}`).join('')} <= 0`);
  }
  return `Maximize\n ${terms.join('\n + ')}\nSubject To\n ${rows.join('\n ')}\nBinary\n ${names.join(' ')}\nEnd`;
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
    model.options.set({ output_flag: false, mip_rel_gap: 0, mip_abs_gap: 0.99 });
    timed(solverTimes, () => model.run());
    const optimum = Math.round(model.getObjectiveValue());
    model.dispose();
    const plan = timed(ownTimes, () => planWeek(week));
    if (!plan.ok) continue;
    nodes += plan.nodes;
    const proven = plan.bound === plan.value && verifyWeek(week, plan.selection) === null;
    if (proven && plan.value === optimum) equal++;
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
