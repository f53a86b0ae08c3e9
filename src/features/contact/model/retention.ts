import type { Db } from '#core/db/connection.ts';
import { inTransaction } from '#core/db/rls-context.ts';
import { daysBefore } from '#core/time/amsterdam.ts';
import { deleteQuestions } from './queries.ts';

const QUESTION_RETENTION_DAYS = 365;
const QUARANTINE_RETENTION_DAYS = 30;
/** So long can somebody take back that they deleted a question. */
const DELETED_RETENTION_DAYS = 7;

/**
 * Deletes questions a year after their last message, and what stayed in quarantine for thirty days, and a week later what somebody
 * deleted. @returns how many
 */
export const purgeOldQuestions = (db: Db, now: Date): Promise<number> =>
  inTransaction(db, { systemTask: { name: 'retention' } }, (tx) =>
    deleteQuestions(tx, {
      inactiveSince: daysBefore(now, QUESTION_RETENTION_DAYS),
      quarantinedSince: daysBefore(now, QUARANTINE_RETENTION_DAYS),
      deletedSince: daysBefore(now, DELETED_RETENTION_DAYS),
    }),
  );
