import { sql } from 'kysely';
import type { AppContext } from '#core/context.ts';
import { inTransaction } from '#core/db/rls-context.ts';

/**
 * Makes every waiting job due. Jobs go by the clock of the database, which a test does not set: it says that the time has
 * come.
 */
export const makeJobsDue = (app: AppContext): Promise<unknown> =>
  inTransaction(app.db, { systemTask: { name: 'jobs' } }, (tx) =>
    sql`update job set due_at = now() - interval '1 second'
      where due_at > now() and done_at is null and failed_at is null`.execute(tx),
  );
