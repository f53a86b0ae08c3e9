import { sql } from 'kysely';
import type { Db } from '../db/connection.ts';
import { inTransaction } from '../db/rls-context.ts';

/** The logs whose lines are chained by hashes: who read of a person, who did what, what the team looked at. */
export type ChainedLog = 'access_log' | 'audit' | 'team_look';

/** The end of a chain of lines: whoever keeps it outside the database can tell later whether the lines up to it are the same. */
export interface ChainEnd {
  log: ChainedLog;
  chain: string;
  /** How many lines there were, with those that retention deleted. */
  seq: number;
  /** Hexadecimal. */
  hash: string;
}

/** The first line of a chain that is not as it was written. */
export interface ChainFault {
  log: ChainedLog;
  chain: string;
  seq: number;
  /** The id of the line; null when it is gone. */
  id: number | null;
  fault: 'no anchor' | 'missing before' | 'changed' | 'missing at the end' | 'other than was kept';
}

/**
 * Verifies every chain, each in a transaction of its own.
 * @param kept ends of chains that somebody kept outside the database
 */
export async function verifyLogs(
  db: Db,
  kept: readonly ChainEnd[] = [],
): Promise<{ ends: ChainEnd[]; lines: number; faults: ChainFault[] }> {
  const faults: ChainFault[] = [];
  const chains = await asVerifier<{
    log: ChainedLog;
    chain: string;
    first_seq: number;
    last_seq: number;
    last_hash: Buffer;
  }>(db, sql`select * from log_chains()`);
  for (const { log, chain } of chains) {
    const found = await asVerifier<Omit<ChainFault, 'log' | 'chain'>>(
      db,
      sql`select seq, id, fault from log_chain_fault(${log}, ${chain})`,
    );
    faults.push(...found.map((fault) => ({ log, chain, ...fault })));
  }
  for (const { log, chain, seq, hash } of kept) {
    const [line] = await asVerifier<{ gone: boolean; hash: Buffer | null }>(
      db,
      sql`select gone, hash from log_line_kept(${log}, ${chain}, ${seq})`,
    );
    if (!line?.gone && line?.hash?.toString('hex') !== hash)
      faults.push({ log, chain, seq, id: null, fault: 'other than was kept' });
  }
  return {
    faults,
    lines: chains.reduce((sum, { first_seq, last_seq }) => sum + last_seq - first_seq, 0),
    ends: chains.map(({ log, chain, last_seq, last_hash }) => ({
      log,
      chain,
      seq: last_seq,
      hash: last_hash.toString('hex'),
    })),
  };
}

const asVerifier = <T>(db: Db, query: ReturnType<typeof sql>): Promise<T[]> =>
  inTransaction(db, { systemTask: { name: 'logs' } }, async (tx) => (await query.execute(tx)).rows as T[]);
