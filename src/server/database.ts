import { createHmac } from 'node:crypto';
import pg from 'pg';
import { connect, type Db } from '#core/db/connection.ts';
import { ensureServerLogin, migrate } from '#core/db/migrate.ts';
import { runningCluster, startCluster } from '#embedded-postgres';
import type { Config } from './config.ts';

/** The embedded database and the server's login on it. */
const DATABASE = 'vanonderop';
const SERVER = 'vanonderop_server';

export interface OpenDatabase {
  db: Db;
  close: () => Promise<void>;
  /** The house brought its own PostgreSQL. */
  embedded: boolean;
}

export type DatabaseOpening =
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
): Promise<DatabaseOpening> {
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
    await ensureDatabase(where, DATABASE);
    await bringUpToDate({ ...where, database: DATABASE }, progress);
    const login = passwordFrom(secret);
    await ensureServerLogin({ ...where, database: DATABASE }, SERVER, login);
    const db = connect({
      connection: { ...where, user: SERVER, password: login, database: DATABASE },
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

/** The database of a house that is open on the same data, as the server itself comes in; null when none can be reached. */
export function connectToRunningDatabase(
  config: Pick<Config, 'DATA_FOLDER'>,
  secret: Buffer,
): OpenDatabase | null {
  const running = runningCluster(config.DATA_FOLDER);
  if (!running) return null;
  const { socket: host, port } = running;
  const db = connect({
    connection: { host, port, user: SERVER, password: passwordFrom(secret), database: DATABASE },
    maxConnections: 2,
  });
  return { db, close: () => db.destroy(), embedded: true };
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
