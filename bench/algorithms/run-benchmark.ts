// One benchmark of the algorithms: every trial in its own process, then the tables with the results.
import { spawnSync } from 'node:child_process';
import type { AlgorithmBenchmark, TrialResult } from './types.ts';

const [part = '', trialName] = process.argv.slice(2);
const benchmark = await load(part);
if (trialName === undefined) process.exit(report(benchmark) ? 0 : 1);
const trial = benchmark.trials.find(({ name }) => name === trialName);
if (!trial) throw new Error(`no trial ${trialName} in ${part}`);
const run = await trial.prepare();
const cold = await timed(run);
let warmMs = cold.ms;
for (let round = 0; round < trial.warm; round++) {
  const { ms, value } = await timed(run);
  if (value !== cold.value) throw new Error(`${trialName} gave ${cold.value} at first, ${value} later`);
  warmMs = round === 0 ? ms : Math.min(warmMs, ms);
}
const peakMb = process.resourceUsage().maxRSS / 1024;
const result: TrialResult = { name: trialName, value: cold.value, coldMs: cold.ms, warmMs, peakMb };
console.log(JSON.stringify(result));

/** A benchmark is a file beside this one that exports `benchmark`. */
async function load(name: string): Promise<AlgorithmBenchmark> {
  const module: { benchmark?: AlgorithmBenchmark } = await import(
    new URL(`./${name}.js`, import.meta.url).href
  );
  if (!module.benchmark) throw new Error(`${name} exports no benchmark`);
  return module.benchmark;
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
  const resultOf = (name: string): TrialResult => {
    const measured = results.get(name);
    if (!measured) throw new Error(`no trial ${name} in ${part}`);
    return measured;
  };
  let allHold = true;
  for (const { title, rows, holds } of tables(resultOf)) {
    console.log(`\n${title}`);
    console.table(rows);
    console.log(holds ? 'holds' : 'DOES NOT HOLD');
    allHold &&= holds;
  }
  return allHold;
}
