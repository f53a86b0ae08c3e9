import type { Db } from './db/connection.ts';

/** Where the output of a command goes, and when it must stop. */
export interface Terminal {
  print: (line: string) => void;
  printError: (line: string) => void;
  /** Writes a line that the next one may overwrite; null where the output is not a terminal. */
  over: ((line: string) => void) | null;
}

/** What a command is given: the database is opened only when the command asks for it. */
export interface CommandContext extends Terminal {
  openDatabase: () => Promise<Db>;
  now: () => Date;
  stop: AbortSignal;
  publicUrl: string;
  dataFolder: string;
}

/** A command of the command line, e.g. `npm run import -- postcodes <file>`. */
export interface Command {
  name: string;
  usage: string;
  /** @returns the exit code: 0 done, 1 not to the end, 2 not understood (the caller prints the usage) */
  run: (context: CommandContext, args: string[]) => Promise<number>;
}
