import {
  closeSync,
  fsync,
  fsyncSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { type ProcessIdentity, processState, thisProcess } from '../process-identity.ts';

/** What one sender wrote down: who it is, and what the mail server accepted from it. */
export interface Journal {
  sender: string;
  /** Null when the first line is unreadable, after a power cut. */
  process: ProcessIdentity | null;
  accepted: { id: string; response: string }[];
}

/** The file in which the sender with this id writes. */
export const journalFile = (folder: string, sender: string): string => join(folder, `${sender}.journal`);

/** The ids of all senders of which a journal is left. */
export const sendersWithJournal = (folder: string): string[] =>
  readdirSync(folder).flatMap((name) => /^([0-9a-f-]{36})\.journal$/.exec(name)?.[1] ?? []);

const writtenOut = promisify(fsync);

/**
 * Opens a new journal for the process that calls this.
 * @returns a function that adds what the mail server accepted: written at once, so that the end of this process loses
 * nothing, and resolved when a power cut loses nothing either
 */
export function startJournal(file: string): (accepted: { id: string; response: string }) => Promise<void> {
  // A journal appears with its first line in it: one without would be taken for that of a sender that never began.
  writeFileSync(`${file}.new`, line(thisProcess()), { flag: 'wx', mode: 0o600, flush: true });
  renameSync(`${file}.new`, file);
  const journal = openSync(file, 'a');
  fsyncFolder(dirname(file));
  return async (accepted) => {
    writeSync(journal, line(accepted));
    await writtenOut(journal);
  };
}

/** Writes the names in a folder to disk, where the system can open a folder. */
function fsyncFolder(folder: string): void {
  try {
    const opened = openSync(folder, 'r');
    fsyncSync(opened);
    closeSync(opened);
  } catch {
    // Windows.
  }
}

const line = (entry: object): string => `${JSON.stringify(entry)}\n`;

/** Reads a journal; lines that a power cut left unfinished count as absent. */
export function readJournal(folder: string, sender: string): Journal {
  const lines = readFileSync(journalFile(folder, sender), 'utf8').split('\n').map(parsed);
  return {
    sender,
    process: (lines[0] as ProcessIdentity | undefined) ?? null,
    accepted: lines.slice(1).filter((entry) => entry !== undefined) as Journal['accepted'],
  };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Whether the sender runs; `unknown` when it belongs to another container or machine, or to an earlier boot. */
export const senderState = ({ process }: Journal): 'running' | 'gone' | 'unknown' => processState(process);
