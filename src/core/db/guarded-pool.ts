import type { PostgresPool, PostgresPoolClient, PostgresQueryResult } from 'kysely';
import type pg from 'pg';
import { oncePerBurst } from '../burst-log.ts';
import type { Log } from '../log.ts';
import {
  ConnectionLost,
  databaseTrouble,
  NotReplicated,
  namedFault,
  spoilsConnection,
  troubleCode,
} from './trouble.ts';

/** How long closing waits for connections to a server that does not answer. */
const CLOSE_TIMEOUT_MS = 5_000;

/**
 * The pool as Kysely gets it. A broken connection is an event here, never the end of the process; a connection that gave no
 * answer in time, or that reached a server which cannot write (any more), is closed instead of used again.
 */
export function guardedPool(pool: pg.Pool, log?: Log): PostgresPool {
  const broke = oncePerBurst<Error>((fault, more) =>
    log?.error('a database connection broke', troubleCode(fault), { more }),
  );
  // The pool hears only idle connections; one that breaks while it is in use would end the process.
  pool.on('error', broke);
  const openedAtMs = new WeakMap<object, number>();
  pool.on('connect', (client) => {
    client.on('error', broke);
    openedAtMs.set(client, performance.now());
  });
  // After a fail-over all connections that were open lead to the machine that may only read, not just the one that said so.
  let readOnlyAtMs = Number.NEGATIVE_INFINITY;
  const onReadOnly = () => {
    readOnlyAtMs = performance.now();
  };
  const freshClient = async (): Promise<pg.PoolClient> => {
    for (;;) {
      const client = await pool.connect();
      if ((openedAtMs.get(client) ?? 0) >= readOnlyAtMs) return client;
      client.release(true);
    }
  };
  return {
    options: pool.options,
    connect: async () => {
      try {
        return guardedClient(await freshClient(), onReadOnly);
      } catch (fault) {
        // Whatever the reason (no server, a password that was changed, too many connections), there is none.
        throw new ConnectionLost('the database gave no connection', { cause: fault });
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
function guardedClient(client: pg.PoolClient, onReadOnly: () => void): PostgresPoolClient {
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
      if (databaseTrouble(named) === 'read-only') onReadOnly();
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
