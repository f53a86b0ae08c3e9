import { Kysely, PostgresAdapter, PostgresDialect, type PostgresPool, type Transaction } from 'kysely';
import pg from 'pg';
import type { Log } from '../log.ts';
import { type ClaimSigner, createClaimSigner } from './claims.ts';
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
  /** The server's secret, which signs the claims of every transaction. */
  secret: Buffer;
  /** The application's clock; that of the machine when absent. */
  now?: () => Date;
}

/** Carries what signs claims with the connections for which it signs, so that no global holds a key. */
class SigningAdapter extends PostgresAdapter {
  readonly signer: ClaimSigner;
  constructor(signer: ClaimSigner) {
    super();
    this.signer = signer;
  }
}

class SigningDialect extends PostgresDialect {
  readonly #signer: ClaimSigner;
  constructor(pool: PostgresPool, signer: ClaimSigner) {
    super({ pool });
    this.#signer = signer;
  }
  override createAdapter(): SigningAdapter {
    return new SigningAdapter(this.#signer);
  }
}

/** What signs the claims of these connections. Throws for connections that `connect` did not make. */
export function claimSigner(db: Db | Tx): ClaimSigner {
  const { adapter } = db.getExecutor();
  if (!(adapter instanceof SigningAdapter)) throw new Error('these connections cannot sign claims');
  return adapter.signer;
}

/** How long it may take to open a connection: a server that is there answers at once. */
const CONNECTION_TIMEOUT_MS = 5_000;
/** How long a request waits for its turn when all connections are in use: a crowd that signs up at once is served in turn. */
const QUEUE_TIMEOUT_MS = 20_000;
/** A server that hangs keeps no limit of its own, so this side has one; longer than the role's `statement_timeout`. */
const QUERY_TIMEOUT_MS = 20_000;
/** A connection is not used for ever: after a fail-over some would stay with the machine that was. */
const MAX_LIFETIME_SECONDS = 1_800;

/** The pool has one limit for the turn and for the connection; this one gives the connection its own. */
class PromptClient extends pg.Client {
  constructor(config?: pg.ClientConfig) {
    // The pool hides the password from copies of its options, so that it is in no log.
    super({ ...config, password: config?.password, connectionTimeoutMillis: CONNECTION_TIMEOUT_MS });
  }
}

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
  secret,
  now = () => new Date(),
}: ConnectionSettings): Db {
  const settings = typeof connection === 'string' ? { connectionString: connection } : connection;
  const pool = new pg.Pool({
    ...settings,
    max: maxConnections,
    Client: PromptClient,
    connectionTimeoutMillis: QUEUE_TIMEOUT_MS,
    query_timeout: queryTimeoutMs,
    maxLifetimeSeconds: MAX_LIFETIME_SECONDS,
    keepAlive: true,
    application_name: 'van-onderop',
  });
  const signer = createClaimSigner(secret, now);
  return new Kysely<Database>({ dialect: new SigningDialect(guardedPool(pool, log), signer) });
}
