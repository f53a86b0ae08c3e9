import type { BenchmarkTable } from '../table.ts';

/** One thing to measure, in a process of its own: prepared outside the clock, run cold once and warm a few times. */
export interface Trial {
  name: string;
  /** Warm runs after the cold one; the smallest CPU time of them counts. 0 = only cold. */
  warm: number;
  /** Builds the instance; what it returns is the thing measured and gives a value to compare (objective, size, …). */
  prepare(): Promise<() => number | Promise<number>>;
}

/** What came of a trial. Times are CPU milliseconds of the process (user + system). */
export interface TrialResult {
  name: string;
  value: number;
  coldMs: number;
  warmMs: number;
  peakMb: number;
}

/** A bench of the engine: trials, each run in a fresh process, and what their figures show together. */
export interface AlgorithmBenchmark {
  trials: Trial[];
  tables(of: (name: string) => TrialResult): BenchmarkTable[];
}
