import { createHmac } from 'node:crypto';
import { sql } from 'kysely';
import pg from 'pg';
import { compareClaimKey, storeClaimKey } from '#core/db/claim-key.ts';
import { connect, type Db } from '#core/db/connection.ts';
import { ensureServerLogin, migrate, missingRoleLimits, ownerClient } from '#core/db/migrate.ts';
import type { Log } from '#core/log.ts';
import { runningCluster, type StateListener, startCluster } from '#embedded-postgres';
import type { Config } from './config.ts';

/** The bundled database and the server's role in it. */
const DATABASE = 'vanonderop';
const SERVER_ROLE = 'vanonderop_server';

/** SQLSTATE of a failed password. */
const INVALID_PASSWORD = '28P01';

export interface OpenDatabase {
  db: Db;
  close: () => Promise<void>;
  /** It is the bundled PostgreSQL. */
  embedded: boolean;
}

export type DatabaseOpening =
  | { ok: true; value: OpenDatabase }
  | { ok: false; refusal: 'already-running'; pid: number }
  | { ok: false; refusal: 'other-secret' | 'login-owns' };

/** What a person is told when the database cannot be used as it is configured. */
export const DATABASE_REFUSALS = {
  'other-secret': `This database was made with another SECRET; nothing was changed.
Use the SECRET of the server that made it, or put its file DATA_FOLDER/secret back (from a back-up).
When that secret is lost for good, start once with REPLACE_SECRET=1: every private link and card of before stops working.`,
  'login-owns': `The login in SERVER_DATABASE_URL may do what the owner may, so nothing would keep people's data apart.
Let an administrator make a login that owns nothing (see docs/running.md).`,
};

type DatabaseSettings = Pick<
  Config,
  'DATABASE_URL' | 'SERVER_DATABASE_URL' | 'DATA_FOLDER' | 'REPLACE_SECRET'
>;

/**
 * Opens the configured database or else the bundled one, migrates it as its owner, and returns connections of the server's
 * own role, which owns nothing and cannot bypass row-level security.
 */
export async function openDatabase(
  config: DatabaseSettings,
  secret: Buffer,
  progress: (step: string) => void,
  log?: Log,
): Promise<DatabaseOpening> {
  if (config.DATABASE_URL) {
    const owner = { connectionString: config.DATABASE_URL };
    const login = serverUrl(config.DATABASE_URL, secret);
    const server = config.SERVER_DATABASE_URL ?? login.url;
    const replace = config.REPLACE_SECRET === '1';
    const derived = config.SERVER_DATABASE_URL ? null : { connectionString: login.url };
    if (!replace && (await isOfOtherSecret(owner, secret, derived)))
      return { ok: false, refusal: 'other-secret' };
    await migrateAsOwner(owner, progress);
    await storeClaimKey(owner, secret, { replace });
    if (!config.SERVER_DATABASE_URL) await ensureServerLogin(owner, login.name, login.password);
    const db = connect({ connection: server, secret, ...(log ? { log } : {}) });
    if (await ownsTables(db)) {
      await db.destroy();
      return { ok: false, refusal: 'login-owns' };
    }
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
    const owner = { ...connection, database: DATABASE };
    const server = { ...owner, user: SERVER_ROLE, password: passwordFrom(secret) };
    const replace = config.REPLACE_SECRET === '1';
    if (!replace && (await isOfOtherSecret(owner, secret, server))) {
      await cluster.stop();
      return { ok: false, refusal: 'other-secret' };
    }
    await migrateAsOwner(owner, progress);
    await storeClaimKey(owner, secret, { replace });
    await ensureServerLogin(owner, SERVER_ROLE, server.password);
    const db = connect({ connection: server, secret, ...(log ? { log } : {}) });
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
    secret,
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

/**
 * Was this database made with another secret? Before it had a key to compare, the password of the server's role tells: that
 * comes from the secret too.
 * @param server the login whose password comes from the secret, if there is one
 */
async function isOfOtherSecret(
  owner: pg.ClientConfig,
  secret: Buffer,
  server: pg.ClientConfig | null,
): Promise<boolean> {
  const match = await compareClaimKey(owner, secret);
  if (match !== 'none') return match === 'other';
  if (!server) return false;
  const client = ownerClient(server);
  try {
    await client.connect();
    return false;
  } catch (fault) {
    // A role that does not exist fails in the same way as a wrong password.
    return (fault as { code?: string }).code === INVALID_PASSWORD && (await roleExists(owner, client.user));
  } finally {
    await client.end();
  }
}

/** Would row-level security not hold for these connections? */
async function ownsTables(db: Db): Promise<boolean> {
  const { rows } = await sql<{ owns: boolean }>`
    select rolsuper or rolbypassrls or exists (select from pg_class
      where relname = 'claim_key' and pg_has_role(current_user, relowner, 'member')) as owns
    from pg_roles where rolname = current_user`.execute(db);
  return rows[0]?.owns ?? true;
}

async function roleExists(owner: pg.ClientConfig, name: string | undefined): Promise<boolean> {
  const client = ownerClient(owner);
  await client.connect();
  try {
    return Boolean((await client.query('select 1 from pg_roles where rolname = $1', [name])).rowCount);
  } finally {
    await client.end();
  }
}

/** The server's role in an external database: one role per database, its password derived from the secret. */
function serverUrl(ownerUrl: string, secret: Buffer): { url: string; name: string; password: string } {
  const url = new URL(ownerUrl);
  const name = `${decodeURIComponent(url.pathname.slice(1)) || 'vanonderop'}_server`;
  const password = passwordFrom(secret);
  url.username = name;
  url.password = password;
  return { url: url.toString(), name, password };
}

const passwordFrom = (secret: Buffer): string =>
  createHmac('sha256', secret).update('server-login').digest('hex');
