import { Kysely, PostgresDialect, type Transaction } from 'kysely';
import pg from 'pg';
import type { Log } from '../log.ts';
import { guardedPool } from './guarded-pool.ts';

/**
 * The tables of the whole database. Each is declared beside the queries that own it, so that core names none of a feature:
 * `declare module '#core/db/connection.ts' { interface Database { story_answer: StoryAnswerTable } }`.
 * `test/architecture/schema.test.ts` compares all of them with the migrated schema.
 */
// biome-ignore lint/suspicious/noEmptyInterface: features add their tables by declaration merging
export interface Database {}

export type Db = Kysely<Database>;
export type Tx = Transaction<Database>;

/** How the server reaches its database: a URL, or a socket folder or host with the name of a role. */
export interface ConnectionSettings {
  connection: string | { host: string; port: number; user: string; password: string; database: string };
  maxConnections?: number;
  /** After how long a statement without an answer counts as lost. */
  queryTimeoutMs?: number;
  /** Where broken connections are reported. */
  log?: Log;
}

/** How long a request waits for a free or new connection. */
const CONNECTION_TIMEOUT_MS = 5_000;
/** A server that hangs keeps no limit of its own, so this side has one; longer than the role's `statement_timeout`. */
const QUERY_TIMEOUT_MS = 20_000;
/** A connection is not used for ever: after a fail-over some would stay with the machine that was. */
const MAX_LIFETIME_SECONDS = 1_800;

// bigint counts and keys become numbers; dates stay text, for a date has no time zone.
pg.types.setTypeParser(pg.types.builtins.INT8, Number);
pg.types.setTypeParser(pg.types.builtins.DATE, (text: string) => text);

/**
 * Opens a pool of connections. Limits of the server itself (`statement_timeout` and others) are set on its role, see
 * `roleLimits`: a pooler such as PgBouncer refuses them as parameters of a connection.
 */
export function connect({
  connection,
  maxConnections = 12,
  queryTimeoutMs = QUERY_TIMEOUT_MS,
  log,
}: ConnectionSettings): Db {
  const settings = typeof connection === 'string' ? { connectionString: connection } : connection;
  const pool = new pg.Pool({
    ...settings,
    max: maxConnections,
    connectionTimeoutMillis: CONNECTION_TIMEOUT_MS,
    query_timeout: queryTimeoutMs,
    maxLifetimeSeconds: MAX_LIFETIME_SECONDS,
    keepAlive: true,
    application_name: 'van-onderop',
  });
  return new Kysely<Database>({ dialect: new PostgresDialect({ pool: guardedPool(pool, log) }) });
}
