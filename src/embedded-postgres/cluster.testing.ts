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

/** An ordinary user other than the server user: uid and gid of `nobody` on Debian. */
export const NOBODY_USER: SystemUser = { uid: 65_534, gid: 65_534, dedicated: false };

const cleanups: (() => unknown)[] = [];

function onCleanup(cleanup: () => unknown): void {
  cleanups.push(cleanup);
}

/** Runs the clean-up of a test in reverse order: every test file calls it after each test. */
export async function cleanUp(): Promise<void> {
  for (const cleanup of cleanups.splice(0).reverse()) await cleanup();
}

/** A new temporary folder, removed after the test. */
export function temporaryFolder(mode = 0o755): string {
  const folder = mkdtempSync(join(tmpdir(), 'cluster-'));
  chmodSync(folder, mode);
  onCleanup(() => rmSync(folder, { recursive: true, force: true, maxRetries: 5 }));
  return folder;
}

/** Starts a cluster in this process, stopped after the test. */
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

/** Runs one query as the owner, or with another password. */
export async function query(
  cluster: ClusterAddress,
  sql: string,
  password = cluster.owner.password,
): Promise<unknown[]> {
  const client = new pg.Client({
    host: cluster.socket,
    port: cluster.port,
    user: cluster.owner.user,
    password,
    database: 'postgres',
  });
  client.on('error', () => {});
  await client.connect();
  try {
    return (await client.query({ text: sql, rowMode: 'array' })).rows.flat();
  } finally {
    await client.end();
  }
}

export const serverPid = (cluster: Pick<Cluster, 'folder'>): number =>
  Number.parseInt(readFileSync(join(cluster.folder, 'cluster/postmaster.pid'), 'utf8'), 10);

/** A child process: its output line by line, and a way to kill it. */
export interface ChildProgram {
  child: ChildProcess;
  lines: AsyncIterator<string>;
  kill: () => Promise<void>;
}

/** Runs a module script that can import from this folder (as `moduleUrl`), as another user when one is given. */
export function runBeside(
  script: string,
  account: SystemUser | null = null,
  moduleFolder = import.meta.dirname,
): ChildProgram {
  const moduleUrl = JSON.stringify(pathToFileURL(`${moduleFolder}/`).href);
  const child = spawn(
    process.execPath,
    ['--input-type=module', '--eval', `const moduleUrl = ${moduleUrl};\n${script}`],
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

/**
 * Another application process on this folder: prints every step, and then its cluster as JSON; runs until it is killed.
 */
export const startOtherApplication = (
  folder: string,
  account: SystemUser | null = null,
  moduleFolder?: string,
): ChildProgram =>
  runBeside(
    `const { startCluster } = await import(moduleUrl + 'index.ts');
    const started = await startCluster({ folder: ${JSON.stringify(folder)}, progress: (step) => console.log(step) });
    console.log(JSON.stringify(started));
    setInterval(() => {}, 1000);`,
    account,
    moduleFolder,
  );

/** Reads lines until one matches. */
export async function nextLine(
  lines: AsyncIterator<string>,
  matches: (line: string) => boolean,
): Promise<string> {
  for (;;) {
    const { value, done } = await lines.next();
    if (done) throw new Error('the process ended before it printed the expected line');
    if (matches(value)) return value;
  }
}

/** The cluster that the other process has started. */
export async function clusterOf({ lines }: ChildProgram): Promise<Cluster> {
  const started = JSON.parse(await nextLine(lines, (line) => line.startsWith('{'))) as { cluster: Cluster };
  return started.cluster;
}

/** Stops a server that outlived its application, and waits until it has ended. */
export async function endServer(pid: number): Promise<void> {
  process.kill(pid, 'SIGINT');
  while (processStartTime(pid) !== null) await wait(20);
}
