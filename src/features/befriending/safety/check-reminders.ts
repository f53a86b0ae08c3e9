import type { AppContext } from '#core/context.ts';
import type { Tx } from '#core/db/connection.ts';
import { inTransaction } from '#core/db/rls-context.ts';
import { amsterdamDate } from '#core/time/amsterdam.ts';
import { listPools } from '../model/queries.ts';
import type { Pool } from '../model/rules.ts';
import { allChecks, markReminded } from './check-queries.ts';
import { tellOfChecks } from './mail.ts';
import { isCheckReminderDue } from './rules.ts';

/** Of whom a check runs out soon and nobody was told yet, by pool. The transaction must act as the task `befriending`. */
export async function checksToRemind(tx: Tx, today: string): Promise<{ pool: Pool; members: string[] }[]> {
  const checks = await allChecks(tx);
  return (await listPools(tx)).flatMap((pool) => {
    const due = checks.filter(
      (check) => check.pool === pool.listing && isCheckReminderDue(check, pool, today),
    );
    return due.length > 0 ? [{ pool, members: due.map(({ member }) => member) }] : [];
  });
}

/** Tells organisations that checks run out, in time for a new one. What was told is remembered in the same transaction. */
export const remindOfChecks = (app: AppContext): Promise<void> =>
  inTransaction(app.db, { systemTask: { name: 'befriending' } }, async (tx) => {
    const today = amsterdamDate(app.now());
    for (const { pool, members } of await checksToRemind(tx, today)) {
      await tellOfChecks(tx, app, { initiative: pool.initiative, count: members.length, today });
      await markReminded(tx, members, today);
    }
  });
