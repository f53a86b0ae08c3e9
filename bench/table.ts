/** What a bench tells: a table, and whether it shows what it must. */
export interface BenchmarkTable {
  title: string;
  rows: Record<string, string | number>[];
  holds: boolean;
}
