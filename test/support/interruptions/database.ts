import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import pg from 'pg';
import { runningCluster } from '../../../src/embedded-postgres/index.ts';

/** What can happen to the database of a running server. */
export const KINDS = ['postmaster', 'all', 'connections', 'restart', 'read-only', 'freeze'] as const;
export type InterruptionKind = (typeof KINDS)[number];

export const KIND_WORDS: Record<InterruptionKind, string> = {
  postmaster: 'kill -9 of the postmaster',
  all: 'kill -9 of every process of PostgreSQL',
  connections: 'pg_terminate_backend of all connections',
  restart: 'fast shutdown of PostgreSQL',
  'read-only': 'read-only, as after a fail-over',
  freeze: 'SIGSTOP of every process of PostgreSQL',
};

const READ_ONLY_MS = 2_000;
const RETRY_MS = 25;

/** The database of the server on this data folder, seen by its owner. */
export function databaseOf(folder: string) {
  const pointer = join(folder, 'postgres-is-in');
  const home = existsSync(pointer) ? readFileSync(pointer, 'utf8').trim() : join(folder, 'postgres');
  const postmaster = () => Number.parseInt(readFileSync(join(home, 'cluster/postmaster.pid'), 'utf8'), 10);
  const processes = (): number[] => {
    const pid = postmaster();
    const children = readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').trim().split(' ');
    return [pid, ...children.filter(Boolean).map(Number)];
  };
  const signal = (pids: number[], name: NodeJS.Signals) => {
    for (const pid of pids) {
      try {
        process.kill(pid, name);
      } catch {
        // It ended by itself in between.
      }
    }
  };

  async function asOwner<T>(act: (client: pg.Client) => Promise<T>): Promise<T> {
    const running = runningCluster(folder);
    if (!running) throw new Error('no database runs');
    const client = new pg.Client({
      host: running.socket,
      port: running.port,
      ...running.owner,
      database: 'vanonderop',
      connectionTimeoutMillis: 1_000,
      query_timeout: 3_000,
    });
    client.on('error', () => {});
    await client.connect();
    try {
      return await act(client);
    } finally {
      await client.end().catch(() => {});
    }
  }

  const terminateOthers = (client: pg.Client) =>
    client.query(
      "select pg_terminate_backend(pid) from pg_stat_activity where backend_type = 'client backend' and pid <> pg_backend_pid()",
    );
  const setReadOnly = (value: 'on' | 'off') =>
    asOwner(async (client) => {
      await client.query(`alter system set default_transaction_read_only = ${value}`);
      await client.query('select pg_reload_conf()');
      if (value === 'on') await terminateOthers(client);
    });

  return {
    /** Lets it happen; ends when nothing more is done to the database. @returns whether the database itself was gone */
    async interrupt(kind: InterruptionKind, freezeMs: number): Promise<boolean> {
      if (kind === 'postmaster') signal([postmaster()], 'SIGKILL');
      else if (kind === 'all') signal(processes(), 'SIGKILL');
      else if (kind === 'restart') signal([postmaster()], 'SIGINT');
      else if (kind === 'connections') await asOwner(terminateOthers);
      else if (kind === 'read-only') {
        await setReadOnly('on');
        await wait(READ_ONLY_MS);
        await setReadOnly('off');
      } else {
        const frozen = processes();
        signal(frozen, 'SIGSTOP');
        await wait(freezeMs);
        signal(frozen, 'SIGCONT');
      }
      return kind === 'postmaster' || kind === 'all' || kind === 'restart';
    },
    /** Waits until the owner can write. Throws when that takes longer. */
    async back(gone: boolean, before: number, limitMs: number): Promise<void> {
      for (const until = Date.now() + limitMs; ; await wait(RETRY_MS)) {
        try {
          if (gone && postmaster() === before) throw new Error('the database was not started again');
          await asOwner((client) => client.query('create temporary table here (n int)'));
          return;
        } catch (fault) {
          if (Date.now() > until) throw fault;
        }
      }
    },
    postmaster,
  };
}
