import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { type AddressInfo, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';

/** A built server of one checkout that is answering requests. */
export interface RunningServer {
  /** Where it answers, without a slash at the end. */
  origin: string;
  /** The private link of the first organiser, as printed at start: a path such as `/nl/team/…`. */
  teamLink: string;
  /** Asks it to close (SIGTERM) and waits until it has. */
  stop: () => Promise<void>;
}

const START_TIMEOUT_MS = 120_000;
const STOP_TIMEOUT_MS = 30_000;

/**
 * The same secret in every server that is compared: what the application derives by itself then comes out the same. What a
 * form makes is called otherwise in each run, for the key of a form holds random bytes.
 */
export const SECRET = '5e'.repeat(32);

/** The address that pages show as their own: the same for every server, so that drawn codes of links are the same too. */
export const PUBLIC_URL = 'http://van-onderop.test';

/** What the server prints once it answers: its address, and nothing below it. */
const OPEN_LINE = new RegExp(`${PUBLIC_URL.replaceAll('.', '\\.')}/?\\s`);

const running = new Set<ChildProcess>();

// Whatever ends this script also ends the servers that it started.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
  process.once(signal, () => {
    for (const child of running) child.kill('SIGTERM');
    process.exitCode = 1;
  });
process.once('exit', () => {
  for (const child of running) child.kill('SIGKILL');
});

/** A temporary folder for the data of one server. */
export const makeDataFolder = (): Promise<string> => mkdtemp(join(tmpdir(), 'van-onderop-pages-'));

/**
 * Copies the data folder of a server that has closed, with owners and rights as PostgreSQL needs them. Two servers that
 * start on copies know the same initiatives by the same identifiers.
 */
export async function copyDataFolder(source: string): Promise<string> {
  const target = await makeDataFolder();
  await promisify(execFile)('cp', ['-a', `${source}/.`, target]);
  return target;
}

/** Removes a data folder that no server uses any more. */
export const removeDataFolder = (folder: string): Promise<void> =>
  rm(folder, { recursive: true, force: true });

/**
 * Starts `dist/main.js` of a checkout on a free port, with the demonstration data, and waits until it is open.
 * @param settings more of the environment
 * @throws when the checkout is not built, or the server ends or says nothing within two minutes
 */
export async function startServer(
  checkout: string,
  dataFolder: string,
  settings: Record<string, string> = {},
): Promise<RunningServer> {
  const folder = resolve(checkout);
  if (!existsSync(join(folder, 'dist/main.js')))
    throw new Error(`${folder} is not built: run node_modules/.bin/node bin/build.mjs there first`);
  const port = await freePort();
  const child = spawn(process.execPath, ['dist/main.js'], {
    cwd: folder,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: {
      PATH: process.env.PATH,
      HOME: process.env.HOME,
      LANG: process.env.LANG,
      DATA_FOLDER: dataFolder,
      SECRET,
      PORT: String(port),
      PUBLIC_URL,
      // Each person of the journey comes from an address of their own, so that nobody uses up the tries of another.
      BEHIND_PROXY: '1',
      ...settings,
    },
  });
  running.add(child);
  const ended = new Promise<void>((done) => child.once('close', () => done()));
  let output = '';
  child.stderr.on('data', (text) => {
    output += text;
  });
  const stop = async () => {
    child.kill('SIGTERM');
    const timer = setTimeout(() => child.kill('SIGKILL'), STOP_TIMEOUT_MS);
    await ended;
    clearTimeout(timer);
    running.delete(child);
  };
  try {
    await new Promise<void>((open, fail) => {
      const timer = setTimeout(() => fail(new Error(`no answer in time:\n${output}`)), START_TIMEOUT_MS);
      child.stdout.on('data', (text) => {
        output += text;
        if (!OPEN_LINE.test(output)) return;
        clearTimeout(timer);
        open();
      });
      void ended.then(() => {
        clearTimeout(timer);
        fail(new Error(`the server of ${folder} ended while starting:\n${output}`));
      });
    });
  } catch (cause) {
    await stop();
    throw cause;
  }
  const teamLink = output.match(/(http\S+\/team\/\S+)/)?.[1] ?? '';
  return { origin: `http://localhost:${port}`, teamLink: teamLink.replace(PUBLIC_URL, ''), stop };
}

/** A port that nobody listens on now. The server itself cannot choose: it prints its public address, not its port. */
async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const { port } = probe.address() as AddressInfo;
  probe.close();
  await once(probe, 'close');
  return port;
}
