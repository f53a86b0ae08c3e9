import { join } from 'node:path';
import type { AppContext } from '#core/context.ts';
import { mergeContent, type PendingBallot } from './ballot-rules.ts';
import {
  createJournal,
  deleteJournal,
  type JournalFile,
  setAsideJournal,
  takeOverJournals,
} from './journal-file.ts';

/** The most ballots that are written to disk at once. */
const GROUP_BALLOTS = 1_000;
/** More people than this do not wait for the disk at once: who comes then is refused, and can try again. */
const MAX_WAITING = 20_000;
/** A journal larger than this, and twice what it began with, is written anew with one entry a ballot. */
const MAX_JOURNAL_BYTES = 64_000_000;

type WithFolder = Pick<AppContext, 'secret' | 'fieldKeys' | 'settings' | 'log'>;

/** The ballots of this process that are on disk and not yet in the database. */
export interface BallotJournal {
  /** Adds a ballot; resolves when it is safe on disk, and rejects when it is not. */
  add: (ballot: PendingBallot) => Promise<void>;
  /** Takes over what processes that are gone left behind. */
  takeOver: () => Promise<void>;
  conversations: () => string[];
  waiting: (conversation: string) => PendingBallot[];
  /** Forgets ballots that are in the database now or will never be, unless they changed meanwhile, and writes the file anew. */
  forget: (done: readonly PendingBallot[]) => Promise<void>;
  /** One batch at a time. */
  inTurn: <T>(run: () => Promise<T>) => Promise<T>;
}

const journals = new WeakMap<AppContext['settings'], BallotJournal>();

/** The journal of this application. */
export function ballotJournal(app: WithFolder): BallotJournal {
  const known = journals.get(app.settings);
  if (known) return known;
  const journal = openBallotJournal(app);
  journals.set(app.settings, journal);
  return journal;
}

/** For a process that writes more journals than one: a test that plays two servers. */
export function openBallotJournal(app: WithFolder): BallotJournal {
  const { dataFolder } = app.settings;
  if (!dataFolder) throw new Error('ballots need a data folder');
  const folder = join(dataFolder, 'ballots');
  const waiting = new Map<string, Map<string, PendingBallot>>();
  let file: JournalFile | undefined;
  let begunWith = 0;
  /** Files of this process that failed: what is in them is deleted when a later one holds everything. */
  let failed: string[] = [];
  const group: { ballot: PendingBallot; resolve: () => void; reject: (fault: unknown) => void }[] = [];
  let writing = Promise.resolve();
  let turn: Promise<unknown> = Promise.resolve();

  const placeOf = ({ id, late }: PendingBallot) => `${id} ${late}`;
  const keep = (ballot: PendingBallot): void => {
    const ofConversation = waiting.get(ballot.conversation) ?? new Map<string, PendingBallot>();
    waiting.set(ballot.conversation, ofConversation);
    const before = ofConversation.get(placeOf(ballot));
    ofConversation.set(placeOf(ballot), before ? { ...ballot, ...mergeContent(before, ballot) } : ballot);
  };
  const everything = () => [...waiting.values()].flatMap((ofConversation) => [...ofConversation.values()]);

  /** Nothing else writes meanwhile. */
  const inOrder = <T>(run: () => Promise<T>): Promise<T> => {
    const result = writing.then(run);
    writing = result.then(
      () => undefined,
      () => undefined,
    );
    return result;
  };

  /** Writes all that waits into a new file and goes on there; without anything that waits there is no file. */
  const startAnew = async (): Promise<void> => {
    const all = everything();
    const next = all.length > 0 ? await createJournal(app, folder, all) : undefined;
    const before = file;
    file = next;
    begunWith = next?.size() ?? 0;
    await before?.close().catch(() => undefined);
    for (const path of [...failed, ...(before ? [before.path] : [])]) await deleteJournal(path);
    failed = [];
  };

  /** Where this process writes now: a new file when there was none, or the one before grew too large. */
  const appendTo = async (ballots: readonly PendingBallot[]): Promise<void> => {
    if (file && file.size() > Math.max(MAX_JOURNAL_BYTES, 2 * begunWith)) await startAnew();
    if (file) return file.append(ballots);
    file = await createJournal(app, folder, ballots);
    begunWith = file.size();
  };

  const append = async (ballots: readonly PendingBallot[]): Promise<void> => {
    try {
      await appendTo(ballots);
    } catch (fault) {
      if (!file) throw fault;
      // Something is wrong with this file; what is in it stays there until a later one holds everything.
      failed.push(file.path);
      await file.close().catch(() => undefined);
      file = undefined;
      await appendTo(ballots);
    }
  };

  const writeGroup = async (): Promise<void> => {
    const members = group.splice(0, GROUP_BALLOTS);
    if (members.length === 0) return;
    try {
      await append(members.map(({ ballot }) => ballot));
      for (const { ballot, resolve } of members) {
        keep(ballot);
        resolve();
      }
    } catch (fault) {
      for (const { reject } of members) reject(fault);
    }
  };

  return {
    add: (ballot) =>
      new Promise((resolve, reject) => {
        if (group.length >= MAX_WAITING) return reject(new Error('too many ballots wait for the disk'));
        group.push({ ballot, resolve, reject });
        void inOrder(writeGroup);
      }),
    takeOver: () =>
      inOrder(async () => {
        const isOwn = (path: string) => path === file?.path || failed.includes(path);
        const alone = app.settings.ownsDataFolder === true;
        const orphans = await takeOverJournals(app, folder, { isOwn, alone });
        for (const { path, ballots, unreadable } of orphans) {
          if (ballots.length > 0) {
            await append(ballots);
            for (const ballot of ballots) keep(ballot);
          }
          if (unreadable === 0) {
            await deleteJournal(path);
            continue;
          }
          await setAsideJournal(path);
          app.log.error('ballots cannot be read', new Error(`${unreadable} lines of a journal do not open`));
        }
        await file?.touch();
      }),
    conversations: () => [...waiting.keys()],
    waiting: (conversation) => [...(waiting.get(conversation)?.values() ?? [])],
    forget: (done) =>
      inOrder(async () => {
        for (const ballot of done) {
          const ofConversation = waiting.get(ballot.conversation);
          if (ofConversation?.get(placeOf(ballot)) === ballot) ofConversation.delete(placeOf(ballot));
          if (ofConversation?.size === 0) waiting.delete(ballot.conversation);
        }
        await startAnew();
      }),
    inTurn: (run) => {
      const result = turn.then(run);
      turn = result.catch(() => undefined);
      return result;
    },
  };
}
