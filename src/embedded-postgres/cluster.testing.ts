import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as wait } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import pg from 'pg';
import { type Cluster, type ClusterOptions, startCluster } from './index.ts';
import { processStartTime } from './process-identity.ts';
import type { SystemUser } from './system-user.ts';

export const isRoot = process.getuid?.() === 0;

/** An ordinary account that is not the server's: uid and gid of `nobody` on Debian. */
export const NOBODY_USER: SystemUser = { uid: 65_534, gid: 65_534 };

const cleanups: (() => unknown)[] = [];

function onCleanup(ending: () => unknown): void {
  cleanups.push(ending);
}

/** Ends what a test began, the last thing first: every test file calls it after each test. */
export async function cleanUp(): Promise<void> {
  for (const ending of cleanups.splice(0).reverse()) await ending();
}

/** A new folder under the temporary one, gone after the test, with what a house in it kept elsewhere. */
export function temporaryFolder(mode = 0o755): string {
  const folder = mkdtempSync(join(tmpdir(), 'cluster-'));
  chmodSync(folder, mode);
  onCleanup(() => rmSync(folder, { recursive: true, force: true, maxRetries: 5 }));
  return folder;
}

/** Starts a cluster in this program, stopped after the test. */
export async function openCluster(folder: string, options: Partial<ClusterOptions> = {}): Promise<Cluster> {
  const started = await startCluster({ folder, durable: false, ...options });
  if (!started.ok) throw new Error(`held by ${started.pid}`);
  const { cluster } = started;
  onCleanup(async () => {
    await cluster.stop();
    const elsewhere = /^\/var\/lib\/van-onderop\/[0-9a-f]{16}-\w{6}$/.test(cluster.folder);
    if (elsewhere) rmSync(cluster.folder, { recursive: true, force: true });
  });
  return cluster;
}

type ClusterAddress = Pick<Cluster, 'socket' | 'port' | 'owner'>;

/** Asks one thing as the owner, or with another password. */
export async function query(
  cluster: ClusterAddress,
  sql: string,
  password = cluster.owner.password,
): Promise<unknown[]> {
  const link = new pg.Client({
    host: cluster.socket,
    port: cluster.port,
    user: cluster.owner.user,
    password,
    database: 'postgres',
  });
  link.on('error', () => {});
  await link.connect();
  try {
    return (await link.query({ text: sql, rowMode: 'array' })).rows.flat();
  } finally {
    await link.end();
  }
}

export const serverPid = (cluster: Pick<Cluster, 'folder'>): number =>
  Number.parseInt(readFileSync(join(cluster.folder, 'cluster/postmaster.pid'), 'utf8'), 10);

/** A program that runs beside this one: what it says, line by line, and its end. */
export interface ChildProgram {
  child: ChildProcess;
  lines: AsyncIterator<string>;
  kill: () => Promise<void>;
}

/** Runs a script that may await and import from this folder (as `door`), under another account when one is given. */
export function runBeside(
  script: string,
  account: SystemUser | null = null,
  room = import.meta.dirname,
): ChildProgram {
  const door = JSON.stringify(pathToFileURL(`${room}/`).href);
  const child = spawn(
    process.execPath,
    ['--input-type=module', '--eval', `const door = ${door};\n${script}`],
    {
      stdio: ['ignore', 'pipe', 'inherit'],
      cwd: '/',
      env: { PATH: process.env.PATH, HOME: '/nonexistent' },
      ...account,
    },
  );
  const end = once(child, 'exit');
  const kill = async () => {
    child.kill('SIGKILL');
    await end;
  };
  onCleanup(kill);
  return { child, lines: createInterface(child.stdout)[Symbol.asyncIterator](), kill };
}

/** Another house on this folder: says every step, and then its cluster as JSON; stays until it is killed. */
export const startOtherServer = (
  folder: string,
  account: SystemUser | null = null,
  room?: string,
): ChildProgram =>
  runBeside(
    `const { startCluster } = await import(door + 'index.ts');
    const started = await startCluster({ folder: ${JSON.stringify(folder)}, progress: (step) => console.log(step) });
    console.log(JSON.stringify(started));
    setInterval(() => {}, 1000);`,
    account,
    room,
  );

/** Reads on until a line is what we wait for. */
export async function nextLine(
  said: AsyncIterator<string>,
  wanted: (line: string) => boolean,
): Promise<string> {
  for (;;) {
    const { value, done } = await said.next();
    if (done) throw new Error('it ended before it said so');
    if (wanted(value)) return value;
  }
}

/** The cluster that another house says it has opened. */
export async function clusterOf({ lines }: ChildProgram): Promise<Cluster> {
  const started = JSON.parse(await nextLine(lines, (line) => line.startsWith('{'))) as { cluster: Cluster };
  return started.cluster;
}

/** Ends a server that outlived its house, and waits until it is gone. */
export async function endServer(pid: number): Promise<void> {
  process.kill(pid, 'SIGINT');
  while (processStartTime(pid) !== null) await wait(20);
}
