import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import pg from 'pg';
import { SMTPServer } from 'smtp-server';
import { connect } from '#core/db/connection.ts';
import { enqueueEmail } from '#core/mail/outbox.ts';
import { runningCluster } from '#embedded-postgres';
import { type Started, startServer, stopServer } from './server.ts';

/** What is killed at the moment at which the mail server accepts a letter; `stop` asks the server to stop instead. */
export type MailKillTarget = 'server' | 'sender' | 'both' | 'stop';

/** What became of the letters that were queued. */
export interface MailInterruptionResult {
  kills: number;
  letters: number;
  /** Letters that arrived once, more than once, or not at all; and arrived without a mark in the outbox. */
  once: number;
  twice: number;
  never: number;
  unmarked: number;
  /** From the first letter to the last, in seconds. */
  seconds: number;
}

/** Kills from 5 ms before the final answer of the mail server to 20 ms after it. */
const OFFSETS_MS = { from: -5, to: 20 };
const LETTERS_PER_KILL = 4;
const MAX_WAIT_MS = 20_000;
/** When no letter arrives for so long, what is missing will not come. Leases and postponements are shorter. */
const MAX_SILENCE_MS = 90_000;

/**
 * The built server on a data folder of its own, in front of a mail server that counts letters by Message-ID. Letters are
 * queued, and each time the mail server is about to accept one, `target` is killed. A killed server starts again at once.
 */
export async function interruptMail(
  kills: number,
  target: MailKillTarget,
  report: (line: string) => void = () => {},
): Promise<MailInterruptionResult> {
  const folder = mkdtempSync(join(tmpdir(), 'vanonderop-mail-kills-'));
  const sink = await startSink();
  const settings = { START: 'empty', SMTP_URL: `smtp://127.0.0.1:${sink.port}` };
  let server: Started | undefined = await startServer(folder, settings);
  try {
    const began = performance.now();
    if (target === 'sender') await queueLetters(folder, kills * LETTERS_PER_KILL);
    for (let kill = 1; kill <= kills; kill++) {
      const { child } = server;
      const exited = target === 'sender' ? undefined : new Promise((resolve) => child.once('exit', resolve));
      const killed = sink.killAt(1 + (kill % 3), offsetOf(kill), () => {
        if (target === 'sender' || target === 'both') killSenders(folder);
        if (target !== 'sender') child.kill(target === 'stop' ? 'SIGTERM' : 'SIGKILL');
      });
      if (target !== 'sender') await queueLetters(folder, LETTERS_PER_KILL);
      await killed;
      if (exited) {
        await exited;
        server = undefined;
        server = await startServer(folder, settings);
      }
      if (kill % 10 === 0) report(`${kill} kills, ${sink.arrived.length} letters arrived`);
    }
    if (kills === 0) await queueLetters(folder, 400);
    const outbox = await drained(folder, sink.arrived);
    const counts = new Map<string, number>();
    for (const id of sink.arrived) counts.set(id, (counts.get(id) ?? 0) + 1);
    const arrivals = outbox.map(({ id }) => counts.get(id) ?? 0);
    return {
      kills,
      letters: outbox.length,
      once: arrivals.filter((count) => count === 1).length,
      twice: arrivals.filter((count) => count > 1).length,
      never: arrivals.filter((count) => count === 0).length,
      unmarked: outbox.filter(({ id, sent }) => !sent && counts.has(id)).length,
      seconds: (performance.now() - began) / 1_000,
    };
  } finally {
    if (server) await stopServer(server, 'SIGTERM');
    await sink.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Spreads the kills over the window, in an order that does not follow the other counters. */
const offsetOf = (kill: number): number =>
  OFFSETS_MS.from + ((kill * 7) % (OFFSETS_MS.to - OFFSETS_MS.from + 1));

/** A mail server that accepts everything, and can call back around its answer to the final dot. */
async function startSink() {
  const arrived: string[] = [];
  let aim: { letters: number; offsetMs: number; kill: () => void } | undefined;
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onData: (stream, _session, answer) => {
      let text = '';
      stream.on('data', (chunk: Buffer) => {
        text += String(chunk);
      });
      stream.on('end', async () => {
        const aimed = aim && --aim.letters <= 0 ? aim : undefined;
        if (aimed) {
          aim = undefined;
          if (aimed.offsetMs <= 0) aimed.kill();
          else setTimeout(aimed.kill, aimed.offsetMs);
          if (aimed.offsetMs < 0) await wait(-aimed.offsetMs);
        }
        arrived.push(/^Message-ID: <(.*)@/im.exec(text)?.[1] ?? '');
        answer();
      });
    },
  });
  server.on('error', () => {});
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', () => resolve()));
  return {
    port: (server.server.address() as { port: number }).port,
    /** The id of every letter that was accepted, as often as it was. */
    arrived,
    /** Calls `kill` when the so-manieth letter from now is accepted, so many milliseconds later or (negative) earlier. */
    killAt: (letters: number, offsetMs: number, kill: () => void): Promise<void> =>
      new Promise((resolve) => {
        const late = setTimeout(() => fire(), MAX_WAIT_MS);
        const fire = () => {
          clearTimeout(late);
          kill();
          resolve();
        };
        aim = { letters, offsetMs, kill: fire };
      }),
    close: () => new Promise<void>((resolve) => server.close(() => resolve())),
  };
}

function killSenders(folder: string): void {
  for (const name of readdirSync(join(folder, 'mail'))) {
    const [first] = readFileSync(join(folder, 'mail', name), 'utf8').split('\n');
    try {
      process.kill((JSON.parse(first ?? '') as { pid: number }).pid, 'SIGKILL');
    } catch {
      // It is gone already, or has not begun.
    }
  }
}

const ownerOf = (folder: string) => {
  const cluster = runningCluster(folder);
  if (!cluster) throw new Error('the database does not run');
  return { host: cluster.socket, port: cluster.port, ...cluster.owner, database: 'vanonderop' };
};

async function queueLetters(folder: string, count: number): Promise<void> {
  // The owner is under no policy, so that any secret will do.
  const db = connect({ connection: ownerOf(folder), maxConnections: 1, secret: Buffer.alloc(32) });
  for (let i = 0; i < count; i++) {
    await db.transaction().execute((tx) =>
      enqueueEmail(
        tx,
        { secret: Buffer.alloc(32), now: () => new Date() },
        {
          cause: 'team',
          recipient: `somebody-${i}@voorbeeld.nl`,
          subject: 'Je bent aangemeld',
          body: 'Dag,\n\nTot dan.',
          language: 'nl',
        },
      ),
    );
  }
  await db.destroy();
}

/** Waits until every letter is marked, or nothing happens any more. */
async function drained(folder: string, arrived: readonly string[]): Promise<{ id: string; sent: boolean }[]> {
  const client = new pg.Client(ownerOf(folder));
  await client.connect();
  let last = performance.now();
  let before = '';
  for (;;) {
    const { rows } = await client.query<{ id: string; sent: boolean }>(
      'select id, sent_at is not null as sent from mail_outbox',
    );
    const open = rows.filter(({ sent }) => !sent).length;
    const state = `${open} ${arrived.length}`;
    if (state !== before) last = performance.now();
    before = state;
    if (open === 0 || performance.now() - last > MAX_SILENCE_MS) {
      await client.end();
      return rows;
    }
    await wait(250);
  }
}
