import type { AppContext } from '#core/context.ts';
import { inTransaction } from '#core/db/rls-context.ts';
import { daysBefore } from '#core/time/amsterdam.ts';
import { LATE_DAYS } from './phase-rules.ts';
import { deleteBallotsClosedBefore, deleteCodesClosedBefore } from './queries.ts';

/** So long after closing ballots are kept, so that figures can be checked and computed anew; what is published stays. */
const BALLOTS_KEPT_DAYS = 365;

/** Deletes codes and keys when no ballot can arrive any more, and ballots a year after their conversation closed. */
export const purgeBallots = (app: AppContext): Promise<void> =>
  inTransaction(app.db, { systemTask: { name: 'voice' } }, async (tx) => {
    await deleteCodesClosedBefore(tx, daysBefore(app.now(), LATE_DAYS));
    await deleteBallotsClosedBefore(tx, daysBefore(app.now(), BALLOTS_KEPT_DAYS));
  });
