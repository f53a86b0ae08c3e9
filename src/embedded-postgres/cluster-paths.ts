import { createHash } from 'node:crypto';
import {
  chmodSync,
  chownSync,
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import type { SystemUser } from './system-user.ts';

/** Where root keeps what the server user must reach, when the checkout is in a folder that this user cannot enter. */
const ROOT_DATA_FOLDER = '/var/lib/van-onderop';
/** Says where the data are, when they could not be in the configured folder. */
export const POINTER_FILE = 'postgres-is-in';
/** The whole path of a Unix socket has at most 103 bytes (macOS; Linux 107). */
const MAX_SOCKET_PATH_BYTES = 103;

/** The files of one cluster. */
export interface ClusterPaths {
  /** The configured folder: holds the lock, and a pointer file when the data had to be placed elsewhere. */
  folder: string;
  /** Owned by the application; the server user may pass through to its own folders in it, nobody else may. */
  dataFolder: string;
  /** Owned by the server user alone. */
  cluster: string;
  log: string;
  password: string;
}

/** Creates the folder when it does not exist; the server user can pass through whatever the umask is. */
export function rootDataFolder(): string {
  mkdirSync(ROOT_DATA_FOLDER, { recursive: true });
  chmodSync(ROOT_DATA_FOLDER, 0o755);
  return ROOT_DATA_FOLDER;
}

/** The configured folder, created when it does not exist, without symbolic links in its path. */
export function createFolder(folder: string): string {
  mkdirSync(dirname(resolve(folder)), { recursive: true });
  mkdirSync(resolve(folder), { recursive: true, mode: 0o700 });
  return realpathSync(folder);
}

/**
 * Decides where the cluster is: in the folder; or, when root starts the application and the server user cannot enter
 * that folder, in /var/lib with a pointer file in the folder. The decision is permanent.
 */
export function clusterPathsFor(folder: string, account: SystemUser | null): ClusterPaths {
  const dataFolder = pointedFolder(folder) ?? folderInside(folder, account) ?? folderElsewhere(folder);
  mkdirSync(dataFolder, { recursive: true, mode: 0o700 });
  letServerPass(dataFolder, account);
  return {
    folder,
    dataFolder,
    cluster: join(dataFolder, 'cluster'),
    log: join(dataFolder, 'server.log'),
    password: join(dataFolder, 'owner-password'),
  };
}

function pointedFolder(folder: string): string | null {
  const pointer = join(folder, POINTER_FILE);
  if (!existsSync(pointer)) return null;
  const dataFolder = readFileSync(pointer, 'utf8').trim();
  if (existsSync(dataFolder)) return dataFolder;
  throw new Error(
    `${pointer} says that the database is in ${dataFolder}, which does not exist: restore it, or remove that file to start with an empty database`,
  );
}

function folderInside(folder: string, account: SystemUser | null): string | null {
  const dataFolder = join(folder, 'postgres');
  const owner = existsSync(join(dataFolder, 'cluster'))
    ? lstatSync(join(dataFolder, 'cluster')).uid
    : undefined;
  const server = account?.uid ?? process.getuid?.();
  if (owner !== undefined && owner !== server) {
    throw new Error(
      `the database in ${dataFolder} belongs to another account (number ${owner}): start the application as that user`,
    );
  }
  if (folder !== homedir()) letServerPass(folder, account);
  if (!account || reachable(folder, account)) return dataFolder;
  if (owner === undefined) return null;
  throw new Error(
    `PostgreSQL can no longer enter its data folder ${dataFolder}: let every user pass through the folders above it`,
  );
}

/** A new data folder each time there is no pointer file: an emptied folder starts with an empty database. */
function folderElsewhere(folder: string): string {
  mkdirSync(ROOT_DATA_FOLDER, { recursive: true });
  chmodSync(ROOT_DATA_FOLDER, 0o755);
  const dataFolder = mkdtempSync(
    join(ROOT_DATA_FOLDER, `${createHash('sha256').update(folder).digest('hex').slice(0, 16)}-`),
  );
  writeFileSync(join(folder, POINTER_FILE), `${dataFolder}\n`, { mode: 0o600, flush: true });
  return dataFolder;
}

/**
 * Lets the server user pass through a folder that only its owner can enter; a folder that others use is left unchanged.
 */
function letServerPass(folder: string, account: SystemUser | null): void {
  const { uid, mode } = statSync(folder);
  const closed = (mode & 0o066) === 0;
  // It may be owned by the server user when an earlier version created it.
  if (!closed || (uid !== process.getuid?.() && uid !== account?.uid)) return;
  if (account) chownSync(folder, 0, account.gid);
  chmodSync(folder, account ? 0o710 : 0o700);
}

/** Whether this user can enter every folder on the path. */
export function reachable(path: string, account: SystemUser): boolean {
  for (let current = realpathSync(path); ; current = dirname(current)) {
    const { mode, uid, gid } = statSync(current);
    const bit = uid === account.uid ? 0o100 : gid === account.gid ? 0o010 : 0o001;
    if (!(mode & bit)) return false;
    if (current === dirname(current)) return true;
  }
}

/**
 * The server user's folder for its Unix socket; a new one with a short name when the path of the data folder is too
 * long.
 */
export function socketFolder(paths: ClusterPaths, account: SystemUser | null): string {
  const preferred = join(paths.dataFolder, 'socket');
  const fits = Buffer.byteLength(join(preferred, '.s.PGSQL.5432')) <= MAX_SOCKET_PATH_BYTES;
  const folder = fits ? preferred : mkdtempSync(join(account ? rootDataFolder() : tmpdir(), 'socket-'));
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  chmodSync(folder, 0o700);
  if (account) chownSync(folder, account.uid, account.gid);
  return folder;
}
