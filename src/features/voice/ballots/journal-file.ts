import { randomUUID } from 'node:crypto';
import { type FileHandle, mkdir, open, readdir, readFile, rename, rm, stat, utimes } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { type FieldSealer, openField, sealField } from '#core/crypto/field-encryption.ts';
import { type ProcessIdentity, processState, thisProcess } from '#core/process-identity.ts';
import { MINUTE_MS } from '#core/time/durations.ts';
import { VOICE_AUDIENCES, type VoiceAudience } from '../model/ballot.ts';
import type { PendingBallot } from './ballot-rules.ts';
import { shuffled } from './shuffle.ts';

/** A file of which the writer may be on another machine is left alone as long as it was touched within this: every round does. */
const DESERTED_MS = 25 * MINUTE_MS;
const ENDING = '.ballots';
const UNFINISHED = `${ENDING}.new`;
/** Ballots in one line, when a whole journal is written anew. */
const BALLOTS_A_LINE = 256;

/** The first line of a journal; those after it are encrypted. */
interface JournalHeader {
  journal: string;
  process: ProcessIdentity;
}

/** A journal that this process writes. */
export interface JournalFile {
  path: string;
  /** Adds ballots as one line; resolves when a power cut loses nothing of it. Rejects when that is not certain. */
  append: (ballots: readonly PendingBallot[]) => Promise<void>;
  size: () => number;
  /** Tells other machines on the same folder that this file is not deserted. */
  touch: () => Promise<void>;
  close: () => Promise<void>;
}

const placeOf = (journal: string) => ({ table: 'ballot journal', column: 'ballots', row: journal });

type JournalEntry = [
  conversation: string,
  id: string,
  answers: string,
  audience: number,
  withHelp: 0 | 1,
  late: 0 | 1,
];

/** One line: some ballots, in random order, encrypted together, so that the file does not say who came after whom. */
function lineOf(app: FieldSealer, journal: string, ballots: readonly PendingBallot[]): string {
  const entries = shuffled(ballots).map(
    ({ conversation, id, answers, audience, withHelp, late }): JournalEntry => [
      conversation,
      id,
      Buffer.from(answers).toString('base64url'),
      audience === null ? -1 : VOICE_AUDIENCES.indexOf(audience),
      withHelp ? 1 : 0,
      late ? 1 : 0,
    ],
  );
  return `${sealField(app, placeOf(journal), JSON.stringify(entries))}\n`;
}

function ballotsOf(app: FieldSealer, journal: string, line: string): PendingBallot[] {
  const entries = JSON.parse(openField(app, placeOf(journal), line)) as JournalEntry[];
  return entries.map(([conversation, id, answers, audience, withHelp, late]) => ({
    conversation,
    id,
    answers: Buffer.from(answers, 'base64url'),
    audience: (VOICE_AUDIENCES[audience] ?? null) as VoiceAudience | null,
    withHelp: withHelp === 1,
    late: late === 1,
  }));
}

/** Writes the names in a folder to disk, where the system can open a folder. */
async function syncFolder(folder: string): Promise<void> {
  const opened = await open(folder, 'r').catch(() => null);
  if (!opened) return;
  try {
    await opened.sync();
  } finally {
    await opened.close();
  }
}

/** Begins a journal of this process with what waits already. It appears in the folder when it is complete and on disk. */
export async function createJournal(
  app: FieldSealer,
  folder: string,
  waiting: readonly PendingBallot[],
): Promise<JournalFile> {
  if (await mkdir(folder, { recursive: true, mode: 0o700 })) await syncFolder(dirname(folder));
  const journal = randomUUID();
  const path = join(folder, `${journal}${ENDING}`);
  const unfinished = join(folder, `${journal}${UNFINISHED}`);
  const header: JournalHeader = { journal, process: thisProcess() };
  const handle = await open(unfinished, 'wx', 0o600);
  try {
    let size = await writeAt(handle, 0, `${JSON.stringify(header)}\n`);
    const order = shuffled(waiting);
    for (let i = 0; i < order.length; i += BALLOTS_A_LINE)
      size += await writeAt(handle, size, lineOf(app, journal, order.slice(i, i + BALLOTS_A_LINE)));
    await handle.sync();
    await rename(unfinished, path);
    await syncFolder(folder);
    return journalFile(app, { path, journal, handle, size });
  } catch (fault) {
    await handle.close();
    await rm(unfinished, { force: true });
    throw fault;
  }
}

