import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { sql } from 'kysely';
import pg from 'pg';
import type { Db } from './connection.ts';

/** Advisory lock: of two servers that migrate the same database at once, the second waits and finds it done. */
const MIGRATION_LOCK = 7_230_415;
const CONNECTION_TIMEOUT_MS = 10_000;

/**
 * Runs the migrations that have not run yet, each file in its own transaction, forward only.
 * Throws when a file that already ran has changed since: history is not rewritten.
 * @param connection the owner's connection string or settings
 * @param folder where the numbered `.sql` files lie
 * @returns the names of the files that ran now
 */
export async function migrate(connection: pg.ClientConfig, folder: string): Promise<string[]> {
  const owner = ownerClient(connection);
  await owner.connect();
  try {
    await owner.query('select pg_advisory_lock($1)', [MIGRATION_LOCK]);
    await owner.query(
      'create table if not exists migration (name text primary key, checksum text not null, ran_at timestamptz not null default now())',
    );
    const ran = await owner.query<{ name: string; checksum: string }>('select name, checksum from migration');
    const checksums = new Map(ran.rows.map((row) => [row.name, row.checksum]));
    const applied: string[] = [];
    for (const name of (await readdir(folder)).filter((file) => file.endsWith('.sql')).sort()) {
      const text = await readFile(join(folder, name), 'utf8');
      const checksum = createHash('sha256').update(text).digest('hex');
      const known = checksums.get(name);
      if (known === checksum) continue;
      if (known) throw new Error(`migration ${name} ran before with other contents; add a new file instead`);
      await applyMigration(owner, name, text, checksum);
      applied.push(name);
    }
    return applied;
  } finally {
    await owner.end();
  }
}

async function applyMigration(owner: pg.Client, name: string, text: string, checksum: string): Promise<void> {
  await owner.query('begin');
  try {
    await owner.query(text);
    await owner.query('insert into migration (name, checksum) values ($1, $2)', [name, checksum]);
    await owner.query('commit');
  } catch (fault) {
    await owner.query('rollback');
    throw new Error(`migration ${name} failed: ${(fault as Error).message}`, { cause: fault });
  }
}

/** A connection of the owner. One that breaks makes the statement fail; it does not end the process. */
export function ownerClient(settings: pg.ClientConfig): pg.Client {
  const client = new pg.Client({ connectionTimeoutMillis: CONNECTION_TIMEOUT_MS, ...settings });
  client.on('error', () => {});
  return client;
}

/** The limits that PostgreSQL keeps for the server's role, in seconds. */
export const ROLE_LIMITS_SECONDS = {
  statement_timeout: 15,
  lock_timeout: 10,
  idle_in_transaction_session_timeout: 60,
} as const;

/** The statements that set the limits on a role: with a pooler in between a connection cannot ask for them itself. */
export const roleLimits = (name: string): string[] =>
  Object.entries(ROLE_LIMITS_SECONDS).map(
    ([setting, seconds]) => `alter role ${pg.escapeIdentifier(name)} set ${setting} = '${seconds}s'`,
  );

/** The limits that are not set for the role of these connections, with the statements that an administrator can run. */
export async function missingRoleLimits(db: Db): Promise<string[]> {
  const { rows } = await sql<{ role: string; unset: string[] }>`select current_user as role,
    array(select name from pg_settings where name = any(${Object.keys(ROLE_LIMITS_SECONDS)}) and setting = '0') as unset`.execute(
    db,
  );
  const { role = '', unset = [] } = rows[0] ?? {};
  return roleLimits(role).filter((statement) => unset.some((name) => statement.includes(` set ${name} =`)));
}

/**
 * Makes sure that the server's own role exists: it owns nothing, is no superuser and cannot bypass row-level security.
 * @throws when the owner may not make roles; the message says what an administrator can run instead
 */
export async function ensureServerLogin(
  owner: pg.ClientConfig,
  name: string,
  password: string,
): Promise<void> {
  const client = ownerClient(owner);
  await client.connect();
  try {
    const role = pg.escapeIdentifier(name);
    const secret = pg.escapeLiteral(password);
    await client.query('select pg_advisory_lock($1)', [MIGRATION_LOCK]);
    const existing = await client.query('select 1 from pg_roles where rolname = $1', [name]);
    // Only a superuser may repeat these restrictions on an existing role; they were set when it was created.
    await client.query(
      existing.rowCount
        ? `alter role ${role} login password ${secret}`
        : `create role ${role} login inherit nosuperuser nocreatedb nocreaterole nobypassrls password ${secret}`,
    );
    await client.query(`grant vanonderop to ${role}`);
    for (const statement of roleLimits(name)) await client.query(statement);
  } catch (fault) {
    throw new Error(
      `the server needs its own login, and ${String(owner.user ?? 'this account')} may not make one: ` +
        'let an administrator make it and set SERVER_DATABASE_URL (see docs/running.md)',
      { cause: fault },
    );
  } finally {
    await client.end();
  }
}
