import { type ChildProcess, spawn } from 'node:child_process';
import { closeSync, existsSync, openSync, readFileSync, renameSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import pg from 'pg';
import type { ClusterPaths } from './cluster-paths.ts';
import { OWNER_ROLE, SERVER_ENVIRONMENT } from './create-cluster.ts';
import type { SystemUser } from './system-user.ts';

/** Only part of the name of the socket: there is no network port. */
export const PORT = 5432;
const START_TIMEOUT_MS = 30_000;
const RECOVERY_TIMEOUT_MS = 600_000;
const STOP_TIMEOUT_MS = 30_000;
const SHARED_MEMORY_WAIT_MS = 10_000;
const MAX_LOG_BYTES = 5_000_000;

const settings = (socket: string, durable: boolean): string[] => [
  'listen_addresses=',
  // The setting is a list: quoted, so that a comma in the path of the folder is not a separator.
  `unix_socket_directories="${socket.replaceAll('"', '""')}"`,
  'unix_socket_permissions=0700',
  `port=${PORT}`,
  'max_connections=60',
  'shared_buffers=128MB',
  'timezone=UTC',
  'log_timezone=UTC',
  'log_min_messages=warning',
  'log_statement=none',
  // User input is not logged: neither in a failed statement nor as a rejected value.
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
  /** Breaks the start off: the server is stopped again, and `startServer` throws. */
  signal?: AbortSignal;
}

/** Starts PostgreSQL without a network port and waits until it answers. */
export async function startServer(
  options: ServerStart,
  deadline = Date.now() + SHARED_MEMORY_WAIT_MS,
): Promise<ChildProcess> {
  const { paths, program, socket, password, account, durable, signal } = options;
  if (existsSync(paths.log) && statSync(paths.log).size > MAX_LOG_BYTES)
    renameSync(paths.log, `${paths.log}.1`);
  const log = openSync(paths.log, 'a', 0o600);
  const logSizeBefore = statSync(paths.log).size;
  const serverArguments = settings(socket, durable).flatMap((setting) => ['-c', setting]);
  // Its own process group: Ctrl-C in a terminal reaches the application, which stops the server itself.
  const child = spawn(join(program, 'bin', 'postgres'), ['-D', paths.cluster, ...serverArguments], {
    stdio: ['ignore', log, log],
    detached: true,
    cwd: paths.dataFolder,
    env: SERVER_ENVIRONMENT,
    ...account,
  });
  closeSync(log);
  let startError: Error | undefined;
  child.once('error', (error) => {
    startError = error;
  });
  let result: ProbeResult = 'silent';
  const startedAt = Date.now();
  // After a power cut PostgreSQL first replays its write-ahead log, which may take minutes; it reports that state.
  while (
    !startError &&
    !signal?.aborted &&
    !hasExited(child) &&
    Date.now() - startedAt < (result === 'busy' ? RECOVERY_TIMEOUT_MS : START_TIMEOUT_MS)
  ) {
    result = await probe(socket, password);
    if (result === 'ready') return child;
    if (result === 'wrong-password') break;
    await wait(40);
  }
  if (!startError) await stopServer(child);
  signal?.throwIfAborted();
  const logTail = readFileSync(paths.log)
    .subarray(logSizeBefore)
    .toString()
    .trimEnd()
    .split('\n')
    .slice(-20)
    .join('\n');
  // The child processes of a killed server end by themselves moments later.
  if (logTail.includes('pre-existing shared memory block') && Date.now() < deadline) {
    await wait(200);
    return startServer(options, deadline);
  }
  const reason = result === 'wrong-password' ? `: the password in ${paths.password} is not the owner's` : '';
  throw new Error(`the database did not start${reason}:\n${logTail}`, { cause: startError });
}

type ProbeResult = 'ready' | 'busy' | 'wrong-password' | 'silent';

async function probe(host: string, password: string): Promise<ProbeResult> {
  const client = new pg.Client({
    host,
    port: PORT,
    user: OWNER_ROLE,
    password,
    database: 'postgres',
    connectionTimeoutMillis: 2_000,
  });
  client.on('error', () => {});
  try {
    await client.connect();
    const { rows } = await client.query<{ sum: number }>('select 41 + 1 as sum');
    return rows[0]?.sum === 42 ? 'ready' : 'silent';
  } catch (error) {
    const code = error instanceof pg.DatabaseError ? error.code : undefined;
    return code === '57P03' ? 'busy' : code === '28P01' ? 'wrong-password' : 'silent';
  } finally {
    await client.end().catch(() => {});
  }
}

/** Has this process ended? */
export const hasExited = (child: ChildProcess): boolean =>
  child.exitCode !== null || child.signalCode !== null;

/**
 * Fast shutdown: no new connections, running transactions are rolled back, everything is written to disk. Escalates
 * after STOP_TIMEOUT_MS.
 */
export async function stopServer(child: ChildProcess): Promise<void> {
  if (hasExited(child)) return;
  const exited = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  child.kill('SIGINT');
  const quitTimer = setTimeout(() => child.kill('SIGQUIT'), STOP_TIMEOUT_MS);
  const killTimer = setTimeout(() => child.kill('SIGKILL'), STOP_TIMEOUT_MS * 1.5);
  await exited;
  clearTimeout(quitTimer);
  clearTimeout(killTimer);
}
