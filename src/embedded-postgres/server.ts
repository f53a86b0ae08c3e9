import { type ChildProcess, spawn } from 'node:child_process';
import { closeSync, existsSync, openSync, readFileSync, renameSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import pg from 'pg';
import type { ClusterPaths } from './cluster-paths.ts';
import { OWNER_ROLE, SERVER_ENVIRONMENT } from './create-cluster.ts';
import type { SystemUser } from './system-user.ts';

/** Only a part of the socket's name: there is no network port. */
export const PORT = 5432;
const START_TIMEOUT_MS = 30_000;
const RECOVERY_TIMEOUT_MS = 600_000;
const STOP_TIMEOUT_MS = 30_000;
const SHARED_MEMORY_WAIT_MS = 10_000;
const MAX_LOG_BYTES = 5_000_000;

const settings = (socket: string, durable: boolean): string[] => [
  'listen_addresses=',
  // A list: in quotes, so that a comma in a folder's name is no border.
  `unix_socket_directories="${socket.replaceAll('"', '""')}"`,
  'unix_socket_permissions=0700',
  `port=${PORT}`,
  'max_connections=60',
  'shared_buffers=128MB',
  'timezone=UTC',
  'log_timezone=UTC',
  'log_min_messages=warning',
  'log_statement=none',
  // What somebody typed is not written down: not with a refused statement, nor as the value that was refused.
  'log_parameter_max_length_on_error=0',
  'log_min_error_statement=panic',
  'log_error_verbosity=terse',
  ...(durable ? [] : ['fsync=off', 'synchronous_commit=off', 'full_page_writes=off']),
];

export interface ServerStart {
  paths: ClusterPaths;
  program: string;
  socket: string;
  password: string;
  account: SystemUser | null;
  durable: boolean;
}

/** Starts PostgreSQL without a network port and waits until it answers. */
export async function startServer(
  starting: ServerStart,
  until = Date.now() + SHARED_MEMORY_WAIT_MS,
): Promise<ChildProcess> {
  const { paths, program, socket, password, account, durable } = starting;
  if (existsSync(paths.log) && statSync(paths.log).size > MAX_LOG_BYTES)
    renameSync(paths.log, `${paths.log}.1`);
  const log = openSync(paths.log, 'a', 0o600);
  const before = statSync(paths.log).size;
  const options = settings(socket, durable).flatMap((setting) => ['-c', setting]);
  // Its own group: Ctrl-C in a terminal goes to us, and we stop it when we are done with it.
  const child = spawn(join(program, 'bin', 'postgres'), ['-D', paths.cluster, ...options], {
    stdio: ['ignore', log, log],
    detached: true,
    cwd: paths.dataFolder,
    env: SERVER_ENVIRONMENT,
    ...account,
  });
  closeSync(log);
  let fault: Error | undefined;
  child.once('error', (found) => {
    fault = found;
  });
  let answer: ProbeResult = 'silent';
  const start = Date.now();
  // After a power cut it first works through its journal, which may take minutes; then it says so.
  while (
    !fault &&
    !hasExited(child) &&
    Date.now() - start < (answer === 'busy' ? RECOVERY_TIMEOUT_MS : START_TIMEOUT_MS)
  ) {
    answer = await probe(socket, password);
    if (answer === 'ready') return child;
    if (answer === 'stranger') break;
    await wait(40);
  }
  if (!fault) await stopServer(child);
  const words = readFileSync(paths.log)
    .subarray(before)
    .toString()
    .trimEnd()
    .split('\n')
    .slice(-20)
    .join('\n');
  // What a killed server was still doing for others ends by itself, moments later.
  if (words.includes('pre-existing shared memory block') && Date.now() < until) {
    await wait(200);
    return startServer(starting, until);
  }
  const why = answer === 'stranger' ? `: the password in ${paths.password} is not the owner's` : '';
  throw new Error(`the database did not start${why}:\n${words}`, { cause: fault });
}

type ProbeResult = 'ready' | 'busy' | 'stranger' | 'silent';

async function probe(host: string, password: string): Promise<ProbeResult> {
  const link = new pg.Client({
    host,
    port: PORT,
    user: OWNER_ROLE,
    password,
    database: 'postgres',
    connectionTimeoutMillis: 2_000,
  });
  link.on('error', () => {});
  try {
    await link.connect();
    const { rows } = await link.query<{ sum: number }>('select 41 + 1 as sum');
    return rows[0]?.sum === 42 ? 'ready' : 'silent';
  } catch (refused) {
    const code = refused instanceof pg.DatabaseError ? refused.code : undefined;
    return code === '57P03' ? 'busy' : code === '28P01' ? 'stranger' : 'silent';
  } finally {
    await link.end().catch(() => {});
  }
}

const hasExited = (child: ChildProcess): boolean => child.exitCode !== null || child.signalCode !== null;

/** Stops it as PostgreSQL likes best: no new work, what runs is rolled back, everything is on disk. */
export async function stopServer(child: ChildProcess): Promise<void> {
  if (hasExited(child)) return;
  const gone = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  child.kill('SIGINT');
  const late = setTimeout(() => child.kill('SIGQUIT'), STOP_TIMEOUT_MS);
  const last = setTimeout(() => child.kill('SIGKILL'), STOP_TIMEOUT_MS * 1.5);
  await gone;
  clearTimeout(late);
  clearTimeout(last);
}