async function writeAt(handle: FileHandle, position: number, text: string): Promise<number> {
  const bytes = Buffer.from(text);
  for (let written = 0; written < bytes.length; ) {
    const { bytesWritten } = await handle.write(bytes, written, bytes.length - written, position + written);
    written += bytesWritten;
  }
  return bytes.length;
}

function journalFile(
  app: FieldSealer,
  { path, journal, handle, size }: { path: string; journal: string; handle: FileHandle; size: number },
): JournalFile {
  let end = size;
  let failed = false;
  return {
    path,
    size: () => end,
    append: async (ballots) => {
      if (failed) throw new Error('this journal failed before');
      try {
        const length = await writeAt(handle, end, lineOf(app, journal, ballots));
        await handle.datasync();
        // Somebody who took this process for dead has renamed the file, and may have read it before this line.
        const [own, named] = await Promise.all([handle.stat(), stat(path)]);
        if (own.ino !== named.ino) throw new Error('this journal was taken over');
        end += length;
      } catch (fault) {
        // After a failed fsync nobody knows what is on disk: nothing is added to this file any more. Half a line at its end counts
        // as absent.
        failed = true;
        await handle.truncate(end).catch(() => undefined);
        throw fault;
      }
    },
    touch: async () => {
      const now = new Date();
      await utimes(path, now, now).catch(() => undefined);
    },
    close: () => handle.close(),
  };
}

/** A journal of a process that is gone. */
export interface OrphanedJournal {
  path: string;
  ballots: PendingBallot[];
  /** Lines that no key opens: somebody's ballots may be in them, so the file must stay. */
  unreadable: number;
}

/**
 * Takes over the journals of processes that are gone. Each is renamed before it is read: whoever still writes in it sees that before
 * acknowledging anything, and of two that take it over at once both have read it before either deletes it.
 * @param isOwn the files that this process still writes
 * @param alone no other machine or container can have the folder: what is not of a process that runs here is nobody's
 */
export async function takeOverJournals(
  app: FieldSealer,
  folder: string,
  { isOwn, alone }: { isOwn: (path: string) => boolean; alone: boolean },
): Promise<OrphanedJournal[]> {
  const names = await readdir(folder).catch(() => []);
  const orphans: OrphanedJournal[] = [];
  // Files that were never finished: nothing in them was acknowledged, or it is in another file too.
  for (const name of names.filter((each) => each.endsWith(UNFINISHED))) {
    const path = join(folder, name);
    const age = Date.now() - ((await stat(path).catch(() => null))?.mtimeMs ?? Date.now());
    if (age > DESERTED_MS) await rm(path, { force: true });
  }
  for (const name of names.filter((each) => each.endsWith(ENDING))) {
    const path = join(folder, name);
    if (isOwn(path)) continue;
    const taken = join(folder, `${randomUUID()}${ENDING}`);
    try {
      if (!(await isDeserted(path, alone))) continue;
      await rename(path, taken);
      orphans.push({ path: taken, ...parseJournal(app, await readFile(taken, 'utf8')) });
    } catch (fault) {
      // Another process was faster.
      if ((fault as NodeJS.ErrnoException).code !== 'ENOENT') throw fault;
    }
  }
  return orphans;
}

async function isDeserted(path: string, alone: boolean): Promise<boolean> {
  const header = headerOf(await readFile(path, 'utf8'));
  const state = processState(header?.process ?? null);
  if (state !== 'unknown' || alone) return state !== 'running';
  return Date.now() - (await stat(path)).mtimeMs > DESERTED_MS;
}

function headerOf(text: string): JournalHeader | null {
  try {
    return JSON.parse(text.slice(0, text.indexOf('\n'))) as JournalHeader;
  } catch {
    return null;
  }
}

/** Reads a journal. A last line without its end was never acknowledged and counts as absent; every other line must open. */
function parseJournal(app: FieldSealer, text: string): Omit<OrphanedJournal, 'path'> {
  const journal = headerOf(text)?.journal;
  if (journal === undefined) return { ballots: [], unreadable: 1 };
  const ballots: PendingBallot[] = [];
  let unreadable = 0;
  for (const line of text.split('\n').slice(1, -1)) {
    try {
      ballots.push(...ballotsOf(app, journal, line));
    } catch {
      unreadable++;
    }
  }
  return { ballots, unreadable };
}

/** Deletes a journal of which every ballot is kept elsewhere. */
export const deleteJournal = (path: string): Promise<void> => rm(path, { force: true });

/** Keeps a journal that cannot be read whole, out of the way of those that can. */
export const setAsideJournal = (path: string): Promise<void> => rename(path, `${path}.unreadable`);
