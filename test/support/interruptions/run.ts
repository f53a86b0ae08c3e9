import { setTimeout as wait } from 'node:timers/promises';
import { type Started, startServer, stopServer } from '../server.ts';
import { databaseOf, type InterruptionKind, KINDS } from './database.ts';
import { createLoad, READER_PATHS, type ReadRequest } from './load.ts';

/** What one interruption did to the service. Times in milliseconds. */
export interface Interruption {
  kind: InterruptionKind;
  underLoad: boolean;
  /** From its beginning until the owner could write again. */
  databaseBackMs: number;
  /** From then until every reading page was shown without the line that it is old. */
  pagesBackMs: number;
  /** From then until somebody was told that something is saved. */
  writesBackMs: number;
  /** What readers got from its beginning until pages were back. */
  reads: ReadRequest[];
}

export interface InterruptionsRun {
  interruptions: Interruption[];
  acknowledged: Record<string, number>;
  refused: Record<string, number>;
  /** What was acknowledged and was gone afterwards, as sentences. */
  lost: string[];
  /** The server process ended while nobody asked it to. */
  processEnds: number;
  /** Everything that the server printed. */
  output: string;
}

const BACK_LIMIT_MS = 60_000;
const RETRY_MS = 25;

/**
 * Starts the built server on a data folder of its own, and lets things happen to its database while people read and write, and
 * every second time while nobody writes.
 * @param progress told about each interruption when it is over
 */
export async function interruptService(
  folder: string,
  { times, freezeMs, settleMs }: { times: number; freezeMs: number; settleMs: number },
  progress: (interruption: Interruption) => void = () => {},
): Promise<InterruptionsRun> {
  const server = await startServer(folder, { BEHIND_PROXY: '1' });
  process.once('exit', () => server.child.kill('SIGKILL'));
  let processEnds = 0;
  server.child.once('exit', () => {
    processEnds++;
  });
  const load = createLoad(server.at);
  const database = databaseOf(folder);
  const interruptions: Interruption[] = [];
  try {
    // A page that nobody saw yet since the server was started cannot be shown as it was.
    await Promise.all(READER_PATHS.map((path) => untilFresh(path, load)));
    for (let i = 0; i < times; i++) {
      const kind = KINDS[i % KINDS.length] ?? 'restart';
      const underLoad = (i + Math.floor(i / KINDS.length)) % 2 === 0;
      load.setWriting(underLoad);
      await wait(settleMs);
      const interruption = await interruptOnce(kind, underLoad, freezeMs, load, database);
      interruptions.push(interruption);
      progress(interruption);
      if (server.child.exitCode !== null) break;
    }
    load.setWriting(true);
    await wait(settleMs);
  } finally {
    await load.stop();
  }
  const lost = processEnds ? ['the server is gone'] : await load.missing();
  const endedBefore = processEnds;
  if (!endedBefore) await stopServer(server, 'SIGTERM');
  return {
    interruptions,
    acknowledged: Object.fromEntries(
      (['story', 'sign-up', 'question'] as const).map((kind) => [
        kind,
        load.acknowledged.filter(({ what }) => what === kind).length,
      ]),
    ),
    refused: load.refused,
    lost,
    processEnds: endedBefore,
    output: (server satisfies Started).said(),
  };
}

async function interruptOnce(
  kind: InterruptionKind,
  underLoad: boolean,
  freezeMs: number,
  load: ReturnType<typeof createLoad>,
  database: ReturnType<typeof databaseOf>,
): Promise<Interruption> {
  const before = database.postmaster();
  const firstRead = load.reads.length;
  const beganAtMs = performance.now();
  const gone = await database.interrupt(kind, freezeMs);
  await database.back(gone, before, BACK_LIMIT_MS);
  const backAtMs = performance.now();
  const [pagesBackMs, writesBackMs] = await Promise.all([
    Promise.all(READER_PATHS.map((path) => untilFresh(path, load))).then(() => performance.now() - backAtMs),
    untilWritten(load).then(() => performance.now() - backAtMs),
  ]);
  // A request that was sent meanwhile may still be waiting for its answer.
  await wait(200);
  return {
    kind,
    underLoad,
    databaseBackMs: backAtMs - beganAtMs,
    pagesBackMs,
    writesBackMs,
    reads: load.reads
      .slice(firstRead)
      .filter(({ atMs, tookMs }) => atMs + tookMs >= beganAtMs && atMs <= backAtMs + pagesBackMs),
  };
}

async function untilFresh(path: string, load: ReturnType<typeof createLoad>): Promise<void> {
  for (const until = Date.now() + BACK_LIMIT_MS; Date.now() < until; await wait(RETRY_MS)) {
    const { status, stale } = await load.read(path);
    if (status === 200 && !stale) return;
  }
}

async function untilWritten(load: ReturnType<typeof createLoad>): Promise<void> {
  for (const until = Date.now() + BACK_LIMIT_MS; Date.now() < until; await wait(RETRY_MS))
    if (await load.write('story')) return;
}
