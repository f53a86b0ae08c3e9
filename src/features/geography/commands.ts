import type { Command } from '#core/command.ts';
import { importPostcodeFile } from './postcodes/import-postcodes.ts';

const MAX_SKIPPED_LINES = 20;

export const commands: Command[] = [
  {
    name: 'postcodes',
    usage:
      'npm run import -- postcodes <file>\n  <file>             JSON or CSV: four-digit postcode, latitude, longitude',
    run: async ({ openDatabase, print, printError }, [file]) => {
      if (!file) return 2;
      const { rows, skipped } = await importPostcodeFile(await openDatabase(), file);
      for (const { row, why } of skipped.slice(0, MAX_SKIPPED_LINES))
        printError(`  left out: ${row}: ${why}`);
      print(`${rows.length} postcodes imported, ${skipped.length} rows left out.`);
      return rows.length ? 0 : 1;
    },
  },
];
