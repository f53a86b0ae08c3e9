import type { PostgresPool, PostgresPoolClient, PostgresQueryResult } from 'kysely';
import type pg from 'pg';
import type { Log } from '../log.ts';
import { NotReplicated, namedFault, spoilsConnection, troubleCode } from './trouble.ts';

/** After a line in the log, how long further broken connections are only counted. */
const BURST_MS = 10_000;
/** How long closing waits for connections to a server that does not answer. */
const CLOSE_TIMEOUT_MS = 5_000;

/**
 * The pool as Kysely gets it. A broken connection is an event here, never the end of the process; a connection that gave no
 * answer in time, or that reached a server which cannot write (any more), is closed instead of used again.
 */
export function guardedPool(pool: pg.Pool, log?: Log): PostgresPool {
  const broke = brokenConnectionLog(log);
  // The pool hears only idle connections; one that breaks while it is in use would end the process.
  pool.on('error', broke);
  pool.on('connect', (client) => client.on('error', broke));
  return {
    options: pool.options,
    connect: async () => {
      try {
        return guardedClient(await pool.connect());
      } catch (fault) {
        throw namedFault(fault);
      }
    },
    end: async () => {
      let timer: NodeJS.Timeout | undefined;
      const timeout = new Promise<void>((resolve) => {
        timer = setTimeout(resolve, CLOSE_TIMEOUT_MS);
      });
      await Promise.race([pool.end(), timeout]);
      clearTimeout(timer);
    },
  };
}

/** One use of a connection, from the pool and back. */
function guardedClient(client: pg.PoolClient): PostgresPoolClient {
  let lost: unknown;
  let notReplicated = false;
  const hear = (notice: { message?: string | undefined; routine?: string | undefined }) => {
    notReplicated ||= isBrokenReplicationWait(notice);
  };
  client.on('notice', hear);
  async function query<R>(text: string, parameters: readonly unknown[]): Promise<PostgresQueryResult<R>> {
    // A rollback on a broken connection fails too, and must not hide the first fault.
    if (lost) throw lost;
    try {
      const result = await client.query(text, [...parameters]);
      if (notReplicated) throw new NotReplicated('the wait for a copy of this commit was broken off');
      return result as PostgresQueryResult<R> & pg.QueryResult;
    } catch (fault) {
      const named = namedFault(fault);
      if (spoilsConnection(named)) lost = named;
      throw named;
    }
  }
  return {
    query: query as PostgresPoolClient['query'],
    release: (destroy = false) => {
      client.off('notice', hear);
      client.release(destroy || lost !== undefined);
    },
  };
}

/**
 * PostgreSQL reports success and only warns when a cancellation ends the wait for a synchronous standby. The routine's name is
 * the same in every language of the server, the message is not.
 */
const isBrokenReplicationWait = (notice: {
  message?: string | undefined;
  routine?: string | undefined;
}): boolean =>
  notice.routine === 'SyncRepWaitForLSN' ||
  Boolean(notice.message?.startsWith('canceling wait for synchronous replication'));

/** Writes one line for a burst of broken connections; the next line says how many there were in between. */
function brokenConnectionLog(log: Log | undefined): (fault: Error) => void {
  let quietUntilMs = Number.NEGATIVE_INFINITY;
  let unreported = 0;
  return (fault) => {
    const now = performance.now();
    if (now < quietUntilMs) {
      unreported++;
      return;
    }
    quietUntilMs = now + BURST_MS;
    log?.error('a database connection broke', troubleCode(fault), { more: unreported || undefined });
    unreported = 0;
  };
}
