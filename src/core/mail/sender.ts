import { type ChildProcess, fork } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { mkdirSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import type { SendMailOptions } from 'nodemailer';
import type { AppContext } from '../context.ts';
import { MINUTE_MS } from '../time/durations.ts';
import { recordAccepted, releaseEmail, releaseEmailsOf } from './delivery-state.ts';
import { journalFile, readJournal, senderState, sendersWithJournal } from './journal.ts';
import type { FromSender, SmtpOutcome, ToSender } from './sender-messages.ts';

export interface MailSenderOptions {
  smtpUrl: string;
  /** The data folder of this node, which keeps the journals. */
  folder: string;
  /** How many letters may be under way at once. */
  connections: number;
  /** After so many letters a new process starts, with an empty journal; 2,000 when absent. */
  lettersPerProcess?: number;
}

/** One sender process. */
export interface SenderProcess {
  /** Letters that it has under way carry this id. */
  id: string;
  /**
   * Hands it a letter. `gone`: it took the letter no more, or ended before it told an outcome, and its journal has been
   * settled: the letter is marked, or may be given to another sender.
   * @throws the reason of `signal`; then the letter stays with the sender, which finishes it
   */
  send: (letter: string, mail: SendMailOptions, signal: AbortSignal) => Promise<SmtpOutcome | 'gone'>;
}

/** The sender of this node: a process that is started when there is a letter and ends when there is none for a while. */
export interface MailSender {
  /** The running sender process, started when there is none. */
  ready: () => Promise<SenderProcess>;
  /** Records what any sender of this data folder had accepted, and releases what a dead one did not send. */
  settle: () => Promise<void>;
  /**
   * Lets the sender go, and waits for four seconds at most. It finishes the letters under way also after that: then the
   * next server reads its journal.
   */
  stop: () => Promise<void>;
}

const ENTRY = import.meta.url.endsWith('.ts') ? './sender.worker.ts' : './mail-sender.js';
/** A sender without a letter for so long is let go. */
const IDLE_MS = 30_000;
const LETTERS_PER_PROCESS = 2_000;
const SETTLE_INTERVAL_MS = 2_000;
/** A sender without a server ends within eleven minutes; one that did not is killed. */
const MAX_ORPHAN_MS = 12 * MINUTE_MS;
/** A journal of another container or boot that nobody wrote in for so long: its sender cannot be alive. */
const MAX_SILENT_MS = 15 * MINUTE_MS;
/** A container ends with its server, sender included: within the ten seconds that it gets, a letter can often be finished. */
const STOP_WAIT_MS = 4_000;
/** A sender needs nothing of the server's settings, least of all its secrets. */
const INHERITED = /^(PATH|HOME|TZ|LANG|LC_\w+|NODE_EXTRA_CA_CERTS|SSL_CERT_(FILE|DIR)|SystemRoot)$/;

/** Opens the sender of this node, and settles what earlier senders of this data folder left. */
export function openMailSender(app: AppContext, options: MailSenderOptions): MailSender {
  const folder = join(options.folder, 'mail');
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const orphans = orphanWatch(folder);
  /** The processes of this server that are still given letters or still have some. */
  const own = new Set<string>();
  let current: RunningSender | undefined;
  let starting: Promise<RunningSender> | undefined;
  let settling: Promise<void> = Promise.resolve();
  let stopped = false;

  const settle = (): Promise<void> => {
    const result = settling.then(async () => {
      for (const sender of sendersWithJournal(folder)) await settleJournal(app, folder, sender);
    });
    settling = result.catch(() => {});
    return result;
  };
  const settleLogged = () => settle().catch((cause) => app.log.error('settling e-mail failed', cause));

  const start = async (): Promise<RunningSender> => {
    const running = await startSender(folder, options, () => {
      if (current === running) current = undefined;
    });
    own.add(running.id);
    current = running;
    void running.exited.then(() => {
      if (current === running) current = undefined;
      own.delete(running.id);
      // After the stop the database is closed; the next server settles what was still under way.
      return stopped ? undefined : settleLogged();
    });
    return running;
  };
  const startOnce = (): Promise<RunningSender> => {
    const begun =
      starting ??
      start().finally(() => {
        starting = undefined;
      });
    starting = begun;
    return begun;
  };
  const ready = async (): Promise<SenderProcess> => {
    const { id, send } = current ?? (await startOnce());
    return {
      id,
      send: async (letter, mail, signal) => {
        const outcome = await send(letter, mail, signal);
        if (outcome !== 'gone') return outcome;
        await settle();
        // The outbox may have given it this letter after its journal was settled and removed.
        await releaseEmail(app.db, letter, id);
        return outcome;
      },
    };
  };

  void settleLogged();
  const timer = setInterval(() => {
    try {
      orphans.endOverdue(own);
      if (sendersWithJournal(folder).some((sender) => !own.has(sender))) void settleLogged();
    } catch (cause) {
      app.log.error('the journals of e-mail cannot be read', cause);
    }
  }, SETTLE_INTERVAL_MS);
  timer.unref();
  return {
    ready,
    settle,
    stop: async () => {
      clearInterval(timer);
      const running = await (starting?.catch(() => undefined) ?? current);
      running?.disconnect();
      await Promise.race([running?.exited, wait(STOP_WAIT_MS, undefined, { ref: false })]);
      stopped = true;
      await settleLogged();
    },
  };
}

/** Records one journal; removes it when its sender is gone, after whatever that had not sent was released. */
async function settleJournal(app: AppContext, folder: string, sender: string): Promise<void> {
  // Looked at before the journal is read: a sender that is gone writes nothing any more.
  const state = senderState(readJournal(folder, sender));
  const { accepted } = readJournal(folder, sender);
  if (accepted.length) await recordAccepted(app.db, accepted);
  const file = journalFile(folder, sender);
  if (state === 'gone') await releaseEmailsOf(app.db, sender);
  if (state === 'gone' || (state === 'unknown' && silentFor(file) > MAX_SILENT_MS))
    rmSync(file, { force: true });
}

const silentFor = (file: string): number => Date.now() - statSync(file).mtimeMs;

/** Kills senders without a server that did not end by themselves in time. */
function orphanWatch(folder: string) {
  const firstSeen = new Map<string, number>();
  return {
    endOverdue: (own: ReadonlySet<string>): void => {
      for (const sender of sendersWithJournal(folder)) {
        if (own.has(sender)) continue;
        const since = firstSeen.get(sender) ?? performance.now();
        firstSeen.set(sender, since);
        if (performance.now() - since < MAX_ORPHAN_MS) continue;
        const journal = readJournal(folder, sender);
        if (journal.process && senderState(journal) === 'running') killProcess(journal.process.pid);
      }
    },
  };
}

function killProcess(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch {
    // It ended in the meantime, or belongs to another account: then its letters wait a quarter of an hour.
  }
}

interface RunningSender extends SenderProcess {
  exited: Promise<void>;
  /** Closes the channel: it finishes the letters under way, tells nobody, and ends. */
  disconnect: () => void;
}

/** @param retired called when it shall get no more letters: it was idle, or had enough of them */
async function startSender(
  folder: string,
  { smtpUrl, connections, lettersPerProcess = LETTERS_PER_PROCESS }: MailSenderOptions,
  retired: () => void,
): Promise<RunningSender> {
  const id = randomUUID();
  const child = fork(fileURLToPath(new URL(ENTRY, import.meta.url)), [], {
    // A signal for the server's process group is not for the sender.
    detached: true,
    execArgv: [],
    env: Object.fromEntries(Object.entries(process.env).filter(([name]) => INHERITED.test(name))),
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  });
  // A server that stops does not wait for the end of its sender.
  child.unref();
  const pending = new Map<string, (outcome: SmtpOutcome | 'gone') => void>();
  let letters = 0;
  let retiring = false;
  const disconnect = () => {
    if (child.connected) child.disconnect();
  };
  const retire = () => {
    retiring = true;
    retired();
    if (!pending.size) disconnect();
  };
  const idleTimer = setTimeout(() => (pending.size ? idleTimer.refresh() : retire()), IDLE_MS);
  idleTimer.unref();
  const exited = new Promise<void>((resolve) => {
    const ended = () => {
      clearTimeout(idleTimer);
      for (const settle of [...pending.values()]) settle('gone');
      resolve();
    };
    child.once('exit', ended);
    child.on('error', ended);
  });
  const started = new Promise<void>((resolve, reject) => {
    child.on('message', (message: FromSender) => {
      if (message.type === 'ready') resolve();
      else pending.get(message.id)?.(message);
    });
    void exited.then(() => reject(new Error('the mail sender did not start')));
  });
  tell(child, { type: 'start', journal: journalFile(folder, id), smtpUrl, connections });
  await started;
  return {
    id,
    exited,
    disconnect,
    send: (letter, mail, signal) =>
      new Promise((resolve, reject) => {
        const done = (result: () => void) => {
          pending.delete(letter);
          signal.removeEventListener('abort', abort);
          idleTimer.refresh();
          result();
          if (retiring && !pending.size) disconnect();
        };
        const abort = () => done(() => reject(signal.reason));
        if (!child.connected) return resolve('gone');
        if (signal.aborted) return reject(signal.reason);
        signal.addEventListener('abort', abort);
        pending.set(letter, (outcome) => done(() => resolve(outcome)));
        tell(child, { type: 'send', id: letter, mail });
        if (++letters >= lettersPerProcess) retire();
      }),
  };
}

const tell = (child: ChildProcess, message: ToSender): void => {
  child.send(message, () => {});
};
