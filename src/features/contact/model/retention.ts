import type { Db } from '#core/db/connection.ts';
import { inTransaction } from '#core/db/rls-context.ts';
import { deleteOld } from './write-queries.ts';

const DAY = 86_400_000;

/** Forgets questions a year after their last message, and what stayed in quarantine for thirty days. */
export const purgeOldQuestions = (db: Db, now: Date): Promise<number> =>
  inTransaction(db, { systemTask: { name: 'inbound-mail' } }, (tx) =>
    deleteOld(tx, new Date(now.getTime() - 365 * DAY), new Date(now.getTime() - 30 * DAY)),
  );
