/** Result of a benchmark: a table, and whether it meets its targets. */
export interface BenchmarkTable {
  title: string;
  rows: Record<string, string | number>[];
  holds: boolean;
}
