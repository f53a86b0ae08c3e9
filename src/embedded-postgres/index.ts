/**
 * Cluster: the house's own PostgreSQL, a real server that npm brings. No network port, files for its own account alone,
 * one starter per folder, and a left-over of a crash is stopped before a new one starts. Used without DATABASE_URL.
 */
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { findProgram } from './binaries.ts';
import { type ClusterPaths, clusterPathsFor, createFolder, socketFolder } from './cluster-paths.ts';
import { createCluster, OWNER_ROLE, ownerPassword } from './create-cluster.ts';
import { lockFolder } from './folder-lock.ts';
import { stopLeftoverServer } from './leftover-server.ts';
import { PORT, startServer, stopServer } from './server.ts';
import { serverUser } from './system-user.ts';

export interface Cluster {
  /** Folder of the Unix socket: what `pg` takes as host. */
  socket: string;
  port: number;
  /** The superuser: for migrations only, never for a request. */
  owner: { user: string; password: string };
  /** Where the cluster lies: in the folder that was asked for, or in /var/lib when the server could not come there. */
  folder: string;
  /** An earlier house had not closed properly (killed, power cut); what it had committed is there. */
  recovered: boolean;
  /** Finishes what runs, stops the server and frees the folder. */
  stop: () => Promise<void>;
}

export type ClusterStart =
  | { ok: true; cluster: Cluster }
  | { ok: false; refusal: 'already-running'; pid: number };

export interface ClusterOptions {
  /** Where the cluster is kept, e.g. `.data`. */
  folder: string;
  /** False only in tests: then a power cut may lose everything. */
  durable?: boolean;
  /** Another PostgreSQL than the one npm brings: the folder above its `bin`. */
  program?: string | undefined;
  progress?: (step: 'copying' | 'creating' | 'recovering' | 'starting' | 'ready') => void;
}

/**
 * Starts the cluster in `folder`, making it first when it is not there.
 * @returns the running cluster, or `already-running` with the program that holds the folder
 * @throws when PostgreSQL cannot be made or started; the message ends with its own last words
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
    const places = clusterPathsFor(folder, account);
    // A copied checkout has the same note to the same place.
    const second = lockFolder(places.dataFolder);
    if (!second.ok) {
      release();
      return { ok: false, refusal: 'already-running', pid: second.pid };
    }
    releases.push(second.release);
    return {
      ok: true,
      cluster: await startInFolder(places, account, options, lock.takenOver || second.takenOver, release),
    };
  } catch (fault) {
    release();
    throw fault;
  }
}

async function startInFolder(
  paths: ClusterPaths,
  account: ReturnType<typeof serverUser>,
  { durable = true, program: given, progress = () => {} }: ClusterOptions,
  takenOver: boolean,
  release: () => void,
): Promise<Cluster> {
  const program = given ?? findProgram(paths.dataFolder, account, () => progress('copying'));
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
  // Written first: should the start be cut off, the next one knows which folder to take away.
  writeFileSync(running, JSON.stringify({ socket, password }), { mode: 0o600 });
  const child = await startServer({ paths, program, socket, password, account, durable }).catch((fault) => {
    removeSocket(paths);
    rmSync(running, { force: true });
    throw fault;
  });
  // For those who leave without a word; the next start finds the folder free and the server gone.
  const atExit = () => child.kill('SIGINT');
  process.once('exit', atExit);
  progress('ready');
  const stop = async () => {
    await stopServer(child);
    process.off('exit', atExit);
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
const SHORT_SOCKET_NAME = /^socket-\w{6}$/;

/**
 * Takes the socket's folder away: one with a short name is made anew at each start, and after a crash PostgreSQL could
 * take the lock in it for that of a living server. By then there is none on this cluster.
 */
function removeSocket(places: ClusterPaths): void {
  const last = runningCluster(places.folder)?.socket;
  if (last && SHORT_SOCKET_NAME.test(basename(last))) rmSync(last, { recursive: true, force: true });
  rmSync(join(places.dataFolder, 'socket'), { recursive: true, force: true });
}

/** How to reach a cluster that another program of ours runs, e.g. to import while the house is open; null when none says so. */
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
