// Proves that trouble with the database never ends the service: starts the built server on a data folder of its own, lets
// people read and write, and interrupts its database again and again: killed, restarted, all connections ended, read-only,
// frozen; every second time while nobody writes. Then it looks for everything that somebody was told is saved.
//
//   npm run interruptions [-- options]
//
//   --times=<number>     how many interruptions (100)
//   --freeze=<seconds>   how long the database is frozen (30)
//   --settle=<seconds>   how long people read and write in between (2)
//
// Prints a table. Ends with 0 when the process never ended, nothing was lost, and every page was shown; else with 1.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { KIND_WORDS } from '../test/support/interruptions/database.ts';
import { interruptService } from '../test/support/interruptions/run.ts';
import { shortcomings, tableOf } from '../test/support/interruptions/table.ts';

const { values } = parseArgs({
  options: {
    times: { type: 'string', default: '100' },
    freeze: { type: 'string', default: '30' },
    settle: { type: 'string', default: '2' },
  },
});
const folder = await mkdtemp(join(tmpdir(), 'van-onderop-interruptions-'));
const began = Date.now();
let done = 0;
const run = await interruptService(
  folder,
  {
    times: Number(values.times),
    freezeMs: Number(values.freeze) * 1000,
    settleMs: Number(values.settle) * 1000,
  },
  ({ kind, underLoad, databaseBackMs, pagesBackMs }) =>
    console.log(
      `${++done}. ${KIND_WORDS[kind]}${underLoad ? ', under load' : ''}: database back after ${Math.round(databaseBackMs)} ms, pages ${Math.round(pagesBackMs)} ms later`,
    ),
);
await rm(folder, { recursive: true, force: true });
console.log(`\n${tableOf(run)}`);
const faults = shortcomings(run);
for (const fault of new Set(faults)) console.log(`✗ ${fault}`);
if (faults.length) console.log(`\nThe server printed:\n${run.output.slice(-6000)}`);
console.log(`${Math.round((Date.now() - began) / 1000)} seconds`);
process.exitCode = faults.length ? 1 : 0;
