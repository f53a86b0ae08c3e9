import { benchPages } from './pages.ts';
import { benchScoring } from './scoring.ts';
import { benchSearch } from './search/index.ts';
import { benchSeating } from './seating.ts';
import type { BenchmarkTable } from './table.ts';
import { benchWeekPlanner } from './week-planner.ts';

const benches: Record<string, () => Promise<BenchmarkTable>> = {
  fit: benchScoring,
  week: benchWeekPlanner,
  pages: benchPages,
  seating: benchSeating,
  search: benchSearch,
};
const name = process.argv[2] ?? '';
const bench = benches[name];
if (!bench) throw new Error(`no bench ${name}`);
const { title, rows, holds } = await bench();
console.log(`\n${title}`);
console.table(rows);
console.log(holds ? 'holds' : 'DOES NOT HOLD');
process.exit(holds ? 0 : 1);
