import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import {
  chownSync,
  closeSync,
  existsSync,
  fsyncSync,
  mkdtempSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import type { ClusterPaths } from './cluster-paths.ts';
import type { SystemUser } from './system-user.ts';

export const OWNER_ROLE = 'vanonderop_owner';

/** Nothing of the house's own environment, which may hold secrets, goes to the server. */
export const SERVER_ENVIRONMENT = { LC_ALL: 'C', TZ: 'UTC' };

/** The owner's password: made once, kept beside the data, for the server's account and the house's alone. */
export function ownerPassword({ password }: ClusterPaths, account: SystemUser | null): string {
  if (!existsSync(password)) {
    const unfinished = `${password}.unfinished`;
    rmSync(unfinished, { force: true });
    writeFileSync(unfinished, randomBytes(24).toString('base64url'), {
      mode: 0o600,
      flag: 'wx',
      flush: true,
    });
    if (account) chownSync(unfinished, account.uid, account.gid);
    renameSync(unfinished, password);
  }
  return readFileSync(password, 'utf8').trim();
}

/**
 * Makes a cluster under a name of its own and gives it its real one when it is whole and on disk: a half-made one is
 * never found. After a kill the old initdb may still be writing, so every try has a new name.
 */
export async function createCluster(
  places: ClusterPaths,
  program: string,
  account: SystemUser | null,
  durable: boolean,
): Promise<void> {
  for (const name of readdirSync(places.dataFolder).filter((each) => each.startsWith('cluster.')))
    removeIfUnused(join(places.dataFolder, name));
  const unfinished = mkdtempSync(`${places.cluster}.`);
  if (account) chownSync(unfinished, account.uid, account.gid);
  const made = await runProgram(
    join(program, 'bin', 'initdb'),
    [
      `--pgdata=${unfinished}`,
      `--username=${OWNER_ROLE}`,
      `--pwfile=${places.password}`,
      '--auth=scram-sha-256',
      '--encoding=UTF8',
      '--locale=C',
      '--locale-provider=icu',
      '--icu-locale=und',
      ...(durable ? [] : ['--no-sync']),
    ],
    { cwd: places.dataFolder, account },
  );
  if (made.code !== 0) {
    removeIfUnused(unfinished);
    throw new Error(`the database could not be made:\n${made.output.slice(-2_000)}`);
  }
  renameSync(unfinished, places.cluster);
  const home = openSync(places.dataFolder, 'r');
  fsyncSync(home);
  closeSync(home);
}

/** What somebody still writes to is left for a later start. */
function removeIfUnused(path: string): void {
  try {
    rmSync(path, { recursive: true, force: true, maxRetries: 3 });
  } catch {}
}

function runProgram(
  command: string,
  args: string[],
  { cwd, account }: { cwd: string; account: SystemUser | null },
): Promise<{ code: number | null; output: string }> {
  return new Promise((resolve, reject) => {
    // Its own group, so that Ctrl-C in a terminal does not cut it off behind our back.
    const child = spawn(command, args, {
      stdio: ['ignore', 'pipe', 'pipe'],
      detached: true,
      cwd,
      env: SERVER_ENVIRONMENT,
      ...account,
    });
    let output = '';
    for (const stream of [child.stdout, child.stderr]) {
      stream.on('data', (chunk: Buffer) => {
        output += chunk.toString();
      });
    }
    child.once('error', reject);
    child.once('close', (code) => resolve({ code, output }));
  });
}
