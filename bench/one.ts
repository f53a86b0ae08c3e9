import { benchFit } from './fit.ts';
import { benchPages } from './pages.ts';
import { benchSearch } from './search/index.ts';
import { benchSeating } from './seating.ts';
import type { Table } from './table.ts';
import { benchWeek } from './week.ts';

const benches: Record<string, () => Promise<Table>> = {
  fit: benchFit,
  week: benchWeek,
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
