import type { BenchmarkTable } from '../table.ts';
import { benchPools } from './pools.ts';
import { benchYear } from './year.ts';

/** Rounds of three sizes beside other methods, and a year of one pool. */
export async function benchBefriending(): Promise<BenchmarkTable> {
  const year = benchYear();
  console.log('\nbefriending: a year of 446 invented people, step by step (of the step before)');
  console.table(year.rows);
  const pools = benchPools();
  return {
    title: 'befriending: rounds of three sizes, beside plain deferred acceptance and sorting by score',
    rows: pools.rows,
    holds: year.holds && pools.holds,
  };
}
