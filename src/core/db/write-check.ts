import { type Generated, sql } from 'kysely';
import type { AppContext } from '../context.ts';
import type { Db } from './connection.ts';
import { inTime } from './in-time.ts';
import { type DatabaseTrouble, databaseTrouble } from './trouble.ts';

declare module './connection.ts' {
  interface Database {
    write_check: WriteCheckTable;
  }
}

interface WriteCheckTable {
  single: Generated<boolean>;
  written_at: Date;
}

/** For how long one answer is given to everybody who asks. */
const LIFETIME_MS = 2_000;
const MAX_WAIT_MS = 2_000;

interface CheckEntry {
  state: 'ok' | DatabaseTrouble;
  /** By `performance.now()`. */
  checkedAtMs: number;
  checking?: Promise<void> | undefined;
}

const checks = new WeakMap<Db, CheckEntry>();

/**
 * Can the service save? Commits one small row, at most once in two seconds however many ask. Only a write shows it: a standby
 * after a fail-over, a full disk and a broken connection all answer `select 1` or accept a connection.
 */
export async function databaseState(app: Pick<AppContext, 'db' | 'log'>): Promise<'ok' | DatabaseTrouble> {
  const entry = checks.get(app.db) ?? { state: 'ok', checkedAtMs: Number.NEGATIVE_INFINITY };
  checks.set(app.db, entry);
  if (performance.now() - entry.checkedAtMs < LIFETIME_MS) return entry.state;
  entry.checking ??= beginCheck(app, entry);
  await entry.checking;
  return entry.state;
}

function beginCheck({ db, log }: Pick<AppContext, 'db' | 'log'>, entry: CheckEntry): Promise<void> {
  const answer = sql`insert into write_check (written_at) values (now())
    on conflict (single) do update set written_at = excluded.written_at`.execute(db);
  const forget = () => {
    entry.checking = undefined;
  };
  answer.then(forget, forget);
  return inTime(answer, MAX_WAIT_MS)
    .then(
      (): CheckEntry['state'] => 'ok',
      (fault: unknown) => {
        const trouble = databaseTrouble(fault);
        if (!trouble) log.error('the write check failed', fault);
        return trouble ?? 'unreachable';
      },
    )
    .then((state) => {
      entry.state = state;
      entry.checkedAtMs = performance.now();
    });
}
