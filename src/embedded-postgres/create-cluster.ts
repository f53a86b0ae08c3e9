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

/** The environment of the server: nothing of the application's own, which may hold secrets. */
export const SERVER_ENVIRONMENT = { LC_ALL: 'C', TZ: 'UTC' };

/**
 * The password of the owner role: created once and stored beside the data, readable only for the server user and the
 * application.
 */
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
 * Creates a cluster under a temporary name and renames it when it is complete and on disk, so that a half-made one is
 * never found. After a kill the old initdb may still be writing, so every attempt has a new name.
 */
export async function createCluster(
  paths: ClusterPaths,
  program: string,
  account: SystemUser | null,
  durable: boolean,
): Promise<void> {
  for (const name of readdirSync(paths.dataFolder).filter((each) => each.startsWith('cluster.')))
    removeIfUnused(join(paths.dataFolder, name));
  const unfinished = mkdtempSync(`${paths.cluster}.`);
  if (account) chownSync(unfinished, account.uid, account.gid);
  const result = await runProgram(
    join(program, 'bin', 'initdb'),
    [
      `--pgdata=${unfinished}`,
      `--username=${OWNER_ROLE}`,
      `--pwfile=${paths.password}`,
      '--auth=scram-sha-256',
      '--encoding=UTF8',
      '--locale=C',
      '--locale-provider=icu',
      '--icu-locale=und',
      ...(durable ? [] : ['--no-sync']),
    ],
    { cwd: paths.dataFolder, account },
  );
  if (result.code !== 0) {
    removeIfUnused(unfinished);
    throw new Error(`the database cluster could not be created:\n${result.output.slice(-2_000)}`);
  }
  renameSync(unfinished, paths.cluster);
  const folderHandle = openSync(paths.dataFolder, 'r');
  fsyncSync(folderHandle);
  closeSync(folderHandle);
}

/** A folder that another process still writes to is left for a later start. */
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
    // Its own process group, so that Ctrl-C in a terminal does not stop it halfway.
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
