import type { Command } from '#core/command.ts';
import type { Db } from '#core/db/connection.ts';
import { commands as accountCommands, guidesCommand, tenantsCommand } from './features/accounts/commands.ts';
import { commands as caseworkCommands } from './features/casework/commands.ts';
import { commands as geographyCommands } from './features/geography/commands.ts';
import { municipalityByCode } from './features/geography/index.ts';
import { commands as hsdsCommands } from './features/hsds/commands.ts';
import { clockCommand } from './server/clock-command.ts';
import { type Config, publicUrlOf, readConfig } from './server/config.ts';
import { connectToRunningDatabase, DATABASE_REFUSALS, openDatabase } from './server/database.ts';
import { openFieldKeys } from './server/field-keys.ts';
import { keysCommand } from './server/keys-command.ts';
import { readSecret } from './server/secret.ts';
import { verifyLogsCommand } from './server/verify-logs-command.ts';

/** Every command of the command line, by feature. */
const commandsOf = (config: Config): Command[] => [
  ...hsdsCommands,
  ...geographyCommands,
  ...accountCommands,
  ...caseworkCommands,
  guidesCommand(async () => {
    const secret = await readSecret(config);
    return { secret, fieldKeys: openFieldKeys(config, secret) };
  }),
  tenantsCommand(
    async () => {
      const secret = await readSecret(config);
      return { secret, fieldKeys: openFieldKeys(config, secret) };
    },
    (code) => municipalityByCode(code) !== undefined,
  ),
  clockCommand,
  verifyLogsCommand,
  keysCommand(async () => {
    const secret = await readSecret(config);
    return { secret, fieldKeys: openFieldKeys(config, secret) };
  }),
];

const print = (line: string) => void process.stdout.write(`${line}\n`);
const printError = (line: string) => void process.stderr.write(`${line}\n`);

async function start([name, ...args]: string[]): Promise<number> {
  const config = readConfig(process.env, []);
  if ('errors' in config) {
    printError(`These settings are not right:\n  ${config.errors.join('\n  ')}`);
    return 2;
  }
  const stop = new AbortController();
  // The second Ctrl-C is not caught: it ends the process at once.
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => stop.abort());
  let close = async () => {};
  const open = async (): Promise<Db> => {
    const opened = await openOrJoinDatabase(config);
    close = opened.close;
    return opened.db;
  };
  const commands = commandsOf(config);
  const command = commands.find((known) => known.name === name);
  const usage = () => {
    printError(`Usage:\n${(command ? [command] : commands).map((known) => known.usage).join('\n')}`);
    return 2;
  };
  if (!command) return usage();
  try {
    const code = await command.run(
      {
        openDatabase: open,
        print,
        printError,
        over: process.stdout.isTTY ? (text) => void process.stdout.write(`\r\u001b[K${text}`) : null,
        stop: stop.signal,
        now: () => new Date(),
        publicUrl: publicUrlOf(config),
        dataFolder: config.DATA_FOLDER,
      },
      args,
    );
    return code === 2 ? usage() : code;
  } catch (fault) {
    printError(
      `It stopped here: ${(fault as Error).message}\nWhat was written before is in; run it again when this is solved.`,
    );
    return 1;
  } finally {
    await close();
  }
}

/** The database: opened for this command, or, while the server is running, through the server's own socket. */
async function openOrJoinDatabase(config: Config): Promise<{ db: Db; close: () => Promise<void> }> {
  const secret = await readSecret(config);
  const opened = await openDatabase(config, secret, (step) => print(`  database: ${step}`));
  if (opened.ok) return opened.value;
  if (opened.refusal !== 'already-running') throw new Error(DATABASE_REFUSALS[opened.refusal]);
  const joined = connectToRunningDatabase(config, secret);
  if (joined) return joined;
  throw new Error(
    `another server (PID ${opened.pid}) uses this data folder and its database cannot be reached: stop it first`,
  );
}

process.exitCode = await start(process.argv.slice(2));
