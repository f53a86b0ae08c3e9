import { Kysely, PostgresDialect, type Transaction } from 'kysely';
import pg from 'pg';

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
}

const STATEMENT_TIMEOUT_MS = 15_000;

// bigint counts and keys become numbers; dates stay text, for a date has no time zone.
pg.types.setTypeParser(pg.types.builtins.INT8, Number);
pg.types.setTypeParser(pg.types.builtins.DATE, (text: string) => text);

/** Opens a pool of connections. A statement that runs longer than 15 seconds fails instead of waiting. */
export function connect({ connection, maxConnections = 12 }: ConnectionSettings): Db {
  const settings = typeof connection === 'string' ? { connectionString: connection } : connection;
  const pool = new pg.Pool({
    ...settings,
    max: maxConnections,
    statement_timeout: STATEMENT_TIMEOUT_MS,
    application_name: 'van-onderop',
  });
  // The pool replaces an idle connection that breaks; without a listener the error would end the process.
  pool.on('error', () => {});
  return new Kysely<Database>({ dialect: new PostgresDialect({ pool }) });
}
