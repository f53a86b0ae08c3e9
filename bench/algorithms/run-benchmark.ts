// One part of the engine: every trial in a process of its own, then the tables of what they show together.
import { spawnSync } from 'node:child_process';
import type { AlgorithmBenchmark, TrialResult } from './types.ts';

const [part = '', only] = process.argv.slice(2);
const bench = await load(part);
if (only === undefined) process.exit(report(bench) ? 0 : 1);
const trial = bench.trials.find(({ name }) => name === only);
if (!trial) throw new Error(`no trial ${only} in ${part}`);
const run = await trial.prepare();
const cold = await timed(run);
let warmMs = cold.ms;
for (let round = 0; round < trial.warm; round++) {
  const { ms, value } = await timed(run);
  if (value !== cold.value) throw new Error(`${only} gave ${cold.value} at first, ${value} later`);
  warmMs = round === 0 ? ms : Math.min(warmMs, ms);
}
const peakMb = process.resourceUsage().maxRSS / 1024;
const measured: TrialResult = { name: only, value: cold.value, coldMs: cold.ms, warmMs, peakMb };
console.log(JSON.stringify(measured));

/** A part is a file beside this one; what it exports is called after it. */
async function load(name: string): Promise<AlgorithmBenchmark> {
  const found: Record<string, AlgorithmBenchmark> = await import(
    new URL(`./${name}.js`, import.meta.url).href
  );
  const bench = found[`${name}Bench`];
  if (!bench) throw new Error(`no bench of engine/${name}`);
  return bench;
}

async function timed(work: () => number | Promise<number>): Promise<{ value: number; ms: number }> {
  const from = process.cpuUsage();
  const value = await work();
  const { user, system } = process.cpuUsage(from);
  return { value, ms: (user + system) / 1000 };
}

function report({ trials, tables }: AlgorithmBenchmark): boolean {
  const results = new Map<string, TrialResult>();
  for (const { name } of trials) {
    const { status, stdout } = spawnSync(process.execPath, [process.argv[1] ?? '', part, name], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    if (status !== 0) {
      console.log(`\n${part}: the trial ${name} failed`);
      return false;
    }
    const lines = stdout.trim().split('\n');
    const measured = JSON.parse(lines.at(-1) ?? '') as TrialResult;
    console.log(
      `${part}, ${name}: ${Math.round(measured.coldMs)} ms cold, ${Math.round(measured.warmMs)} ms warm`,
    );
    results.set(name, measured);
  }
  const of = (name: string): TrialResult => {
    const measured = results.get(name);
    if (!measured) throw new Error(`no trial ${name} in ${part}`);
    return measured;
  };
  let all = true;
  for (const { title, rows, holds } of tables(of)) {
    console.log(`\n${title}`);
    console.table(rows);
    console.log(holds ? 'holds' : 'DOES NOT HOLD');
    all &&= holds;
  }
  return all;
}
