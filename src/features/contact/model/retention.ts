import type { Db } from '#core/db/connection.ts';
import { inTransaction } from '#core/db/rls-context.ts';
import { deleteQuestions } from './queries.ts';

const DAY_MS = 86_400_000;
const QUESTION_RETENTION_DAYS = 365;
const QUARANTINE_RETENTION_DAYS = 30;

/** Deletes questions a year after their last message, and what stayed in quarantine for thirty days. @returns how many */
export function purgeOldQuestions(db: Db, now: Date): Promise<number> {
  const daysAgo = (days: number) => new Date(now.getTime() - days * DAY_MS);
  return inTransaction(db, { systemTask: { name: 'inbound-mail' } }, (tx) =>
    deleteQuestions(tx, {
      inactiveSince: daysAgo(QUESTION_RETENTION_DAYS),
      quarantinedSince: daysAgo(QUARANTINE_RETENTION_DAYS),
    }),
  );
}
