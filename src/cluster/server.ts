import { type ChildProcess, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chownSync, existsSync, mkdirSync, openSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import pg from 'pg';
import type { Account } from './account.ts';
import type { Places } from './places.ts';

export const OWNER = 'vanonderop_owner';
export const PORT = 5432;
const PATIENCE = 30_000;
const LOG_MOST = 5_000_000;

/** The owner's password: made once, kept beside the data, for the server's account and ours alone. */
export function ownerPassword(places: Places, account: Account | null): string {
  if (!existsSync(places.password)) {
    writeFileSync(places.password, randomBytes(24).toString('base64url'), { mode: 0o600, flag: 'wx', flush: true });
    if (account) chownSync(places.password, account.uid, account.gid);
  }
  return readFileSync(places.password, 'utf8').trim();
}

/** Makes a cluster beside its place and moves it there when it is whole: a half-made one is never found. */
export async function createCluster(places: Places, program: string, account: Account | null): Promise<void> {
  const unfinished = `${places.cluster}.unfinished`;
  rmSync(unfinished, { recursive: true, force: true });
  const made = await run(
    join(program, 'bin', 'initdb'),
    [
      `--pgdata=${unfinished}`,
      `--username=${OWNER}`,
      `--pwfile=${places.password}`,
      '--auth=scram-sha-256',
      '--encoding=UTF8',
      '--locale=C',
    ],
    account,
    places.home,
  );
  if (made.code !== 0) throw new Error(`the database could not be made:\n${made.output.slice(-2_000)}`);
  renameSync(unfinished, places.cluster);
}

/** Starts PostgreSQL without a network port and waits until it answers. */
export async function startServer(
  places: Places,
  program: string,
  socket: string,
  account: Account | null,
  durable: boolean,
): Promise<{ child: ChildProcess; password: string }> {
  const careless = ['fsync=off', 'synchronous_commit=off', 'full_page_writes=off'];
  const settings = [
    'listen_addresses=',
    `unix_socket_directories=${socket}`,
    'unix_socket_permissions=0700',
    `port=${PORT}`,
    'max_connections=60',
    'shared_buffers=128MB',
    'timezone=UTC',
    'log_timezone=UTC',
    'log_min_messages=warning',
    'log_statement=none',
    // A refused statement is not written down with what somebody typed in it.
    'log_parameter_max_length_on_error=0',
    'log_min_error_statement=panic',
    ...(durable ? [] : careless),
  ];
  if (existsSync(places.log) && statSync(places.log).size > LOG_MOST) renameSync(places.log, `${places.log}.1`);
  const log = openSync(places.log, 'a', 0o600);
  // Its own group: Ctrl-C in a terminal goes to us, and we stop it when we are done with it.
  const child = spawn(
    join(program, 'bin', 'postgres'),
    ['-D', places.cluster, ...settings.flatMap((setting) => ['-c', setting])],
    { stdio: ['ignore', log, log], detached: true, cwd: places.home, env: { LC_ALL: 'C', TZ: 'UTC' }, ...account },
  );
  const password = readFileSync(places.password, 'utf8').trim();
  const until = Date.now() + PATIENCE;
  for (;;) {
    if (await answers(socket, password)) return { child, password };
    if (child.exitCode !== null || Date.now() > until) {
      throw new Error(`the database did not start:\n${readFileSync(places.log, 'utf8').split('\n').slice(-20).join('\n')}`);
    }
    await wait(40);
  }
}

async function answers(host: string, password: string): Promise<boolean> {
  const link = new pg.Client({ host, port: PORT, user: OWNER, password, database: 'postgres', connectionTimeoutMillis: 2_000 });
  link.on('error', () => {});
  try {
    await link.connect();
    const { rows } = await link.query<{ sum: number }>('select 41 + 1 as sum');
    return rows[0]?.sum === 42;
  } catch {
    return false;
  } finally {
    await link.end().catch(() => {});
  }
}

/** Stops it as PostgreSQL likes best: no new work, what runs is rolled back, everything is on disk. */
export async function stopServer(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  child.kill('SIGINT');
  const late = setTimeout(() => child.kill('SIGQUIT'), PATIENCE);
  await gone;
  clearTimeout(late);
}

function run(command: string, args: string[], account: Account | null, cwd: string): Promise<{ code: number | null; output: string }> {
  mkdirSync(cwd, { recursive: true });
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { stdio: ['ignore', 'pipe', 'pipe'], cwd, env: { LC_ALL: 'C', TZ: 'UTC' }, ...account });
    let output = '';
    const add = (chunk: Buffer) => {
      output += chunk.toString();
    };
    child.stdout.on('data', add);
    child.stderr.on('data', add);
    child.once('error', reject);
    child.once('close', (code) => resolve({ code, output }));
  });
}
