import { benchBefriending } from './befriending/index.ts';
import { benchCasework } from './casework.ts';
import { benchCaseworkPages } from './casework-pages.ts';
import { benchDesks } from './desks.ts';
import { benchLives } from './lives/index.ts';
import { benchPages } from './pages.ts';
import { benchRequests } from './requests.ts';
import { benchScoring } from './scoring.ts';
import { benchSearch } from './search/index.ts';
import { benchSeating } from './seating.ts';
import type { BenchmarkTable } from './table.ts';
import { benchVoice } from './voice.ts';
import { benchWeekPlanner } from './week-planner.ts';

const benchmarks: Record<string, () => Promise<BenchmarkTable>> = {
  scoring: benchScoring,
  'week-planner': benchWeekPlanner,
  pages: benchPages,
  seating: benchSeating,
  lives: benchLives,
  search: benchSearch,
  requests: benchRequests,
  desks: benchDesks,
  casework: benchCasework,
  'casework-pages': benchCaseworkPages,
  voice: benchVoice,
  befriending: benchBefriending,
};
const name = process.argv[2] ?? '';
const benchmark = benchmarks[name];
if (!benchmark) throw new Error(`no benchmark ${name}`);
const { title, rows, holds } = await benchmark();
console.log(`\n${title}`);
console.table(rows);
console.log(holds ? 'holds' : 'DOES NOT HOLD');
process.exit(holds ? 0 : 1);
