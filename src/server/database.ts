import { createHmac } from 'node:crypto';
import pg from 'pg';
import { connect, type Db } from '#core/db/connection.ts';
import { ensureServerLogin, migrate, missingRoleLimits } from '#core/db/migrate.ts';
import type { Log } from '#core/log.ts';
import { runningCluster, type StateListener, startCluster } from '#embedded-postgres';
import type { Config } from './config.ts';

/** The bundled database and the server's role in it. */
const DATABASE = 'vanonderop';
const SERVER_ROLE = 'vanonderop_server';

export interface OpenDatabase {
  db: Db;
  close: () => Promise<void>;
  /** It is the bundled PostgreSQL. */
  embedded: boolean;
}

export type DatabaseOpening =
  | { ok: true; value: OpenDatabase }
  | { ok: false; refusal: 'already-running'; pid: number };

/**
 * Opens the configured database or else the bundled one, migrates it as its owner, and returns connections of the server's
 * own role, which owns nothing and cannot bypass row-level security.
 */
export async function openDatabase(
  config: Pick<Config, 'DATABASE_URL' | 'SERVER_DATABASE_URL' | 'DATA_FOLDER'>,
  secret: Buffer,
  progress: (step: string) => void,
  log?: Log,
): Promise<DatabaseOpening> {
  if (config.DATABASE_URL) {
    const owner = { connectionString: config.DATABASE_URL };
    await migrateAsOwner(owner, progress);
    const db = connect({
      connection: config.SERVER_DATABASE_URL ?? (await serverLogin(config.DATABASE_URL, secret)),
      ...(log ? { log } : {}),
    });
    for (const statement of await missingRoleLimits(db))
      progress(`a limit is not set; let an administrator run: ${statement};`);
    return { ok: true, value: { db, close: () => db.destroy(), embedded: false } };
  }
  const onStateChange: StateListener = (state, fault) => {
    if (fault) log?.error(`the bundled database: ${state}`, fault);
    else log?.info(`the bundled database: ${state}`);
  };
  const started = await startCluster({ folder: config.DATA_FOLDER, progress, onStateChange });
  if (!started.ok) return started;
  const { cluster } = started;
  try {
    const { user, password } = cluster.owner;
    const connection = { host: cluster.socket, port: cluster.port, user, password };
    await ensureDatabase(connection, DATABASE);
    await migrateAsOwner({ ...connection, database: DATABASE }, progress);
    const login = passwordFrom(secret);
    await ensureServerLogin({ ...connection, database: DATABASE }, SERVER_ROLE, login);
    const db = connect({
      connection: { ...connection, user: SERVER_ROLE, password: login, database: DATABASE },
      ...(log ? { log } : {}),
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

/** The bundled database of a server that is running on the same data folder, with its role; null when none is reachable. */
export function connectToRunningDatabase(
  config: Pick<Config, 'DATA_FOLDER'>,
  secret: Buffer,
): OpenDatabase | null {
  const running = runningCluster(config.DATA_FOLDER);
  if (!running) return null;
  const { socket: host, port } = running;
  const db = connect({
    connection: { host, port, user: SERVER_ROLE, password: passwordFrom(secret), database: DATABASE },
    maxConnections: 2,
  });
  return { db, close: () => db.destroy(), embedded: true };
}

async function migrateAsOwner(owner: pg.ClientConfig, progress: (step: string) => void): Promise<void> {
  progress('migrating');
  const ran = await migrate(owner, 'migrations');
  for (const name of ran) progress(`migrated ${name}`);
}

async function ensureDatabase(owner: pg.ClientConfig, name: string): Promise<void> {
  const client = new pg.Client({ ...owner, database: 'postgres' });
  await client.connect();
  try {
    const existing = await client.query('select 1 from pg_database where datname = $1', [name]);
    if (!existing.rowCount) await client.query(`create database ${pg.escapeIdentifier(name)}`);
  } finally {
    await client.end();
  }
}

/** The server's role in an external database: one role per database, its password derived from the secret. */
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
