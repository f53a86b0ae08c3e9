import { createHmac } from 'node:crypto';
import pg from 'pg';
import { startCluster } from '#cluster';
import { connect, type Db } from '#kernel/db.ts';
import { ensureServerLogin, migrate } from '#kernel/migrate.ts';
import type { Config } from './config.ts';

export interface OpenDatabase {
  db: Db;
  close: () => Promise<void>;
  /** The house brought its own PostgreSQL. */
  embedded: boolean;
}

export type Opening =
  | { ok: true; value: OpenDatabase }
  | { ok: false; refusal: 'already-running'; pid: number };

/**
 * Opens the database that the settings name, or the house's own; brings it up to date as its owner; and comes back
 * with connections of the server's own login, which owns nothing and cannot pass a policy by.
 */
export async function openDatabase(
  config: Pick<Config, 'DATABASE_URL' | 'SERVER_DATABASE_URL' | 'DATA_FOLDER'>,
  secret: Buffer,
  progress: (step: string) => void,
): Promise<Opening> {
  if (config.DATABASE_URL) {
    const owner = { connectionString: config.DATABASE_URL };
    await bringUpToDate(owner, progress);
    const db = config.SERVER_DATABASE_URL
      ? connect({ connection: config.SERVER_DATABASE_URL })
      : connect({ connection: await serverLogin(config.DATABASE_URL, secret) });
    return { ok: true, value: { db, close: () => db.destroy(), embedded: false } };
  }
  const started = await startCluster({ folder: config.DATA_FOLDER, progress });
  if (!started.ok) return started;
  const { cluster } = started;
  try {
    const { user, password } = cluster.owner;
    const where = { host: cluster.socket, port: cluster.port, user, password };
    await ensureDatabase(where, 'vanonderop');
    await bringUpToDate({ ...where, database: 'vanonderop' }, progress);
    const login = passwordFrom(secret);
    await ensureServerLogin({ ...where, database: 'vanonderop' }, 'vanonderop_server', login);
    const db = connect({
      connection: { ...where, user: 'vanonderop_server', password: login, database: 'vanonderop' },
    });
    const close = async () => {
      await db.destroy();
      await cluster.stop();
    };
    return { ok: true, value: { db, close, embedded: true } };
  } catch (fault) {
    await cluster.stop();
    throw fault;
  }
}

async function bringUpToDate(owner: pg.ClientConfig, progress: (step: string) => void): Promise<void> {
  progress('migrating');
  const ran = await migrate(owner, 'migrations');
  for (const name of ran) progress(`migrated ${name}`);
}

async function ensureDatabase(owner: pg.ClientConfig, name: string): Promise<void> {
  const link = new pg.Client({ ...owner, database: 'postgres' });
  await link.connect();
  try {
    const found = await link.query('select 1 from pg_database where datname = $1', [name]);
    if (!found.rowCount) await link.query(`create database ${pg.escapeIdentifier(name)}`);
  } finally {
    await link.end();
  }
}

/** The server's login on a database that somebody else runs: one role per database, its password from the secret. */
async function serverLogin(ownerUrl: string, secret: Buffer): Promise<string> {
  const url = new URL(ownerUrl);
  const name = `${decodeURIComponent(url.pathname.slice(1)) || 'vanonderop'}_server`;
  const password = passwordFrom(secret);
  await ensureServerLogin({ connectionString: ownerUrl }, name, password);
  url.username = name;
  url.password = password;
  return url.toString();
}

const passwordFrom = (secret: Buffer): string =>
  createHmac('sha256', secret).update('server-login').digest('hex');
