import { join } from 'node:path';
import type { Command } from '#core/command.ts';
import { HSDS_USAGE, runHsdsImport } from './import/command.ts';

export const commands: Command[] = [
  {
    name: 'hsds',
    usage: HSDS_USAGE,
    run: ({ openDatabase, print, printError, over, stop, now, dataFolder }, args) =>
      runHsdsImport(openDatabase, args, {
        print,
        printError,
        overwriteLine: over,
        stop,
        now,
        reportFolder: join(dataFolder, 'reports'),
      }),
  },
];
