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

/** Where root keeps what the server's account must reach, when the checkout lies where it cannot come. */
const ROOT_DATA_FOLDER = '/var/lib/van-onderop';
const POINTER_FILE = 'postgres-is-in';
/** A socket's whole path has at most 103 bytes (macOS; Linux 107). */
const MAX_SOCKET_PATH_BYTES = 103;

/** Where everything of one cluster lies. */
export interface ClusterPaths {
  /** What the operator named: holds the lock, and a note when the rest had to lie elsewhere. */
  folder: string;
  /** Of the house; the server's account may pass through to its own folders in it, nobody else may. */
  dataFolder: string;
  /** Of the server's account alone. */
  cluster: string;
  log: string;
  password: string;
}

/** Made when it is not there; whoever's umask it is, the server's account can pass through. */
export function rootDataFolder(): string {
  mkdirSync(ROOT_DATA_FOLDER, { recursive: true });
  chmodSync(ROOT_DATA_FOLDER, 0o755);
  return ROOT_DATA_FOLDER;
}

/** The operator's folder, made when it is not there, without links in its path. */
export function createFolder(given: string): string {
  mkdirSync(dirname(resolve(given)), { recursive: true });
  mkdirSync(resolve(given), { recursive: true, mode: 0o700 });
  return realpathSync(given);
}

/**
 * Decides where the cluster lies: in the folder; or, where root starts the house and the server's account cannot come
 * there, in /var/lib with a note in the folder that says where. Once decided, it stays so.
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
  const note = join(folder, POINTER_FILE);
  if (!existsSync(note)) return null;
  const home = readFileSync(note, 'utf8').trim();
  if (existsSync(home)) return home;
  throw new Error(
    `${note} says that the database is in ${home}, but that is not there: put it back, or remove the note to begin anew`,
  );
}

function folderInside(folder: string, account: SystemUser | null): string | null {
  const home = join(folder, 'postgres');
  const owner = existsSync(join(home, 'cluster')) ? lstatSync(join(home, 'cluster')).uid : undefined;
  const server = account?.uid ?? process.getuid?.();
  if (owner !== undefined && owner !== server) {
    throw new Error(
      `the database in ${home} belongs to another account (number ${owner}): start the house as the one who made it`,
    );
  }
  if (folder !== homedir()) letServerPass(folder, account);
  if (!account || reachable(folder, account)) return home;
  if (owner === undefined) return null;
  throw new Error(
    `PostgreSQL cannot come to its database in ${home} any more: let every account pass through the folders above it`,
  );
}

/** A new one each time there is no note: whoever empties the folder begins anew. */
function folderElsewhere(folder: string): string {
  mkdirSync(ROOT_DATA_FOLDER, { recursive: true });
  chmodSync(ROOT_DATA_FOLDER, 0o755);
  const home = mkdtempSync(
    join(ROOT_DATA_FOLDER, `${createHash('sha256').update(folder).digest('hex').slice(0, 16)}-`),
  );
  writeFileSync(join(folder, POINTER_FILE), `${home}\n`, { mode: 0o600, flush: true });
  return home;
}

/** A folder that is ours alone stays so, but the server's account may pass through; one that others use is left as it is. */
function letServerPass(folder: string, account: SystemUser | null): void {
  const { uid, mode } = statSync(folder);
  const closed = (mode & 0o066) === 0;
  // Its owner may be the server's account, in a folder that an earlier version made.
  if (!closed || (uid !== process.getuid?.() && uid !== account?.uid)) return;
  if (account) chownSync(folder, 0, account.gid);
  chmodSync(folder, account ? 0o710 : 0o700);
}

/** Can this account enter every folder on the way? */
export function reachable(path: string, account: SystemUser): boolean {
  for (let at = realpathSync(path); ; at = dirname(at)) {
    const { mode, uid, gid } = statSync(at);
    const bit = uid === account.uid ? 0o100 : gid === account.gid ? 0o010 : 0o001;
    if (!(mode & bit)) return false;
    if (at === dirname(at)) return true;
  }
}

/** The server's own folder for its Unix socket; in a new one of a short name when the home lies too deep. */
export function socketFolder(places: ClusterPaths, account: SystemUser | null): string {
  const own = join(places.dataFolder, 'socket');
  const fits = Buffer.byteLength(join(own, '.s.PGSQL.5432')) <= MAX_SOCKET_PATH_BYTES;
  const folder = fits ? own : mkdtempSync(join(account ? rootDataFolder() : tmpdir(), 'socket-'));
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  chmodSync(folder, 0o700);
  if (account) chownSync(folder, account.uid, account.gid);
  return folder;
}
