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
import type { Places } from './cluster-paths.ts';
import type { Account } from './system-user.ts';

export const OWNER = 'vanonderop_owner';

/** Nothing of the house's own environment, which may hold secrets, goes to the server. */
export const ENVIRONMENT = { LC_ALL: 'C', TZ: 'UTC' };

/** The owner's password: made once, kept beside the data, for the server's account and the house's alone. */
export function ownerPassword({ password }: Places, account: Account | null): string {
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
  places: Places,
  program: string,
  account: Account | null,
  durable: boolean,
): Promise<void> {
  for (const name of readdirSync(places.home).filter((each) => each.startsWith('cluster.')))
    forget(join(places.home, name));
  const unfinished = mkdtempSync(`${places.cluster}.`);
  if (account) chownSync(unfinished, account.uid, account.gid);
  const made = await run(
    join(program, 'bin', 'initdb'),
    [
      `--pgdata=${unfinished}`,
      `--username=${OWNER}`,
      `--pwfile=${places.password}`,
      '--auth=scram-sha-256',
      '--encoding=UTF8',
      '--locale=C',
      '--locale-provider=icu',
      '--icu-locale=und',
      ...(durable ? [] : ['--no-sync']),
    ],
    { cwd: places.home, account },
  );
  if (made.code !== 0) {
    forget(unfinished);
    throw new Error(`the database could not be made:\n${made.output.slice(-2_000)}`);
  }
  renameSync(unfinished, places.cluster);
  const home = openSync(places.home, 'r');
  fsyncSync(home);
  closeSync(home);
}

/** What somebody still writes to is left for a later start. */
function forget(path: string): void {
  try {
    rmSync(path, { recursive: true, force: true, maxRetries: 3 });
  } catch {}
}

function run(
  command: string,
  args: string[],
  { cwd, account }: { cwd: string; account: Account | null },
): Promise<{ code: number | null; output: string }> {
  return new Promise((resolve, reject) => {
    // Its own group, so that Ctrl-C in a terminal does not cut it off behind our back.
    const child = spawn(command, args, {
      stdio: ['ignore', 'pipe', 'pipe'],
      detached: true,
      cwd,
      env: ENVIRONMENT,
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
