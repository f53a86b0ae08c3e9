/**
 * An embedded PostgreSQL for use without DATABASE_URL: a real server installed by npm, with a data folder ("cluster")
 * of its own. No network port, files for its own user alone, one starter per folder, and a server left over from a
 * crash is stopped before a new one starts. A server that ends by itself is started again, at the same address.
 */
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { findProgram } from './binaries.ts';
import { type ClusterPaths, clusterPathsFor, createFolder, socketFolder } from './cluster-paths.ts';
import { createCluster, OWNER_ROLE, ownerPassword } from './create-cluster.ts';
import { lockFolder } from './folder-lock.ts';
import { stopLeftoverServer } from './leftover-server.ts';
import { PORT, startServer } from './server.ts';
import { type StateListener, superviseServer } from './supervise.ts';
import { serverUser } from './system-user.ts';

export { POINTER_FILE } from './cluster-paths.ts';
export type { ServerState, StateListener } from './supervise.ts';
export { SYSTEM_USER_NAME, type SystemUser, serverUser } from './system-user.ts';

export interface Cluster {
  /** Folder of the Unix socket: the host for `pg`. */
  socket: string;
  port: number;
  /** The superuser: for migrations only, never for requests. */
  owner: { user: string; password: string };
  /** Data folder of the cluster: in the configured folder, or in /var/lib when the server user cannot enter that. */
  folder: string;
  /** The application had not stopped properly before (killed, power cut); committed data are intact. */
  recovered: boolean;
  /** Stops the server after a fast shutdown and releases the folder. */
  stop: () => Promise<void>;
}

export type ClusterStart =
  | { ok: true; cluster: Cluster }
  | { ok: false; refusal: 'already-running'; pid: number };

export interface ClusterOptions {
  /** The folder for the cluster, for example `.data`. */
  folder: string;
  /** False only in tests: then a power cut may lose everything. */
  durable?: boolean;
  /** Other PostgreSQL binaries than those from npm: the folder above `bin`. */
  program?: string | undefined;
  progress?: (step: 'copying' | 'creating' | 'recovering' | 'starting' | 'ready') => void;
  /** Told when the server ends by itself, and what came of starting it again. */
  onStateChange?: StateListener;
}

/**
 * Starts the cluster in `folder`, creating it first when it does not exist.
 *
 * @returns the running cluster, or `already-running` with the PID of the process that holds the folder
 * @throws when PostgreSQL cannot be created or started; the message ends with the last lines of its log
 */
export async function startCluster(options: ClusterOptions): Promise<ClusterStart> {
  const account = serverUser();
  const folder = createFolder(options.folder);
  const releases: (() => void)[] = [];
  const release = () => {
    for (const each of releases.splice(0)) each();
  };
  try {
    const lock = lockFolder(folder);
    if (!lock.ok) return { ok: false, refusal: 'already-running', pid: lock.pid };
    releases.push(lock.release);
    const paths = clusterPathsFor(folder, account);
    // A copy of the checkout has the same pointer file, so the data folder is locked too.
    const dataLock = lockFolder(paths.dataFolder);
    if (!dataLock.ok) {
      release();
      return { ok: false, refusal: 'already-running', pid: dataLock.pid };
    }
    releases.push(dataLock.release);
    return {
      ok: true,
      cluster: await startInFolder(paths, account, options, lock.takenOver || dataLock.takenOver, release),
    };
  } catch (error) {
    release();
    throw error;
  }
}

async function startInFolder(
  paths: ClusterPaths,
  account: ReturnType<typeof serverUser>,
  { durable = true, program: programOption, progress = () => {}, onStateChange }: ClusterOptions,
  takenOver: boolean,
  release: () => void,
): Promise<Cluster> {
  const program = programOption ?? findProgram(paths.dataFolder, account, () => progress('copying'));
  if (takenOver) progress('recovering');
  const recovered = (await stopLeftoverServer(paths.cluster)) || takenOver;
  const password = ownerPassword(paths, account);
  if (!existsSync(join(paths.cluster, 'PG_VERSION'))) {
    progress('creating');
    await createCluster(paths, program, account, durable);
  }
  progress('starting');
  removeSocket(paths);
  const socket = socketFolder(paths, account);
  const running = join(paths.folder, RUNNING_FILE);
  // Written before the start: after an interrupted start the next one knows which socket folder to remove.
  writeFileSync(running, JSON.stringify({ socket, password }), { mode: 0o600 });
  const start = (signal?: AbortSignal) =>
    startServer({ paths, program, socket, password, account, durable, ...(signal ? { signal } : {}) });
  const child = await start().catch((error) => {
    removeSocket(paths);
    rmSync(running, { force: true });
    throw error;
  });
  progress('ready');
  const stopWatching = superviseServer(
    child,
    async (signal) => {
      await stopLeftoverServer(paths.cluster);
      // Its number may belong to another process by now; then PostgreSQL would refuse to start.
      for (const name of [SOCKET_NAME, `${SOCKET_NAME}.lock`]) rmSync(join(socket, name), { force: true });
      return start(signal);
    },
    onStateChange,
  );
  const stop = async () => {
    await stopWatching();
    removeSocket(paths);
    rmSync(running, { force: true });
    release();
  };
  return {
    socket,
    port: PORT,
    owner: { user: OWNER_ROLE, password },
    folder: paths.dataFolder,
    recovered,
    stop,
  };
}

const RUNNING_FILE = 'running.json';
const SOCKET_NAME = `.s.PGSQL.${PORT}`;
const SHORT_SOCKET_NAME = /^socket-\w{6}$/;

/**
 * Removes the socket folder: one with a short name is created at each start, and after a crash PostgreSQL could take
 * the lock file in it for that of a running server. At this point no server runs on this cluster.
 */
function removeSocket(paths: ClusterPaths): void {
  const last = runningCluster(paths.folder)?.socket;
  if (last && SHORT_SOCKET_NAME.test(basename(last))) rmSync(last, { recursive: true, force: true });
  rmSync(join(paths.dataFolder, 'socket'), { recursive: true, force: true });
}

/**
 * The connection to a cluster that another process of the application runs, for example to import while the server is
 * running; null when there is none.
 */
export function runningCluster(folder: string): Pick<Cluster, 'socket' | 'port' | 'owner'> | null {
  try {
    const { socket, password } = JSON.parse(readFileSync(join(folder, RUNNING_FILE), 'utf8')) as {
      socket: string;
      password: string;
    };
    return { socket, port: PORT, owner: { user: OWNER_ROLE, password } };
  } catch {
    return null;
  }
}
