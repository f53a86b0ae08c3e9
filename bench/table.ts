/** What a bench tells: a table, and whether it shows what it must. */
export interface Table {
  title: string;
  rows: Record<string, string | number>[];
  holds: boolean;
}
