import { readFile, writeFile } from 'node:fs/promises';
import { z } from 'zod';
import { type ChainEnd, type ChainFault, verifyLogs } from '#core/access/log-chains.ts';
import type { Command } from '#core/command.ts';

const keptEnds = z.array(
  z.object({
    log: z.enum(['access_log', 'audit', 'team_look']),
    chain: z.string(),
    seq: z.number(),
    hash: z.string(),
  }),
);

/** Faults that are named; of more there is a number. */
const MAX_NAMED = 20;

/** What is wrong with a line, with the line. */
function describe({ log, chain, seq, id, fault }: ChainFault): string {
  const line = id === null ? `line ${seq} of chain ${chain}` : `line ${id} (${seq} of chain ${chain})`;
  switch (fault) {
    case 'changed':
      return `${log}: ${line} is not as it was written.`;
    case 'missing before':
      return `${log}: before ${line} one or more lines are missing, or it was put there.`;
    case 'missing at the end':
      return `${log}: chain ${chain} does not end with its ${seq}th line: lines are missing, or were added past the server.`;
    case 'no anchor':
      return `${log}: ${line} belongs to no chain that the server began.`;
    case 'other than was kept':
      return `${log}: ${line} is another than the one that was kept.`;
  }
}

/** `npm run verify-logs`: are the logs as they were written? */
export const verifyLogsCommand: Command = {
  name: 'verify-logs',
  usage: `npm run verify-logs -- [--against <file>] [--keep <file>]
  --against <file>   compares with what was kept there earlier
  --keep <file>      writes the ends of all chains into a file, to be stored outside this server`,
  run: async ({ openDatabase, print, printError }, args) => {
    const options = new Map<string, string>();
    for (let index = 0; index < args.length; index += 2) {
      const [option, value] = args.slice(index);
      if ((option !== '--against' && option !== '--keep') || !value) return 2;
      options.set(option, value);
    }
    const against = options.get('--against');
    const kept: ChainEnd[] = against ? keptEnds.parse(JSON.parse(await readFile(against, 'utf8'))) : [];
    const { ends, lines, faults } = await verifyLogs(await openDatabase(), kept);
    for (const fault of faults.slice(0, MAX_NAMED)) printError(describe(fault));
    if (faults.length > MAX_NAMED) printError(`… and ${faults.length - MAX_NAMED} more.`);
    if (faults.length) return 1;
    const keep = options.get('--keep');
    if (keep) await writeFile(keep, `${JSON.stringify(ends)}\n`, { mode: 0o600 });
    print(`${lines} lines in ${ends.length} chains are as they were written.`);
    return 0;
  },
};
