/**
 * Cluster: the house's own PostgreSQL, a real server that npm brings. No network port, files for its own account alone,
 * one starter per folder, and a left-over of a crash is stopped before a new one starts. Used without DATABASE_URL.
 */
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { serverAccount } from './account.ts';
import { stopLeftover } from './leftover.ts';
import { lockFolder } from './lock.ts';
import { findProgram, placesFor, socketFolder } from './places.ts';
import { createCluster, OWNER, ownerPassword, PORT, startServer, stopServer } from './server.ts';

export interface Cluster {
  /** Folder of the Unix socket: what `pg` takes as host. */
  socket: string;
  port: number;
  /** The superuser: for migrations only, never for a request. */
  owner: { user: string; password: string };
  /** A server that had outlived an earlier house was stopped first. */
  recovered: boolean;
  stop: () => Promise<void>;
}

export type ClusterStart = { ok: true; cluster: Cluster } | { ok: false; refusal: 'already-running'; pid: number };

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
export async function startCluster({ folder, durable = true, program: given, progress = () => {} }: ClusterOptions): Promise<ClusterStart> {
  const account = serverAccount();
  const places = placesFor(folder, account);
  const lock = lockFolder(places.folder);
  if (!lock.ok) return { ok: false, refusal: 'already-running', pid: lock.pid };
  try {
    const program = given ?? findProgram(places, account, () => progress('copying'));
    const recovered = await stopLeftover(places.cluster);
    if (recovered) progress('recovering');
    ownerPassword(places, account);
    if (!existsSync(join(places.cluster, 'PG_VERSION'))) {
      progress('creating');
      await createCluster(places, program, account);
    }
    progress('starting');
    const socket = socketFolder(places, account);
    const { child, password } = await startServer(places, program, socket, account, durable);
    writeFileSync(join(places.folder, RUNNING), JSON.stringify({ socket, password }), { mode: 0o600 });
    progress('ready');
    const stop = async () => {
      await stopServer(child);
      rmSync(join(places.folder, RUNNING), { force: true });
      lock.release();
    };
    return { ok: true, cluster: { socket, port: PORT, owner: { user: OWNER, password }, recovered, stop } };
  } catch (fault) {
    lock.release();
    throw fault;
  }
}

const RUNNING = 'running.json';

/** How to reach a cluster that another program of ours runs, e.g. to import while the house is open; null when none says so. */
export function runningCluster(folder: string): Pick<Cluster, 'socket' | 'port' | 'owner'> | null {
  try {
    const { socket, password } = JSON.parse(readFileSync(join(folder, RUNNING), 'utf8')) as { socket: string; password: string };
    return { socket, port: PORT, owner: { user: OWNER, password } };
  } catch {
    return null;
  }
}
