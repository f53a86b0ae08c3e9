import { join } from 'node:path';
import type { Db } from '#core/db/connection.ts';
import { issueOperatorLink } from '#features/accounts';
import { HSDS_USAGE, runHsdsImport } from '#features/directory';
import { importPostcodeFile } from '#features/geography';
import { type Config, readConfig } from './server/config.ts';
import { connectToRunningDatabase, openDatabase } from './server/database.ts';
import { readSecret } from './server/secret.ts';

const print = (line: string) => void process.stdout.write(`${line}\n`);
const printError = (line: string) => void process.stderr.write(`${line}\n`);

async function start([kind, ...args]: string[]): Promise<number> {
  const config = readConfig(process.env, []);
  if ('wrong' in config) {
    printError(`These settings are not right:\n  ${config.wrong.join('\n  ')}`);
    return 2;
  }
  const stop = new AbortController();
  // The second Ctrl-C is the ordinary one: it ends the program at once.
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => stop.abort());
  let close = async () => {};
  const open = async (): Promise<Db> => {
    const opened = await reach(config);
    close = opened.close;
    return opened.db;
  };
  try {
    if (kind === 'hsds') {
      const over = process.stdout.isTTY
        ? (text: string) => void process.stdout.write(`\r\u001b[K${text}`)
        : null;
      return await runHsdsImport(open, args, {
        print,
        printError,
        over,
        stop: stop.signal,
        now: () => new Date(),
        reports: join(config.DATA_FOLDER, 'reports'),
      });
    }
    if (kind === 'team') return await teamLink(config, await open(), args.join(' ').trim() || 'Team');
    const [file] = args;
    if (kind === 'postcodes' && file) return await postcodes(open, file);
    printError(
      `Usage:\n${HSDS_USAGE}\nnpm run import -- postcodes <file>\n  <file>             JSON or CSV: four-digit postcode, latitude, longitude`,
    );
    return 2;
  } catch (fault) {
    printError(
      `It stopped here: ${(fault as Error).message}\nWhat was written before is in; run it again when this is solved.`,
    );
    return 1;
  } finally {
    await close();
  }
}

/** A link with every duty, for whoever runs the house; the one before it under the same name opens nothing any more. */
async function teamLink(config: Config, db: Db, name: string): Promise<number> {
  const publicUrl = (config.PUBLIC_URL ?? `http://localhost:${config.PORT}`).replace(/\/$/, '');
  print(`${name}, open this within a year, on a device of your own:`);
  print(await issueOperatorLink({ db, publicUrl, now: () => new Date() }, name, 365));
  return 0;
}

async function postcodes(open: () => Promise<Db>, file: string): Promise<number> {
  const { rows, skipped } = await importPostcodeFile(await open(), file);
  for (const { row, why } of skipped.slice(0, 20)) printError(`  left out: ${row}: ${why}`);
  print(`${rows.length} postcodes are in, ${skipped.length} rows were left out.`);
  return rows.length ? 0 : 1;
}

/** The house's database: opened for this import, or, while the house itself is open, through its own socket. */
async function reach(config: Config): Promise<{ db: Db; close: () => Promise<void> }> {
  const secret = await readSecret(config);
  const opened = await openDatabase(config, secret, (step) => print(`  database: ${step}`));
  if (opened.ok) return opened.value;
  const joined = connectToRunningDatabase(config, secret);
  if (joined) return joined;
  throw new Error(
    `the house is running on these data (program ${opened.pid}) and cannot be reached: stop it first`,
  );
}

process.exitCode = await start(process.argv.slice(2));
