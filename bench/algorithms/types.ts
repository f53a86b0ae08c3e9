import type { BenchmarkTable } from '../table.ts';

/** One measurement, in its own process: prepared outside the clock, run cold once and warm a few times. */
export interface Trial {
  name: string;
  /** Warm runs after the cold one; the smallest CPU time of them counts. 0 = only cold. */
  warm: number;
  /** Builds the instance; returns the function to measure, which returns a value to compare (objective, size, …). */
  prepare(): Promise<() => number | Promise<number>>;
}

/** Result of a trial. Times are CPU milliseconds of the process (user + system). */
export interface TrialResult {
  name: string;
  value: number;
  coldMs: number;
  warmMs: number;
  peakMb: number;
}

/** A benchmark of an algorithm: trials, each run in a fresh process, and the tables with their results. */
export interface AlgorithmBenchmark {
  trials: Trial[];
  tables(resultOf: (name: string) => TrialResult): BenchmarkTable[];
}
