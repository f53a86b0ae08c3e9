import { Kysely, PostgresDialect, sql, type Transaction } from 'kysely';
import pg from 'pg';

export type Db = Kysely<unknown>;
export type Tx = Transaction<unknown>;

/** Where the server finds its database: a socket folder or a host, and who it is there. */
export interface ConnectionSettings {
  connection: string | { host: string; port: number; user: string; password: string; database: string };
  /** How many connections at most. */
  maxConnections?: number;
}

// Counts and bigint keys as numbers, dates as the text they are: a date has no time zone.
pg.types.setTypeParser(20, Number);
pg.types.setTypeParser(1082, (text: string) => text);

/** Opens a pool. A statement that runs longer than 15 seconds is a fault, not a wait. */
export function connect({ connection, maxConnections = 12 }: ConnectionSettings): Db {
  const where = typeof connection === 'string' ? { connectionString: connection } : connection;
  const pool = new pg.Pool({
    ...where,
    max: maxConnections,
    statement_timeout: 15_000,
    application_name: 'van-onderop',
  });
  // A connection that breaks while idle is replaced by the pool; without a listener it would end the server.
  pool.on('error', () => {});
  return new Kysely<unknown>({ dialect: new PostgresDialect({ pool }) });
}

/** The same transaction, knowing a room's own tables. */
export const tables = <T>(tx: Db | Tx): Kysely<T> => tx as unknown as Kysely<T>;

/** Who acts in this transaction, as the row-level policies ask it. What is absent is nobody. */
export interface RlsContext {
  person?: string | undefined;
  codeHash?: Buffer | undefined;
  tokenHash?: Buffer | undefined;
  /** The key of a team member. */
  team?: string | undefined;
  /** The hash of a private link that somebody holds. */
  link?: Buffer | undefined;
  /** The edition on which the house itself works: its seats, its tidying. */
  seating?: string | undefined;
  /** The house itself puts away mail that came in. */
  post?: boolean | undefined;
}

/** Tells the database who acts, until this transaction ends. */
export async function setRlsContext(tx: Tx, claims: RlsContext): Promise<void> {
  await sql`select set_config('app.person', ${claims.person ?? ''}, true),
    set_config('app.code_hash', ${claims.codeHash?.toString('hex') ?? ''}, true),
    set_config('app.token_hash', ${claims.tokenHash?.toString('hex') ?? ''}, true),
    set_config('app.team', ${claims.team ?? ''}, true),
    set_config('app.link', ${claims.link?.toString('hex') ?? ''}, true),
    set_config('app.seating', ${claims.seating ?? ''}, true),
    set_config('app.post', ${claims.post ? 'in' : ''}, true)`.execute(tx);
}

/** One transaction in which `claims` acts; a throw rolls everything back. */
export function inTransaction<T>(db: Db, claims: RlsContext, run: (tx: Tx) => Promise<T>): Promise<T> {
  return db.transaction().execute(async (tx) => {
    await setRlsContext(tx, claims);
    return run(tx);
  });
}

const done = new WeakMap<Db, number>();

/** Something was done here and is in the database: what was read before may be old. */
export const bumpWriteCounter = (db: Db): void => void done.set(db, writeCounter(db) + 1);

/** How often something was done here. */
export const writeCounter = (db: Db): number => done.get(db) ?? 0;
