import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import pg from 'pg';

/** One lock for all who migrate the same database at the same moment: the second waits and finds it done. */
const LOCK = 7_230_415;

/**
 * Runs what has not run yet, each file in its own transaction, forward only.
 * Throws when a file that already ran has changed since: history is not rewritten.
 * @param connection the owner's connection string or settings
 * @param folder where the numbered `.sql` files lie
 * @returns the names of the files that ran now
 */
export async function migrate(connection: pg.ClientConfig, folder: string): Promise<string[]> {
  const owner = new pg.Client(connection);
  await owner.connect();
  try {
    await owner.query('select pg_advisory_lock($1)', [LOCK]);
    await owner.query(
      'create table if not exists migration (name text primary key, checksum text not null, ran_at timestamptz not null default now())',
    );
    const ran = await owner.query<{ name: string; checksum: string }>('select name, checksum from migration');
    const before = new Map(ran.rows.map((row) => [row.name, row.checksum]));
    const now: string[] = [];
    for (const name of (await readdir(folder)).filter((file) => file.endsWith('.sql')).sort()) {
      const text = await readFile(join(folder, name), 'utf8');
      const checksum = createHash('sha256').update(text).digest('hex');
      const known = before.get(name);
      if (known === checksum) continue;
      if (known) throw new Error(`migration ${name} ran before with other contents; add a new file instead`);
      await step(owner, name, text, checksum);
      now.push(name);
    }
    return now;
  } finally {
    await owner.end();
  }
}

async function step(owner: pg.Client, name: string, text: string, checksum: string): Promise<void> {
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

/**
 * Makes sure that the server's own login exists: it owns nothing, is no superuser and cannot bypass policies.
 * @throws when the owner may not make roles; the message says what an administrator can run instead
 */
export async function ensureServerLogin(
  owner: pg.ClientConfig,
  name: string,
  password: string,
): Promise<void> {
  const link = new pg.Client(owner);
  await link.connect();
  try {
    const role = pg.escapeIdentifier(name);
    const secret = pg.escapeLiteral(password);
    await link.query('select pg_advisory_lock($1)', [LOCK]);
    const found = await link.query('select 1 from pg_roles where rolname = $1', [name]);
    // Only a superuser may say again what a role may not; what it may not was said when it was made.
    await link.query(
      found.rowCount
        ? `alter role ${role} login password ${secret}`
        : `create role ${role} login inherit nosuperuser nocreatedb nocreaterole nobypassrls password ${secret}`,
    );
    await link.query(`grant vanonderop to ${role}`);
  } catch (fault) {
    throw new Error(
      `the server needs its own login, and ${String(owner.user ?? 'this account')} may not make one: ` +
        'let an administrator make it and set SERVER_DATABASE_URL (see docs/running.md)',
      { cause: fault },
    );
  } finally {
    await link.end();
  }
}
